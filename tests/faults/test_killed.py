"""Killed at any moment, run by two, frozen and thawed: nothing is lost and nothing is doubled.

TRACKER_TEST_KILLS says how often each run is killed (20).
Controls: let `raise_page` commit its reminders before it tells people, and notices are lost; put the attempt on
record after the call in `sending`, and letters arrive twice; let `guard` and `beat` ask for no epoch, and the thawed
process writes.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY
from tests.faults.test_mail import Office, serving
from tests.faults.worker import LOST, work
from tests.make import Make
from tracker.departments.models import Department
from tracker.inbox.models import Notice
from tracker.people.models import Person
from tracker.reminders.models import Digest, Reminder, SendingState
from tracker.runs.jobs import Job
from tracker.runs.models import JobRun, RunState
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, Task

KILLS = int(os.environ.get("TRACKER_TEST_KILLS", "20"))
TASKS, LETTERS = 3000, 150
MORNING = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
STATEMENTS_OF_A_STEP = 14
"""About as many as it takes to set out or to raise one page, so that a kill falls between any two of them."""
LEASE = timedelta(seconds=20)
"""Longer than a right outlives a killed process."""
DEADLINES = [MONDAY + timedelta(days=days) for days in (-30, -3, 0, 1, 4, 40)]
STAYS_SILENT = DEADLINES[-1]


@dataclass
class Child:
    """A process of its own, and the line to it."""

    process: BaseProcess
    line: Connection

    def hears(self, word: str) -> None:
        """Wait until it says a word."""
        while self.line.recv() != word:
            continue

    def ends(self) -> int | None:
        """Wait until it has ended, and how."""
        self.process.join(timeout=120)
        return self.process.exitcode


Start = Callable[..., Child]


@pytest.fixture(scope="session")
def nursery() -> Any:
    """Where processes come from quickly: a server that has read the house's code once and forks."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.faults.worker"])
    return context


@pytest.fixture
def start(engine: Engine, nursery: Any) -> Iterator[Start]:
    """Start a process on this database, some leases after the morning."""
    begun: list[Child] = []

    def started(mode: str, *, after: int = 0, port: int = 1, in_lockstep: bool = False, dies_at: int = 0) -> Child:
        ours, theirs = nursery.Pipe()
        given = (mode, engine.url.render_as_string(hide_password=False), MORNING + LEASE * after, port, theirs)
        process = nursery.Process(target=work, args=given, kwargs={"in_lockstep": in_lockstep, "dies_at": dies_at})
        process.start()
        begun.append(Child(process, ours))
        return begun[-1]

    yield started
    for child in begun:
        child.process.kill()
        child.process.join()


@pytest.fixture
def office(make: Make, session: Session) -> list[Person]:
    """Thousands of tasks led by a few departments, each with a liaison."""
    bodies = [make.department() for _ in range(10)]
    liaisons = [make.liaison(body) for body in bodies]
    plan = make.plan()
    numbers = range(1, TASKS + 1)
    session.execute(insert(Task), [_task(plan.id, number) for number in numbers])
    session.execute(insert(Assignment), [_part(number, bodies) for number in numbers])
    session.commit()
    return liaisons


def _task(plan_id: int, number: int) -> dict[str, object]:
    deadline = DEADLINES[number % len(DEADLINES)]
    return {
        "id": number,
        "plan_id": plan_id,
        "seq": number,
        "number": str(number),
        "content": "推进政务公开",
        "folded": "",
        "deadline": deadline,
        "deadline_kind": DeadlineKind.DATE,
        "issued_on": datetime(2026, 1, 5, tzinfo=UTC).date(),
    }


def _part(number: int, bodies: list[Department]) -> dict[str, object]:
    return {
        "id": number,
        "task_id": number,
        "department_id": bodies[number % len(bodies)].id,
        "role": AssignmentRole.LEAD,
        "seq": 0,
        "state": AssignmentState.RECEIVED,
        "issued_on": datetime(2026, 1, 5, tzinfo=UTC).date(),
        "receipt_due_on": datetime(2026, 1, 8, tzinfo=UTC).date(),
    }


def kill_after(child: Child, seconds: float) -> bool:
    """Let a process begin its work and kill it; whether it was still at it."""
    child.hears("ready")
    child.process.join(timeout=seconds)
    child.process.kill()
    return child.ends() == -signal.SIGKILL


def check_nothing_lost_nothing_doubled(session: Session) -> None:
    """Each part that is due has one reminder, and its liaison one notice of it."""
    session.rollback()
    expected = {number for number in range(1, TASKS + 1) if DEADLINES[number % len(DEADLINES)] != STAYS_SILENT}
    raised = Counter(session.scalars(select(Reminder.assignment_id)))
    told = Counter(session.scalars(select(Notice.task_id)))
    assert set(raised) == set(told) == expected
    assert set(raised.values()) == set(told.values()) == {1}


