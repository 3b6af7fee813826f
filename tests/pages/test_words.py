"""Days, moments and spans as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tracker.pages import words

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SATURDAY, "今天（11月21日）"),
        (date(2026, 11, 22), "明天（11月22日）"),
        (date(2026, 11, 20), "昨天（11月20日）"),
        (date(2026, 11, 27), "11月27日 周五"),
        (date(2026, 11, 15), "11月15日 周日"),
        (date(2026, 11, 28), "11月28日"),
        (date(2027, 1, 5), "2027年1月5日"),
        (date(2013, 12, 31), "2013年12月31日"),
    ],
)
def test_a_day_is_said_as_near_as_it_is(day: date, said: str) -> None:
    assert words.format_near(day, SATURDAY) == said


def test_a_whole_date_has_its_year_and_may_have_its_weekday() -> None:
    assert words.format_day(SATURDAY) == "2026年11月21日"
    assert words.format_day_with_weekday(SATURDAY) == "2026年11月21日 周六"


def test_a_moment_is_shown_on_the_office_clock() -> None:
    assert words.format_moment(datetime(2026, 11, 20, 17, 5, tzinfo=UTC)) == "2026年11月21日 01:05"


@pytest.mark.parametrize(("days", "said"), [(12, "逾期 12 天"), (1, "逾期 1 天"), (0, "未逾期")])
def test_the_due_day_itself_is_not_late(days: int, said: str) -> None:
    assert words.format_late(days) == said


@pytest.mark.parametrize(("days", "said"), [(3, "还剩 3 个工作日"), (0, "今天截止")])
def test_what_is_left_is_said_in_working_days(days: int, said: str) -> None:
    assert words.format_left(days) == said


@pytest.mark.parametrize(("number", "said"), [(9999, "9999"), (10000, "10,000"), (1234567, "1,234,567")])
def test_thousands_are_parted_from_ten_thousand_on(number: int, said: str) -> None:
    assert words.format_count(number) == said
