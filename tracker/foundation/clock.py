"""The one place that asks what time it is; everything else is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OFFICE_TIME = ZoneInfo("Asia/Shanghai")
"""The zone on the office wall; it decides what day it is, whatever the machine believes."""


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The office's civil date at an aware moment."""
    return moment.astimezone(OFFICE_TIME).date()


def today() -> date:
    """The date on the office wall, which decides what is overdue."""
    return day_of(now())
