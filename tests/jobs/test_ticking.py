"""A tick runs what the database says is due: once, by one process, whatever was missed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from tests.conftest import SECRET
from tests.make import Make
from tracker.foundation.settings import Settings
from tracker.jobs import timetable
from tracker.jobs.house import House
from tracker.jobs.running import run_by_hand, tick
from tracker.jobs.timetable import TIMETABLE, Entry
from tracker.overview.models import Snapshot
from tracker.reminders.models import Digest, Reminder, SendingState
from tracker.reminders.writers.mail import Mail
from tracker.runs.jobs import Job
from tracker.runs.models import JobRun, RunState
from tracker.runs.refusals import RunsElsewhere

MORNING = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
MAIL = {"smtp_host": "127.0.0.1", "mail_from": "ducha@office.test"}
Tick = Callable[..., list[str]]


@pytest.fixture
def house(engine: Engine, sessions: sessionmaker[Session]) -> House:
    return House(Settings(secret_key=SECRET), engine, sessions)


@pytest.fixture
def mailing(engine: Engine, sessions: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch) -> House:
    """A house whose letters all arrive."""
    monkeypatch.setattr(Mail, "send", lambda _mail, _digest, *, at: None)
    return House(Settings(secret_key=SECRET, **MAIL), engine, sessions)  # type: ignore[arg-type]


def at(house: House, moment: datetime, holder: str = "one") -> list[str]:
    return tick(house, holder, lambda: moment)


def runs(session: Session, job: Job) -> list[JobRun]:
    session.rollback()
    return list(session.scalars(select(JobRun).where(JobRun.job == job.value).order_by(JobRun.slot)))


def test_a_morning_runs_what_it_brings_and_the_next_tick_nothing(house: House, make: Make) -> None:
    make.task(leads=[make.department()], deadline=make.today)
    assert at(house, MORNING) == ["open-rounds 2026-03-02", "take-snapshot 2026-03-01", "raise-reminders 2026-03-02"]
    assert at(house, MORNING + timedelta(seconds=5)) == []


def test_of_two_schedulers_one_runs(house: House) -> None:
    assert at(house, MORNING, "one")
    assert at(house, MORNING + timedelta(days=1, seconds=-10), "one")
    assert at(house, MORNING + timedelta(days=1), "two") == []


def test_a_scheduler_that_died_is_replaced(house: House) -> None:
    at(house, MORNING, "one")
    assert at(house, MORNING + timedelta(days=1), "two")


def test_after_missed_days_reminders_are_folded_and_snapshots_caught_up(
    house: House, make: Make, session: Session
) -> None:
    make.task(leads=[make.department()], deadline=make.today)
    at(house, MORNING)
    at(house, MORNING + timedelta(days=3))
    assert [run.slot for run in runs(session, Job.RAISE_REMINDERS)] == ["2026-03-02", "2026-03-05"]
    assert sorted(set(session.scalars(select(func.count()).select_from(Snapshot).group_by(Snapshot.day)))) == [3]
    assert [run.slot[-2:] for run in runs(session, Job.TAKE_SNAPSHOT)] == ["01", "02", "03", "04"]
    assert session.scalar(select(func.count()).select_from(Reminder)) == 2


def test_letters_follow_the_reminders_and_leave_by_themselves(mailing: House, make: Make, session: Session) -> None:
    department = make.department()
    make.liaison(department)
    make.task(leads=[department], deadline=make.today)
    moments = [MORNING + timedelta(seconds=5 * n) for n in range(4)]
    ran = [[name.split()[0] for name in at(mailing, moment)] for moment in moments]
    assert ran == [["open-rounds", "take-snapshot", "raise-reminders"], ["compose-digests"], ["send-digests"], []]
    assert session.scalars(select(Digest.state)).all() == [SendingState.SENT]


def test_letters_wait_for_reminders_that_failed(
    mailing: House, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = TIMETABLE[Job.RAISE_REMINDERS]
    monkeypatch.setitem(TIMETABLE, Job.RAISE_REMINDERS, Entry(entry.slots, lambda _work, _house: 1 / 0))
    at(mailing, MORNING)
    assert at(mailing, MORNING + timedelta(seconds=5)) == []
    (failed,) = runs(session, Job.RAISE_REMINDERS)
    assert (failed.state, failed.error) == (RunState.FAILED, "ZeroDivisionError: division by zero")


def test_a_job_that_failed_is_taken_up_again_after_a_while(
    house: House, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(timetable, "raise_reminders", lambda _work, on: 1 / 0)
        at(house, MORNING)
    assert at(house, MORNING + timedelta(minutes=1)) == []
    assert at(house, MORNING + timedelta(minutes=6)) == ["raise-reminders 2026-03-02"]


def test_one_job_that_fails_does_not_keep_the_others(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timetable, "take_snapshot", lambda _session, on: 1 / 0)
    assert "raise-reminders 2026-03-02" in at(house, MORNING)


def test_a_job_run_by_hand_is_not_run_again_by_the_clock(house: House, session: Session) -> None:
    assert run_by_hand(house, Job.RAISE_REMINDERS, "2026-03-02", lambda: MORNING)
    assert "raise-reminders 2026-03-02" not in at(house, MORNING)
    assert run_by_hand(house, Job.RAISE_REMINDERS, "2026-03-02", lambda: MORNING) is None
    assert run_by_hand(house, Job.RAISE_REMINDERS, "2026-03-02", lambda: MORNING, again=True)
    assert len(runs(session, Job.RAISE_REMINDERS)) == 1


def test_a_hand_does_not_meddle_with_a_run_under_way(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def meddle(_work: object, _house: object) -> None:
        run_by_hand(house, Job.RAISE_REMINDERS, "2026-03-02", lambda: MORNING)

    monkeypatch.setitem(TIMETABLE, Job.RAISE_REMINDERS, Entry(TIMETABLE[Job.RAISE_REMINDERS].slots, meddle))
    with pytest.raises(RunsElsewhere):
        run_by_hand(house, Job.RAISE_REMINDERS, "2026-03-02", lambda: MORNING)


def test_a_house_that_is_asked_to_stop_begins_nothing(house: House) -> None:
    house.stop.set()
    assert at(house, MORNING) == []


def test_no_mail_no_letters(house: House, make: Make, session: Session) -> None:
    department = make.department()
    make.liaison(department)
    make.task(leads=[department], deadline=make.today)
    for seconds in (0, 5, 10):
        at(house, MORNING + timedelta(seconds=seconds))
    assert session.scalar(select(func.count()).select_from(Digest)) == 0


def test_over_a_new_year_whose_calendar_is_not_published_every_day_runs(
    house: House, make: Make, session: Session
) -> None:
    make.task(leads=[make.department()], deadline=datetime(2026, 12, 31, tzinfo=UTC).date())
    start = datetime(2026, 12, 29, 0, 30, tzinfo=UTC)
    for days in range(10):
        at(house, start + timedelta(days=days))
    assert {run.state for run in runs(session, Job.RAISE_REMINDERS)} == {RunState.DONE}
    raised = session.execute(select(Reminder.kind, Reminder.step, Reminder.raised_on).order_by(Reminder.id)).all()
    assert [(kind.value, step, on.isoformat()) for kind, step, on in raised] == [
        ("before", 5, "2026-12-29"),
        ("before", 1, "2026-12-30"),
        ("due", 0, "2026-12-31"),
        ("overdue", 0, "2027-01-01"),
        ("overdue", 1, "2027-01-06"),
    ]