def test_a_reminder_run_killed_again_and_again_loses_and_doubles_nothing(
    office: list[Person], start: Start, session: Session
) -> None:
    dice, cut_off = Random(2013), 0
    for turn in range(KILLS):
        cut_off += kill_after(start("raise", after=turn), dice.uniform(0, 0.12))
    assert cut_off > KILLS // 2, "too few kills met a run under way: the test proves nothing"
    assert start("raise", after=KILLS).ends() == 0
    check_nothing_lost_nothing_doubled(session)
    run = session.scalars(select(JobRun).where(JobRun.job == Job.RAISE_REMINDERS.value)).one()
    assert (run.state, run.done) == (RunState.DONE, session.scalar(select(func.count()).select_from(Reminder)))


def test_a_reminder_run_killed_before_each_statement_in_turn_loses_and_doubles_nothing(
    office: list[Person], start: Start, session: Session
) -> None:
    for number in range(1, STATEMENTS_OF_A_STEP * 2):
        assert start("raise", after=number, dies_at=number).ends() == -signal.SIGKILL
    assert start("raise", after=STATEMENTS_OF_A_STEP * 2).ends() == 0
    check_nothing_lost_nothing_doubled(session)


def test_two_schedulers_beside_each_other_run_everything_once(
    office: list[Person], start: Start, session: Session
) -> None:
    both = [start("tick"), start("tick")]
    assert [child.ends() for child in both] == [0, 0]
    check_nothing_lost_nothing_doubled(session)
    raising = select(func.count()).where(JobRun.job == Job.RAISE_REMINDERS.value)
    assert session.scalar(raising) == 1


def test_a_leader_that_was_frozen_and_replaced_writes_nothing_when_it_thaws(
    office: list[Person], start: Start, session: Session
) -> None:
    frozen = start("raise", in_lockstep=True)
    for _ in range(2):
        frozen.hears("step")
        frozen.line.send("go")
    frozen.hears("step")
    os.kill(frozen.process.pid or 0, signal.SIGSTOP)
    assert start("raise", after=1).ends() == 0
    check_nothing_lost_nothing_doubled(session)
    os.kill(frozen.process.pid or 0, signal.SIGCONT)
    frozen.line.send("go")
    assert frozen.ends() == LOST
    check_nothing_lost_nothing_doubled(session)


@pytest.fixture
def letters(make: Make, session: Session) -> None:
    """Letters that wait."""
    session.add_all(_letter(make.coordinator()) for _ in range(LETTERS))
    session.commit()


def test_a_sender_killed_again_and_again_delivers_nothing_twice_and_shows_what_is_open(
    letters: None, start: Start, session: Session
) -> None:
    post, dice, cut_off = Office(), Random(2013), 0
    with serving(post) as port:
        for turn in range(KILLS):
            cut_off += kill_after(start("send", after=10 * turn, port=port), dice.uniform(0, 0.12))
        assert start("send", after=10 * KILLS, port=port).ends() == 0
    assert cut_off > KILLS // 2, "too few kills met a run under way: the test proves nothing"
    check_nothing_twice(session, post, kills=cut_off)


def test_a_sender_killed_before_each_statement_in_turn_delivers_nothing_twice(
    letters: None, start: Start, session: Session
) -> None:
    post, kills = Office(), STATEMENTS_OF_A_STEP * 2
    with serving(post) as port:
        for number in range(1, kills + 1):
            assert start("send", after=10 * number, port=port, dies_at=number).ends() == -signal.SIGKILL
        assert start("send", after=10 * kills + 10, port=port).ends() == 0
    assert check_nothing_twice(session, post, kills=kills) > 0


def check_nothing_twice(session: Session, post: Office, *, kills: int) -> int:
    """Each letter arrived once at most; what may not have arrived is shown as open, one a kill at most: how many."""
    session.rollback()
    fate = {digest.message_id: digest.state for digest in session.scalars(select(Digest))}
    arrived = Counter(_message_id(letter) for letter in post.accepted)
    assert set(arrived.values()) == {1}
    assert set(fate.values()) <= {SendingState.SENT, SendingState.UNCERTAIN}
    assert {key for key, state in fate.items() if state is SendingState.SENT} <= set(arrived)
    in_the_open = list(fate.values()).count(SendingState.UNCERTAIN)
    assert in_the_open <= kills
    return in_the_open


def _letter(person: Person) -> Digest:
    return Digest(
        person_id=person.id,
        day=MONDAY,
        to_address=person.email,
        subject="督办提醒",
        body="逾期 1 项\n",
        message_id=f"<20260302.{person.id}@office.test>",
        next_try_at=MORNING,
    )


def _message_id(letter: bytes) -> str:
    line = next(line for line in letter.splitlines() if line.lower().startswith(b"message-id:"))
    return line.partition(b":")[2].strip().decode()
