"""Times that run from the day of issue: 印发后15个工作日内 is a day as soon as that day is known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tracker.intake.numerals import number_of
from tracker.intake.script import levelled
from tracker.workdays.rules import Calendar

COUNTED = re.compile(
    r"(?P<count>\d{1,3}|[一二两三四五六七八九十百]{1,4})\s*个?\s*(?P<unit>工作日|自然日|日|天|周|星期|月)"
)
HALF = {"半个月": "15日", "半月": "15日", "半年": "6个月", "1年": "12个月", "一年": "12个月"}
MOST = 999
DAYS = {"日": 1, "天": 1, "自然日": 1, "周": 7, "星期": 7}


def day_after(phrase: str, issued_on: date, calendar: Calendar) -> date | None:
    """The last day of a time that begins the day after issue; nothing where the phrase counts nothing."""
    words = levelled(phrase)
    for written, meant in HALF.items():
        words = words.replace(written, meant)
    found = COUNTED.search(words)
    count = number_of(found["count"]) if found else None
    if found is None or not count or count > MOST:
        return None
    if found["unit"] == "工作日":
        return calendar.add(issued_on, count)
    if found["unit"] == "月":
        return _months_after(issued_on, count)
    return issued_on + timedelta(days=count * DAYS[found["unit"]])


def _months_after(start: date, count: int) -> date:
    """The same day of a later month, or that month's last."""
    years, month = divmod(start.month - 1 + count, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
