"""Counting in working days, on the official calendar and on any other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.workdays import published
from tracker.workdays.rules import Calendar, Span, spans, workdays_in

OFFICIAL = Calendar(
    {day.day: day.is_workday for year in (2025, 2026) for day in published.days_of(year)}, frozenset({2025, 2026})
)

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
calendars = st.builds(
    Calendar,
    st.dictionaries(st.dates(date(2025, 12, 1), date(2026, 3, 31)), st.booleans(), max_size=60),
    st.just(frozenset({2026})),
)


@pytest.mark.parametrize(
    ("day", "is_open", "why"),
    [
        (date(2026, 1, 4), True, "Sunday worked for the new year"),
        (date(2026, 1, 2), False, "Friday free for the new year"),
        (date(2026, 2, 14), True, "Saturday worked before the Spring Festival"),
        (date(2026, 2, 28), True, "Saturday worked after the Spring Festival"),
        (date(2026, 2, 23), False, "the Spring Festival's last Monday"),
        (date(2026, 2, 24), True, "the Tuesday after it"),
        (date(2026, 5, 9), True, "Saturday worked for Labour Day"),
        (date(2026, 9, 20), True, "Sunday worked for the National Day"),
        (date(2026, 10, 10), True, "Saturday worked for the National Day"),
        (date(2026, 10, 7), False, "the last day of the National Day's week"),
        (date(2026, 10, 17), False, "an ordinary Saturday"),
        (date(2026, 10, 19), True, "an ordinary Monday"),
    ],
)
def test_2026_is_worked_as_its_notice_says(day: date, is_open: bool, why: str) -> None:
    assert OFFICIAL.is_workday(day) is is_open, why


def test_three_working_days_before_the_spring_festival_count_the_make_up_saturday() -> None:
    assert OFFICIAL.add(date(2026, 2, 15), -3) == date(2026, 2, 12)
    assert OFFICIAL.between(date(2026, 2, 11), date(2026, 2, 24)) == 4


def test_a_deadline_inside_a_holiday_moves_to_the_first_day_back() -> None:
    assert OFFICIAL.next_workday(date(2026, 10, 3)) == date(2026, 10, 8)
    assert OFFICIAL.next_workday(date(2026, 10, 10)) == date(2026, 10, 10)


def test_only_published_years_are_certain() -> None:
    assert OFFICIAL.is_certain(date(2026, 12, 31))
    assert not OFFICIAL.is_certain(date(2027, 1, 1))


@given(calendars, days, st.integers(1, 60))
def test_adding_days_and_counting_them_are_each_others_inverse(calendar: Calendar, start: date, number: int) -> None:
    assert calendar.between(start, calendar.add(start, number)) == number


@given(calendars, days, st.integers(-60, 60).filter(bool))
def test_adding_days_ends_on_a_workday(calendar: Calendar, start: date, number: int) -> None:
    assert calendar.is_workday(calendar.add(start, number))


@given(calendars, days, st.integers(0, 40), st.integers(0, 40))
def test_adding_in_two_steps_is_adding_at_once(calendar: Calendar, start: date, first: int, second: int) -> None:
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(calendars, days, days, days)
def test_spans_add_up_wherever_they_are_cut(calendar: Calendar, start: date, cut: date, end: date) -> None:
    assert calendar.between(start, cut) + calendar.between(cut, end) == calendar.between(start, end)


@given(calendars, days)
def test_the_next_workday_is_the_first_open_day_from_the_day_on(calendar: Calendar, day: date) -> None:
    following = calendar.next_workday(day)
    skipped = [day + timedelta(n) for n in range((following - day).days)]
    assert calendar.is_workday(following)
    assert not any(calendar.is_workday(one) for one in skipped)


def test_2026_has_248_working_days() -> None:
    assert workdays_in(OFFICIAL, 2026) == 248


def test_named_days_are_joined_where_they_follow_each_other_under_one_name() -> None:
    spring = [day for day in sorted(published.days_of(2026)) if day.name == "春节"]
    assert spans(spring) == [
        Span(date(2026, 2, 14), date(2026, 2, 14), is_workday=True, name="春节"),
        Span(date(2026, 2, 15), date(2026, 2, 23), is_workday=False, name="春节"),
        Span(date(2026, 2, 28), date(2026, 2, 28), is_workday=True, name="春节"),
    ]


@given(
    st.lists(
        st.tuples(st.dates(date(2026, 1, 1), date(2026, 2, 1)), st.booleans(), st.sampled_from("甲乙")),
        unique_by=lambda day: day[0],
    )
)
def test_spans_hold_each_named_day_once_and_no_other(named: list[tuple[date, bool, str]]) -> None:
    held = [
        (span.first + timedelta(n), span.is_workday, span.name)
        for span in spans(sorted(named))
        for n in range((span.last - span.first).days + 1)
    ]
    assert held == sorted(named)
