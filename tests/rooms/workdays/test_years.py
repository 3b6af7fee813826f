"""Filling the working calendar, and correcting it by hand."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.support.queries import QueryCount
from tracker.foundation.refusals import Invalid
from tracker.journal.acts import Act
from tracker.journal.models import Entry
from tracker.workdays import published, queries
from tracker.workdays.actions import clear_days, fill_from_package, mark_days, publish
from tracker.workdays.models import CalendarDay, CalendarYear


@pytest.fixture
def next_year(session: Session, act: Act) -> CalendarYear:
    """A year that nobody has published yet."""
    (year,) = fill_from_package(session, [max(published.years()) + 1], act)
    return year


def test_a_published_year_is_filled_with_its_holidays_and_make_up_days(session: Session, act: Act) -> None:
    (year,) = fill_from_package(session, [2026], act)
    named = {day.day: (day.is_workday, day.name) for day in session.scalars(queries.days_of(2026))}
    assert year.is_published
    assert named[date(2026, 2, 17)] == (False, "春节")
    assert named[date(2026, 2, 28)] == (True, "春节")
    assert len(named) == 39


def test_a_year_not_yet_published_stands_there_unpublished_and_counts_by_weekday(
    session: Session, act: Act, next_year: CalendarYear
) -> None:
    calendar = queries.calendar(session, around=date(next_year.year, 1, 1))
    monday = date(next_year.year, 1, 4)
    assert not next_year.is_published
    assert not calendar.is_certain(monday)
    assert calendar.is_workday(monday)


def test_filling_again_leaves_what_people_corrected(session: Session, act: Act) -> None:
    (year,) = fill_from_package(session, [2026], act)
    mark_days(session, year, date(2026, 3, 3), date(2026, 3, 3), is_workday=False, name="本市放假", act=act)
    assert fill_from_package(session, [2026], act) == []
    assert session.get_one(CalendarDay, date(2026, 3, 3)).name == "本市放假"


def test_filling_leaves_a_year_that_somebody_began_to_enter(session: Session, act: Act) -> None:
    session.add_all(
        [
            CalendarYear(year=2026, is_published=False, source=""),
            CalendarDay(day=date(2026, 1, 1), is_workday=False, name="元旦"),
        ]
    )
    assert fill_from_package(session, [2026], act) == []
    assert session.scalars(queries.days_of(2026)).one().name == "元旦"


def test_the_calendar_reaches_over_the_new_year_in_one_statement(session: Session, act: Act, engine: Engine) -> None:
    fill_from_package(session, range(2024, 2028), act)
    with QueryCount(engine) as sent:
        calendar = queries.calendar(session, around=date(2026, 12, 30))
    assert calendar.published == {2025, 2026}
    assert calendar.is_workday(date(2025, 1, 26))
    assert not calendar.is_workday(date(2026, 10, 1))
    assert len(sent) == 1


def test_a_person_enters_and_publishes_a_year(session: Session, act: Act, next_year: CalendarYear) -> None:
    year = next_year.year
    first = date(year, 1, 1)
    weekend = next(date(year, 1, n) for n in range(1, 15) if date(year, 1, n).weekday() == 5)
    mark_days(session, next_year, first, first, is_workday=False, name="元旦", act=act)
    mark_days(session, next_year, weekend, weekend, is_workday=True, name="元旦", act=act)
    publish(session, next_year, source="国办发明电〔2026〕7号", act=act)
    calendar = queries.calendar(session, around=first)
    assert calendar.is_certain(first)
    assert not calendar.is_workday(first)
    assert calendar.is_workday(weekend)


def test_marking_the_same_days_twice_is_one_deed(session: Session, act: Act, next_year: CalendarYear) -> None:
    for _ in range(2):
        mark_days(
            session,
            next_year,
            date(next_year.year, 5, 1),
            date(next_year.year, 5, 5),
            is_workday=False,
            name="劳动节",
            act=act,
        )
    deeds = session.scalars(select(Entry.deed).where(Entry.subject_kind == "calendar_years")).all()
    assert deeds.count("calendar:days-marked") == 1
    assert len(session.scalars(queries.days_of(next_year.year)).all()) == 5


def test_a_cleared_day_counts_by_its_weekday_again(session: Session, act: Act) -> None:
    (year,) = fill_from_package(session, [2026], act)
    clear_days(session, year, date(2026, 10, 7), date(2026, 10, 10), act=act)
    calendar = queries.calendar(session, around=date(2026, 10, 1))
    assert not calendar.is_workday(date(2026, 10, 10))
    assert calendar.is_workday(date(2026, 10, 7))
    assert not calendar.is_workday(date(2026, 10, 6))


@pytest.mark.parametrize(
    ("first", "last", "is_workday", "field"),
    [
        (date(2026, 10, 7), date(2026, 10, 1), False, "last"),
        (date(2025, 12, 31), date(2026, 1, 2), False, "first"),
        (date(2026, 1, 1), date(2026, 2, 1), False, "last"),
        (date(2026, 10, 12), date(2026, 10, 12), True, "first"),
    ],
    ids=["ends before it begins", "in another year", "longer than a month", "a weekday is worked anyway"],
)
def test_days_that_cannot_be_meant_are_refused(
    session: Session, act: Act, first: date, last: date, is_workday: bool, field: str
) -> None:
    (year,) = fill_from_package(session, [2026], act)
    with pytest.raises(Invalid) as refusal:
        mark_days(session, year, first, last, is_workday=is_workday, name="某日", act=act)
    assert refusal.value.field == field
