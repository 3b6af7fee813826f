"""Questions to the working calendar."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, and_, extract, select
from sqlalchemy.orm import Session

from tracker.workdays.models import CalendarDay, CalendarYear
from tracker.workdays.rules import Calendar

YEARS_BEFORE, YEARS_AFTER = 1, 2
"""How far from the day in question a calendar reaches: deadlines and reminders count no further."""


def calendar(session: Session, around: date) -> Calendar:
    """The calendar from the year before a day to two years after it, in one statement."""
    first, last = around.year - YEARS_BEFORE, around.year + YEARS_AFTER
    its_days = and_(
        CalendarDay.day.between(date(first, 1, 1), date(last, 12, 31)),
        extract("year", CalendarDay.day) == CalendarYear.year,
    )
    found = (
        select(CalendarYear.year, CalendarYear.is_published, CalendarDay.day, CalendarDay.is_workday)
        .outerjoin(CalendarDay, its_days)
        .where(CalendarYear.year.between(first, last))
    )
    rows = session.execute(found).all()
    return Calendar(
        exceptions={row.day: row.is_workday for row in rows if row.day is not None},
        published=frozenset(row.year for row in rows if row.is_published),
    )


def days_of(year: int) -> Select[CalendarDay]:
    """The days that a year's notice names, in order."""
    return (
        select(CalendarDay)
        .where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(CalendarDay.day)
    )


def years() -> Select[CalendarYear]:
    """The years that the calendar knows of, latest first."""
    return select(CalendarYear).order_by(CalendarYear.year.desc())
