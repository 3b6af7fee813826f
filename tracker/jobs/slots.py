"""Slots: for which days a daily job should have run by a moment. Values in, names of slots out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tracker.foundation.clock import OFFICE_TIME

LOOK_BACK = 14
"""Days that are caught up after an outage; what is older stays undone, so that an old backup does not flood anybody."""


@dataclass(frozen=True)
class Daily:
    """Once a day at a time on the office's clock, for that day or one before it."""

    at: time
    days_before: int = 0
    folded: bool = True
    """Whether the latest day stands for all that were missed."""

    def slots(self, now: datetime) -> list[str]:
        """The days for which it should have run by now, oldest first."""
        local = now.astimezone(OFFICE_TIME)
        latest = local.date() if local.time() >= self.at else local.date() - timedelta(days=1)
        days = 1 if self.folded else LOOK_BACK
        last = latest - timedelta(days=self.days_before)
        return [slot_of(last - timedelta(days=n)) for n in reversed(range(days))]


def slot_of(day: date) -> str:
    """The name of a day's slot."""
    return day.isoformat()


def day_of_slot(slot: str) -> date:
    """The day that a slot is for."""
    return date.fromisoformat(slot[:10])


def minute_slot(now: datetime) -> str:
    """The name of a minute's slot, for work that follows what waits rather than the clock."""
    return now.astimezone(OFFICE_TIME).strftime("%Y-%m-%dT%H:%M")
