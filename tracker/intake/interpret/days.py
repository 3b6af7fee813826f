"""Phrases of time as days: 年底前 is the last day of the plan's year. Nothing that is not written is invented."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.intake.numerals import number_of
from tracker.intake.script import levelled
from tracker.intake.words import words

FIGURES = "〇零一二三四五六七八九十"
YEAR = rf"(?P<year>(?:19|20)\d\d|[{FIGURES}]{{4}})\s*年?度?"
MONTH = rf"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[{FIGURES}])\s*月份?"
DAY = rf"(?P<day>3[01]|[12]\d|0?[1-9]|[{FIGURES}]{{1,3}})\s*[日号]"
HINT = re.compile(r"[年月]|季度|五|\d\s*[./-]\s*\d")
LAST_DAYS = {"上旬": 10, "中旬": 20}
MONTHS = {"上半年": 6, "下半年": 12, "半年": 6, "全年": 12}


class Day(NamedTuple):
    """A day that a phrase means, the phrase, and where in the text it stood."""

    day: date
    phrase: str
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    own = rf"(?:{YEAR}|(?P<this>今年|本年|当年|本年度|明年|次年))"
    tail = r"(?P<tail>(?:底|末|初|内|之?前|以前|完成|为止|止)*)"
    periods = "|".join(words("times")["period"])
    return tuple(
        re.compile(pattern + tail)
        for pattern in (
            rf'"?(?P<period>{periods})"?(?:规划)?(?:期|时期)?(?:末|期?间)',
            rf"(?:{own})?\s*{MONTH}\s*{DAY}",
            r"(?P<year>20\d\d)\s*[./-]\s*(?P<month>1[0-2]|0?[1-9])\s*[./-]\s*(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)",
            rf"(?:{own})?\s*{MONTH}\s*(?P<part>[上中下]旬)?",
            r"(?<![\d.])(?P<year>20\d\d)\s*[./]\s*(?P<month>1[0-2]|0?[1-9])(?![\d])",
            rf"(?:{own})?\s*第?(?P<quarter>[一二三四1-4])\s*季度",
            rf"(?:{own})?\s*(?P<half>上半年|下半年)",
            rf"(?:{own}|(?<![\d〇零一二三四五六七八九十两几数多半])(?P<end>年(?=底|末|内|终)))",
        )
    )


def days_in(text: str, year: int | None) -> list[Day]:
    """Every day that a text names, in order; a phrase without a year belongs to the plan's year."""
    level = levelled(text)
    if not HINT.search(level):
        return []
    found: list[Day] = []
    for pattern in _patterns():
        for match in pattern.finditer(level):
            if match.group() and not any(match.start() < known.end and known.start < match.end() for known in found):
                day = _day(match.groupdict(), year)
                if day:
                    found.append(Day(day, text[match.start() : match.end()].strip(), match.start(), match.end()))
    return sorted(found, key=lambda known: known.start)


def _day(said: dict[str, str | None], plan_year: int | None) -> date | None:
    year = _year(said, plan_year)
    if year is None:
        return None
    month = _month(said)
    last = monthrange(year, month)[1]
    day = number_of(said.get("day") or "0") or LAST_DAYS.get(said.get("part") or "", last)
    return date(year, month, day) if day <= last else None


def _year(said: dict[str, str | None], plan_year: int | None) -> int | None:
    if period := said.get("period"):
        return int(words("times")["period"][period])
    if written := said.get("year"):
        return number_of(written)
    if plan_year is None:
        return None
    return plan_year + (said.get("this") in {"明年", "次年"})


def _month(said: dict[str, str | None]) -> int:
    if month := said.get("month"):
        return number_of(month) or 12
    if quarter := said.get("quarter"):
        return 3 * (number_of(quarter) or 4)
    return MONTHS.get(said.get("half") or "", 12)
