"""Counting in working days: values in, dates out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The days that differ from their weekday, and the years that have been published."""

    exceptions: Mapping[date, bool] = field(default_factory=dict)
    published: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Whether offices are open on a day. A year not published counts by weekday alone."""
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def is_certain(self, day: date) -> bool:
        """Whether the day's year has been published, so that the answer will stand."""
        return day.year in self.published

    def add(self, start: date, workdays: int) -> date:
        """The day that lies this many working days after (or, negative, before) the start. 0 gives the start itself."""
        step = DAY if workdays >= 0 else -DAY
        day, left = start, abs(workdays)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when the end comes first."""
        if end < start:
            return -self.between(end, start)
        days = (end - start).days
        return sum(self.is_workday(start + timedelta(days=n)) for n in range(1, days + 1))

    def next_workday(self, day: date) -> date:
        """The day itself if offices are open, otherwise the first day that they are."""
        return day if self.is_workday(day) else self.add(day, 1)
