"""What tests of reminders share: runs of the reminder job, and what people heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tests.conftest import act_on
from tracker.foundation.database import writing
from tracker.inbox.models import Notice
from tracker.people.models import Person
from tracker.reminders.actions import raise_reminders
from tracker.runs import actions as runs
from tracker.runs.work import Work, set_out

Raise = Callable[[date], int]
Heard = Callable[[Person], list[str]]


@pytest.fixture
def work_on(sessions: sessionmaker[Session]) -> Callable[..., Work]:
    """`work_on(day)` begins a run of a job for that day, at ten in the morning."""

    def begun(day: date, job: str = "raise-reminders") -> Work:
        now = act_on(day).at
        with writing(sessions) as session:
            right = runs.take(session, job, f"{day}", now=now)
        assert right
        work = set_out(sessions, right, job, f"{day}", now=lambda: now, again=True)
        assert work
        return work

    return begun


@pytest.fixture
def raise_on(work_on: Callable[..., Work]) -> Raise:
    """Raise the reminders of a day, as the job does; says how many were new."""

    def raised(day: date) -> int:
        work = work_on(day)
        work.cursor = work.done = 0
        return raise_reminders(work, on=day)

    return raised


@pytest.fixture
def heard(session: Session) -> Heard:
    """What somebody was told, in the order of telling."""

    def told(person: Person) -> list[str]:
        session.rollback()
        found = select(Notice).where(Notice.person_id == person.id).order_by(Notice.id)
        return [notice.sentence for notice in session.scalars(found)]

    return told
