"""Running a job for a slot: under its right, once, and with a word on how it ended."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from secrets import token_hex

import structlog

from tracker.foundation.database import writing
from tracker.foundation.words import N_
from tracker.jobs.due import due
from tracker.jobs.house import House
from tracker.jobs.timetable import TIMETABLE
from tracker.runs import actions
from tracker.runs.actions import Right
from tracker.runs.jobs import SCHEDULER, Job
from tracker.runs.refusals import RightLost, RunsElsewhere
from tracker.runs.work import Stopped, Work, set_out

log = structlog.get_logger()
Clock = Callable[[], datetime]


def holder_name() -> str:
    """A name for this process that no other process has had."""
    return f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"


def tick(house: House, holder: str, clock: Clock) -> list[str]:
    """Run whatever is due, if this process holds the timetable. Says what ran."""
    if house.stop.is_set() or not _leads(house, holder, clock()):
        return []
    with house.sessions() as session:
        waiting = due(session, house, clock())
    return [f"{job} {slot}" for job, slot in waiting if _run(house, job, slot, holder, clock)]


def run_by_hand(house: House, job: Job, slot: str, clock: Clock, *, again: bool = False) -> Work | None:
    """Run one job for one slot now; none when it is done already. Raises RunsElsewhere when somebody is at it."""
    with _holding(house, job, holder_name(), clock) as right:
        if right is None:
            raise RunsElsewhere(N_("「%(job)s」正由另一进程运行，请稍后再试"), job=job)
        work = set_out(house.sessions, right, job.value, slot, now=clock, again=again)
        if work is not None:
            _carry_out(house, job, work)
        return work


def _leads(house: House, holder: str, now: datetime) -> bool:
    with writing(house.sessions) as session:
        return actions.take(session, SCHEDULER, holder, now=now) is not None


def _run(house: House, job: Job, slot: str, holder: str, clock: Clock) -> bool:
    """Run a job for a slot if nobody else is at it; whether it came to its end."""
    with _holding(house, job, holder, clock) as right:
        work = set_out(house.sessions, right, job.value, slot, now=clock) if right is not None else None
        return work is not None and _came_to_its_end(house, job, work)


def _came_to_its_end(house: House, job: Job, work: Work) -> bool:
    try:
        _carry_out(house, job, work)
    except Stopped:
        return False
    except RightLost:
        log.warning("another process took over", job=work.job, slot=work.slot)
        return False
    except Exception as trouble:
        log.exception("a job broke off", job=work.job, slot=work.slot)
        work.fail(f"{type(trouble).__name__}: {trouble}"[:2000])
        return False
    return True


def _carry_out(house: House, job: Job, work: Work) -> None:
    work.stop = house.stop
    TIMETABLE[job].work(work, house)
    work.finish()
    log.info("a job is done", job=work.job, slot=work.slot, done=work.done)


@contextmanager
def _holding(house: House, job: Job, holder: str, clock: Clock) -> Iterator[Right | None]:
    """The right to run a job, given back at the end; none when another process has it."""
    with writing(house.sessions) as session:
        right = actions.take(session, job.value, holder, now=clock())
    try:
        yield right
    finally:
        if right is not None:
            with writing(house.sessions) as session:
                actions.give_back(session, right, now=clock())
