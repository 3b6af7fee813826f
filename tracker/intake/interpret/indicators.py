"""Quantified targets: 覆盖面达到80% is a figure, its unit and how it compares."""

from __future__ import annotations

import re

from tracker.intake.draft import Indicator
from tracker.intake.script import levelled

NUMBER = r"\d+(?:\.\d+)?(?:万亿|亿|万|千)?"
UNIT = r"(?:%|个百分点|亿元|万元|元|万人次|万人|人次|人|万吨|吨|万户|户|万套|套|公里|平方公里|平方米|万平方米|亩|万亩|家|个|项|所|处|座|件|辆|台|次|条|名|场|张|倍|米|千米)"
COMPARISONS = {
    "不低于": ">=", "不少于": ">=", "达到": ">=", "达": ">=", "超过": ">", "突破": ">", "以上": ">=", "不高于": "<=", "不超过": "<=",
    "控制在": "<=", "以内": "<=", "以下": "<=", "新增": "+", "增长": "+", "提高": "+", "下降": "-", "降低": "-", "减少": "-",
}  # fmt: skip
BEFORE = "不低于|不少于|不高于|不超过|控制在|达到|超过|突破|新增|增长|提高到|提高|下降到|下降|降低|减少|占比|达"
TARGET = re.compile(rf"([^,。;、:\s]{{0,16}}?)({BEFORE})\s*({NUMBER})\s*({UNIT})?(以上|以内|以下|左右)?")


def indicators_in(text: str) -> tuple[Indicator, ...]:
    """The targets that a task names; a bare number without unit is none."""
    return tuple(_indicator(text, found) for found in TARGET.finditer(levelled(text)) if found[4])


def _indicator(text: str, found: re.Match[str]) -> Indicator:
    start = found.start() + _subject_start(found[1])
    words = f"{found[2]}{found[5] or ''}"
    comparison = next((sign for word, sign in COMPARISONS.items() if word in words), "=")
    return Indicator(text[start : found.end()], found[3], found[4], comparison)


def _subject_start(subject: str) -> int:
    """Where the noun begins that the figure is about: behind the last 的."""
    at = subject.rfind("的")
    return at + 1 if 0 <= at < len(subject) - 1 else 0
