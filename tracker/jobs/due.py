"""What is due: the timetable's slots, less what the database knows as done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.foundation.clock import day_of
from tracker.jobs.house import House
from tracker.jobs.slots import LOOK_BACK, slot_of
from tracker.jobs.timetable import TIMETABLE, Entry
from tracker.runs import queries
from tracker.runs.jobs import Job
from tracker.runs.models import JobRun, RunState

RETRY_AFTER = timedelta(minutes=5)
"""A run that failed is taken up again after this long."""

Known = dict[tuple[str, str], JobRun]


class Due(NamedTuple):
    """A job that should run for a slot."""

    job: Job
    slot: str


def due(session: Session, house: House, now: datetime) -> list[Due]:
    """What should run now, in the timetable's order."""
    since = slot_of(day_of(now) - timedelta(days=LOOK_BACK + 1))
    known = queries.known(session, [job.value for job in TIMETABLE], since=since)
    first = queries.first_slots(session)
    return [
        Due(job, slot)
        for job, entry in TIMETABLE.items()
        if house.settings.sends_mail or not entry.mails
        for slot in _missed(entry.slots(session, house, now), first.get(job.value))
        if _is_due(job, entry, slot, known, now)
    ]


def _missed(slots: list[str], first: str | None) -> list[str]:
    """A job that never ran begins with its latest slot: what lies before its first was not missed."""
    return slots[-1:] if first is None else [slot for slot in slots if slot >= first]


def _is_due(job: Job, entry: Entry, slot: str, known: Known, now: datetime) -> bool:
    run = known.get((job.value, slot))
    if run is None or run.state is RunState.RUNNING:
        return entry.after is None or _is_done(known.get((entry.after.value, slot)))
    return run.state is RunState.FAILED and run.ended_at is not None and now - run.ended_at >= RETRY_AFTER


def _is_done(run: JobRun | None) -> bool:
    return run is not None and run.state is RunState.DONE
