"""The timetable: one table of what runs when. Every job can be cut off, repeated, and run beside another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.foundation.paging import exists_any
from tracker.jobs.house import House
from tracker.jobs.slots import Daily, day_of_slot, minute_slot
from tracker.overview.snapshots import take_snapshot
from tracker.plans.models import Plan, PlanState
from tracker.progress.actions import open_rounds
from tracker.reminders.actions import raise_reminders
from tracker.reminders.digests import Sender, compose_digests
from tracker.reminders.sending import anything_to_send, send_digests
from tracker.reminders.writers.mail import Mail
from tracker.runs.jobs import Job
from tracker.runs.work import Work
from tracker.workdays.queries import calendar

Slots = Callable[[Session, House, datetime], list[str]]


@dataclass(frozen=True)
class Entry:
    """When a job should have run, and what it does."""

    slots: Slots
    """The slots for which it should have run by a moment, oldest first."""
    work: Callable[[Work, House], object]
    after: Job | None = None
    """The job that must be done for the same slot first."""
    mails: bool = False
    """Whether it has a purpose only where mail leaves the house."""


def daily(when: Daily) -> Slots:
    """By the clock."""
    return lambda _session, _house, now: when.slots(now)


def _while_letters_wait(session: Session, _house: House, now: datetime) -> list[str]:
    return [minute_slot(now)] if exists_any(session, anything_to_send(now)) else []


def _open_rounds(work: Work, _house: House) -> None:
    day = day_of_slot(work.slot)
    with work.step() as session:
        ahead = calendar(session, day)
        for plan in session.scalars(select(Plan).where(Plan.state == PlanState.IN_FORCE)):
            work.done += open_rounds(session, plan, until=day, calendar=ahead, act=work.act())


def _raise_reminders(work: Work, _house: House) -> None:
    raise_reminders(work, on=day_of_slot(work.slot))


def _compose_digests(work: Work, house: House) -> None:
    settings = house.settings
    sender = Sender(settings.office_name, settings.web_address, settings.mail_from.rpartition("@")[2])
    compose_digests(work, on=day_of_slot(work.slot), sender=sender)


def _send_digests(work: Work, house: House) -> None:
    send_digests(work, Mail(house.settings))


def _take_snapshot(work: Work, _house: House) -> None:
    with work.step() as session:
        work.done = take_snapshot(session, on=day_of_slot(work.slot))


TIMETABLE: dict[Job, Entry] = {
    Job.OPEN_ROUNDS: Entry(daily(Daily(time(0, 20))), _open_rounds),
    Job.TAKE_SNAPSHOT: Entry(daily(Daily(time(0, 5), days_before=1, folded=False)), _take_snapshot),
    Job.RAISE_REMINDERS: Entry(daily(Daily(time(8, 20))), _raise_reminders),
    Job.COMPOSE_DIGESTS: Entry(daily(Daily(time(8, 20))), _compose_digests, after=Job.RAISE_REMINDERS, mails=True),
    Job.SEND_DIGESTS: Entry(_while_letters_wait, _send_digests, mails=True),
}
"""In the order in which jobs that are due together run."""
