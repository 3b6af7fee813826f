"""What can be done with the working calendar: fill it, correct it, publish a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.workdays import published, queries
from tracker.workdays.models import CalendarDay, CalendarYear
from tracker.workdays.rules import DAY, SATURDAY

LONGEST_HOLIDAY = 31


class NotThatDay(Invalid):
    """The days given cannot be marked like this."""


def fill_from_package(session: Session, years: Iterable[int], act: Act) -> list[CalendarYear]:
    """Add the years that are missing: named days where they are published, weekdays alone where not.

    A year that is published already, or in which somebody has marked days, is left as it is.
    """
    wanted = sorted(set(years))
    known = {year.year: year for year in session.scalars(select(CalendarYear).where(CalendarYear.year.in_(wanted)))}
    return [year for each in wanted if (year := _fill(session, each, known.get(each), act)) is not None]


def mark_days(
    session: Session, year: CalendarYear, first: date, last: date, *, is_workday: bool, name: str, act: Act
) -> None:
    """Make the days from `first` to `last` holidays, or make-up workdays; marking them again changes nothing.

    Refuses days of another year, an end before the beginning, and a make-up day that is a weekday anyway.
    """
    days = _days(year, first, last)
    if is_workday and any(day.weekday() < SATURDAY for day in days):
        raise NotThatDay(N_("调休上班日应为周六或周日"), field="first")
    known = {day.day: day for day in session.scalars(queries.days_of(year.year))}
    changes: dict[str, list[Any]] = {}
    for day in days:
        before = _said(known.get(day))
        session.merge(CalendarDay(day=day, is_workday=is_workday, name=name))
        changes[day.isoformat()] = [before, [is_workday, name]]
    if any(before != after for before, after in changes.values()):
        note(session, "calendar:days-marked", year, act=act, changes=changes)


def clear_days(session: Session, year: CalendarYear, first: date, last: date, *, act: Act) -> None:
    """Let the days from `first` to `last` count by their weekday again; those not marked stay as they are."""
    within = queries.days_of(year.year).where(CalendarDay.day.between(first, last))
    marked = session.scalars(within).all()
    if not marked:
        return
    changes: dict[str, list[Any]] = {day.day.isoformat(): [_said(day), None] for day in marked}
    for day in marked:
        session.delete(day)
    note(session, "calendar:days-cleared", year, act=act, changes=changes)


def publish(session: Session, year: CalendarYear, *, source: str, act: Act) -> None:
    """Say that a year's days are those of its notice, and which notice that is."""
    if year.is_published and year.source == source:
        return
    changes: dict[str, list[Any]] = {"is_published": [year.is_published, True], "source": [year.source, source]}
    year.is_published, year.source = True, source
    note(session, "calendar:published", year, act=act, changes=changes)


def _fill(session: Session, number: int, year: CalendarYear | None, act: Act) -> CalendarYear | None:
    days = [
        CalendarDay(day=day, is_workday=is_workday, name=name) for day, is_workday, name in published.days_of(number)
    ]
    if year is not None and (year.is_published or not days or session.scalar(queries.days_of(number).limit(1))):
        return None
    year = year or CalendarYear(year=number)
    year.is_published, year.source = bool(days), published.SOURCE if days else ""
    session.add_all([year, *days])
    note(session, "calendar:filled", year, act=act, changes={"is_published": [None, year.is_published]})
    return year


def _days(year: CalendarYear, first: date, last: date) -> list[date]:
    if last < first:
        raise NotThatDay(N_("结束日早于开始日"), field="last")
    if first.year != year.year or last.year != year.year:
        raise NotThatDay(N_("这些日子不都在%(year)s年"), field="first", year=year.year)
    if (last - first) >= timedelta(LONGEST_HOLIDAY):
        raise NotThatDay(N_("一次最多设 %(days)s 天"), field="last", days=LONGEST_HOLIDAY)
    return [first + DAY * n for n in range((last - first).days + 1)]


def _said(day: CalendarDay | None) -> list[Any] | None:
    return None if day is None else [day.is_workday, day.name]
