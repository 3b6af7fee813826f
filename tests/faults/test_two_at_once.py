"""Two people at the same moment: one act counts, and nobody's work is lost in silence."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from tests.make import Make
from tests.support.office import Office
from tracker.foundation.database import writing
from tracker.foundation.refusals import Refusal, Stale
from tracker.inbox.models import Notice, NoticeKind
from tracker.journal.queries import broken_seals
from tracker.progress.actions import report
from tracker.progress.models import ProgressReport
from tracker.progress.values import NewReport
from tracker.tasks.actions import change_task, sign_for
from tracker.tasks.models import Assignment, Receipt, Task
from tracker.tasks.moves import OutOfTurn
from tracker.tasks.values import TaskChanges

HANDS = 4


@pytest.fixture
def office(session: Session, make: Make) -> Office:
    """An office at work."""
    return Office(session, make)


def at_once(sessions: sessionmaker[Session], deed: Callable[[Session, int], object]) -> list[Refusal]:
    """Let several hands do a deed in transactions of their own at the same moment; gives what was refused."""
    ready = Barrier(HANDS)

    def hand(number: int) -> Refusal | None:
        ready.wait()
        try:
            with writing(sessions) as session:
                deed(session, number)
        except Refusal as refusal:
            return refusal
        return None

    with ThreadPoolExecutor(HANDS) as pool:
        return [refusal for refusal in pool.map(hand, range(HANDS)) if refusal is not None]


def total(session: Session, kind: type[ProgressReport | Receipt | Notice]) -> int:
    return session.scalar(select(func.count(kind.id))) or 0


def test_one_form_reports_once(sessions: sessionmaker[Session], session: Session, office: Office) -> None:
    _, lead = office.signed()
    session.commit()
    act, lead_id = office.act(office.auditor), lead.id

    def send(own: Session, _number: int) -> None:
        report(own, own.get_one(Assignment, lead_id), NewReport("已推进", 40), form_key="one form", act=act)

    assert at_once(sessions, send) == []
    assert total(session, ProgressReport) == 1
    assert len(office.told(office.coordinator, NoticeKind.REPORTED)) == 1
    assert not list(broken_seals(session, session.info["journal_key"]))


def test_one_signature_counts_and_the_others_are_told(
    sessions: sessionmaker[Session], session: Session, office: Office
) -> None:
    [task] = office.issue()
    lead_id, act = office.parts(task)[0].id, office.act(office.auditor)
    session.commit()
    refused = at_once(sessions, lambda own, _: sign_for(own, own.get_one(Assignment, lead_id), act=act))
    assert [type(refusal) for refusal in refused] == [OutOfTurn] * (HANDS - 1)
    assert total(session, Receipt) == 1


def test_one_editor_saves_and_the_others_see_that_they_are_late(
    sessions: sessionmaker[Session], session: Session, office: Office
) -> None:
    [task] = office.issue()
    task_id, act, seen = task.id, office.act(), task.version
    session.commit()

    def edit(own: Session, number: int) -> None:
        mine = own.get_one(Task, task_id)
        change_task(own, mine, replace(TaskChanges.of(mine), remark=f"{number} 号"), seen=seen, act=act)

    refused = at_once(sessions, edit)
    assert [type(refusal) for refusal in refused] == [Stale] * (HANDS - 1)
    session.expire_all()
    assert task.version == seen + 1
    assert not list(broken_seals(session, session.info["journal_key"]))
