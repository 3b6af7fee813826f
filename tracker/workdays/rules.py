"""Counting in working days: values in, dates out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True)
class Span:
    """Named days that follow each other: a holiday from first to last, or days worked instead."""

    first: date
    last: date
    is_workday: bool
    name: str

    def goes_on(self, following: Span) -> bool:
        """Whether another span continues this one."""
        same = (self.is_workday, self.name) == (following.is_workday, following.name)
        return same and following.first - self.last == DAY


def spans(days: Iterable[tuple[date, bool, str]]) -> list[Span]:
    """Named days (day, whether it is worked, name) in order, joined where they follow each other under one name."""
    joined: list[Span] = []
    for day, is_workday, name in days:
        span = Span(day, day, is_workday, name)
        if joined and joined[-1].goes_on(span):
            joined[-1] = replace(joined[-1], last=day)
        else:
            joined.append(span)
    return joined


def workdays_in(calendar: Calendar, year: int) -> int:
    """How many days of a year offices are open."""
    return calendar.between(date(year - 1, 12, 31), date(year, 12, 31))
