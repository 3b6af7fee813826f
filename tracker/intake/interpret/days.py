"""Phrases of time as days: 年底前 is the last day of the plan's year. Nothing that is not written is invented."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.intake.numerals import number_of
from tracker.intake.script import levelled
from tracker.intake.words import words

FIGURES = "〇零一二三四五六七八九十"
YEAR = rf"(?P<year>(?:19|20)\d\d|(?:二[〇零0]|一九)[{FIGURES}0]{{2}})\s*年?度?"
SHORT = r"(?<![\d第近满超逾])(?P<short>[12]\d)\s*年度?(?=\s*(?:(?:1[0-2]|0?[1-9])\s*月|底|末|[上下]半年|第?[一二三四1-4]\s*季度))"
"""A year of two figures, only where it cannot count years."""
MONTH = rf"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[{FIGURES}])\s*月份?"
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])\s*[日号]?\s*[-~至到]\s*)?(?P<day>3[01]|[12]\d|0?[1-9]|[{FIGURES}]{{1,3}})\s*[日号]"
ROC = rf"(?:民国\s*(?P<roc>\d{{2,3}}|[{FIGURES}]{{2,4}})\s*年度?|(?<![\d第周])(?P<roc_year>1[0-3]\d)\s*年度?(?=\s*(?:\d|[一二三四五六七八九十]|底|末|前|内|[上下]半)))"
"""A year of the 民國 calendar: without that word only where a month or an end follows."""
HINT = re.compile(r"[年月]|季|五|Q\d|20\d\d|岁末")
LAST_DAYS = {"上旬": 10, "初": 10, "中旬": 20}
ROC_BEGAN, CENTURY = 1911, 2000
MONTHS = {"上半年": 6, "下半年": 12, "半年": 6, "全年": 12}


class Day(NamedTuple):
    """A day that a phrase means, the phrase, and where in the text it stood."""

    day: date
    phrase: str
    start: int
    end: int


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What a text must hold at least for a way of writing to be looked for, and that way."""
    own = rf"(?:{YEAR}|{ROC}|{SHORT}|(?P<this>今年|本年度?|当年|明年|次年))"
    tail = r"(?P<tail>(?:底|末|初|内|下班|\(含\)|\s*\d{1,2}[时点:](?:\d\d分?)?|之?前|以前|完成|为止|止)*)"
    periods = "|".join(words("times")["period"])
    return tuple(
        (re.compile(hint), re.compile(pattern + tail))
        for hint, pattern in (
            ("五", rf'"?(?P<period>{periods})"?(?:规划)?(?:期|时期)?(?:末|期?间)'),
            ("[日号]", rf"(?:{own})?\s*{MONTH}\s*{DAY}"),
            (
                r"20\d\d",
                r"(?P<year>20\d\d)\s*[./-]\s*(?P<month>1[0-2]|0?[1-9])\s*[./-]\s*(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)",
            ),
            (r"20\d{6}", r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
            ("月", rf"(?:{own})?\s*{MONTH}\s*(?P<part>[上中下]旬|初)?"),
            (
                r"20\d\d\s*[./-]",
                r"(?<![\d.])(?P<year>20\d\d)(?:\s*[./]\s*(?P<month>1[0-2]|0?[1-9])|-(?P<dashed>1[0-2]|0[1-9]))(?![\d])",
            ),
            (
                "季|Q",
                rf"(?:{own})?\s*(?:第?(?P<quarter>[一二三四1-4])\s*季度|第(?P<season>[一二三四])季(?!度)|Q(?P<q>[1-4]))",
            ),
            ("半年", rf"(?:{own})?\s*(?P<half>上半年|下半年)"),
            ("年|末|20", rf"(?:{own}|(?<![\d〇零一二三四五六七八九十两几数多半])(?P<end>岁末|年度?(?=底|末|内|终)))"),
        )
    )


@lru_cache(maxsize=4096)  # a column says the same few things in every row
def days_in(text: str, year: int | None) -> tuple[Day, ...]:
    """Every day that a text names, in order; a phrase without a year belongs to the plan's year."""
    level = levelled(text)
    if not HINT.search(level):
        return ()
    found: list[Day] = []
    seen: list[tuple[int, int]] = []
    for match in _phrases(level):
        if match.group() and not any(match.start() < end and start < match.end() for start, end in seen):
            seen.append(match.span())
            if day := _day(match.groupdict(), year):
                found.append(Day(day, text[match.start() : match.end()].strip(), match.start(), match.end()))
    return tuple(sorted(found, key=lambda known: known.start))


def _phrases(level: str) -> Iterator[re.Match[str]]:
    for hint, pattern in _patterns():
        if hint.search(level):
            yield from pattern.finditer(level)


def _day(said: dict[str, str | None], plan_year: int | None) -> date | None:
    year = _year(said, plan_year)
    if year is None or (said.get("tail") == "初" and not said.get("month")):
        return None
    month = _month(said)
    last = monthrange(year, month)[1]
    day = number_of(said.get("day") or "0") or LAST_DAYS.get(said.get("part") or "", last)
    return date(year, month, day) if day <= last else None


def _year(said: dict[str, str | None], plan_year: int | None) -> int | None:
    if period := said.get("period"):
        return int(words("times")["period"][period])
    if written := said.get("year"):
        return number_of(written if written.isdigit() and written.isascii() else written.replace("0", "〇"))
    if short := said.get("short"):
        return CENTURY + int(short)
    if counted := said.get("roc") or said.get("roc_year"):
        return ROC_BEGAN + (number_of(counted) or 0)
    if plan_year is None:
        return None
    return plan_year + (said.get("this") in {"明年", "次年"})


def _month(said: dict[str, str | None]) -> int:
    if month := said.get("month") or said.get("dashed"):
        return number_of(month) or 12
    if quarter := said.get("quarter") or said.get("season") or said.get("q"):
        return 3 * (number_of(quarter) or 4)
    return MONTHS.get(said.get("half") or "", 12)
