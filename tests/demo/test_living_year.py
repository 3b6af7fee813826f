"""The demonstration is a living year whatever day it is made on, and it is made through the actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tracker import demo
from tracker.foundation.files import FileStore
from tracker.journal.models import Entry
from tracker.journal.queries import broken_seals
from tracker.lights.rules import Light, horizon, light_of
from tracker.plans.models import Plan
from tracker.tasks.models import Assignment, AssignmentState, Task, TaskState
from tracker.workdays.queries import calendar

KEY = b"a secret for tests alone"


AUTUMN, AFTER_NEW_YEAR, LEAP_DAY = date(2026, 11, 22), date(2027, 1, 5), date(2028, 2, 29)
"""The second and third lie in years that no calendar is published for yet."""


@pytest.fixture
def today(request: pytest.FixtureRequest) -> date:
    """The day on which the demonstration is made."""
    return getattr(request, "param", AUTUMN)


@pytest.fixture
def year(sessions: sessionmaker[Session], tmp_path: Path, today: date) -> Iterator[Session]:
    """The demonstration as made on that day."""
    sessions.configure(info={"journal_key": KEY, "argon2_cost": "cheap"})
    demo.load(sessions, FileStore(tmp_path), today=today)
    with sessions() as session:
        yield session


@pytest.mark.parametrize(
    "today",
    [AUTUMN, *(pytest.param(day, marks=pytest.mark.either_engine) for day in (AFTER_NEW_YEAR, LEAP_DAY))],
    indirect=True,
    ids=str,
)
def test_shows_every_light_and_every_stage_of_the_work(year: Session, today: date) -> None:
    seen = horizon(calendar(year, today), today)
    tasks = year.scalars(select(Task).join(Task.plan).where(Plan.year == today.year)).all()
    lights = Counter(light_of(task, seen) for task in tasks)
    assert set(lights) == set(Light)
    assert {TaskState.IN_PROGRESS, TaskState.CLOSURE_REQUESTED, TaskState.CLOSED} <= {task.state for task in tasks}
    parts = year.scalars(select(Assignment).join(Assignment.task).join(Task.plan).where(Plan.year == today.year))
    assert {part.state for part in parts} == set(AssignmentState)


def test_is_journalled_deed_by_deed_with_whole_seals(year: Session, today: date) -> None:
    deeds = Counter(year.scalars(select(Entry.deed)))
    assert deeds["draft:issued"] == 2
    assert all(entry.at.date() <= today for entry in year.scalars(select(Entry)))
    assert not list(broken_seals(year, KEY))
    assert not demo.is_empty(year), "so it is not made a second time"
    assert year.scalar(select(Plan.title).where(Plan.year == 2013)) == "苏州市2013年政务公开和政务服务工作实施意见"
