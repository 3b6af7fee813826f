"""The years that the installed holiday package has read from the State Council's notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from typing import NamedTuple

from chinese_calendar import constants

SOURCE = f"国务院办公厅放假安排(chinesecalendar {version('chinesecalendar')})"
"""Where a filled year says it comes from."""

FESTIVALS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


class NamedDay(NamedTuple):
    """A day as a notice names it: a holiday, or a weekend day that is worked instead."""

    day: date
    is_workday: bool
    name: str


def years() -> range:
    """The years that the package knows in full."""
    return range(min(constants.holidays).year, max(constants.holidays).year + 1)


def days_of(year: int) -> Iterator[NamedDay]:
    """The holidays and make-up days of a year; none for a year that the package does not know."""
    for days, is_workday in ((constants.holidays, False), (constants.workdays, True)):
        for day, name in days.items():
            if day.year == year:
                yield NamedDay(day, is_workday, FESTIVALS.get(name, name))
