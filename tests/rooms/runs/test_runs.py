"""Who may run, and that each run happens once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from tracker.foundation.database import writing
from tracker.runs import actions, queries
from tracker.runs.actions import LEASE_LASTS, Right
from tracker.runs.models import JobRun, Lease, RunState
from tracker.runs.refusals import RightLost
from tracker.runs.work import Work, set_out

NINE = datetime(2026, 3, 2, 1, tzinfo=UTC)
LATER = NINE + LEASE_LASTS + timedelta(seconds=1)
JOB, SLOT = "raise-reminders", "2026-03-02"

Take = Callable[..., Right | None]


@pytest.fixture
def take(sessions: sessionmaker[Session]) -> Take:
    def taken(holder: str, at: datetime = NINE) -> Right | None:
        with writing(sessions) as session:
            return actions.take(session, "scheduler", holder, now=at)

    return taken


@pytest.fixture
def right(take: Take) -> Right:
    taken = take("one")
    assert taken
    return taken


def begun(sessions: sessionmaker[Session], right: Right, at: datetime = NINE, *, again: bool = False) -> Work | None:
    return set_out(sessions, right, JOB, SLOT, now=lambda: at, again=again)


def test_a_right_is_held_by_one(take: Take) -> None:
    assert take("one") == Right("scheduler", "one", 1)
    assert take("two") is None


def test_a_holder_renews_its_right_under_the_same_epoch(take: Take, right: Right) -> None:
    assert take("one", NINE + LEASE_LASTS / 2) == right
    assert take("two", LATER) is None


def test_a_right_that_ran_out_goes_to_the_next_under_a_new_epoch(take: Take, right: Right) -> None:
    assert take("two", LATER) == Right("scheduler", "two", right.epoch + 1)


def test_a_right_that_is_given_back_is_free_at_once(take: Take, right: Right, sessions: sessionmaker[Session]) -> None:
    with writing(sessions) as session:
        actions.give_back(session, right, now=NINE)
    assert take("two")


def test_a_holder_whose_right_was_taken_writes_nothing(
    sessions: sessionmaker[Session], take: Take, right: Right
) -> None:
    work = begun(sessions, right)
    assert work
    assert take("two", LATER)
    with pytest.raises(RightLost), work.step() as session:
        session.add(Lease(name="a row of the work", holder="", epoch=0, expires_at=NINE))
    with pytest.raises(RightLost):
        work.finish()
    with sessions() as session:
        assert session.get(Lease, "a row of the work") is None
        assert session.scalars(queries.run_of(JOB, SLOT)).one().state is RunState.RUNNING


def test_a_step_renews_the_right_and_keeps_the_place(sessions: sessionmaker[Session], take: Take, right: Right) -> None:
    work = set_out(sessions, right, JOB, SLOT, now=lambda: LATER)
    assert work
    with work.step():
        work.cursor, work.done = 40, 7
    assert take("two", LATER) is None
    with sessions() as session:
        run = session.scalars(queries.run_of(JOB, SLOT)).one()
        assert (run.cursor, run.done, run.beat_at) == (40, 7, LATER)


def test_a_run_that_was_cut_off_goes_on_from_its_place(
    sessions: sessionmaker[Session], take: Take, right: Right
) -> None:
    cut_off = begun(sessions, right)
    assert cut_off
    with cut_off.step():
        cut_off.cursor, cut_off.done = 40, 7
    successor = take("two", LATER)
    assert successor
    resumed = begun(sessions, successor, LATER)
    assert resumed
    assert (resumed.cursor, resumed.done) == (40, 7)


def test_a_run_that_is_done_is_not_begun_again(sessions: sessionmaker[Session], right: Right) -> None:
    work = begun(sessions, right)
    assert work
    work.finish()
    assert begun(sessions, right) is None
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(JobRun)) == 1


def test_a_run_is_done_again_from_the_start_only_when_asked(sessions: sessionmaker[Session], right: Right) -> None:
    work = begun(sessions, right)
    assert work
    with work.step():
        work.cursor = 40
    work.finish()
    repeated = begun(sessions, right, again=True)
    assert repeated
    assert repeated.cursor == 0


def test_a_run_that_failed_says_over_what_and_is_taken_up_again(sessions: sessionmaker[Session], right: Right) -> None:
    work = begun(sessions, right)
    assert work
    work.fail("磁盘已满")
    with sessions() as session:
        assert queries.last_of_each(session)[JOB].error == "磁盘已满"
    assert begun(sessions, right)
