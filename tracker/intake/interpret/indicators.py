"""Quantified targets: 覆盖面达到80% is a figure, its unit and how it compares."""

from __future__ import annotations

import re

from tracker.intake.draft import Indicator
from tracker.intake.numerals import number_of
from tracker.intake.script import levelled

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CHINESE = r"[一二两三四五六七八九十百]{1,4}"
NUMBER = rf"(?:{ARABIC}\s*[-~至]\s*)?{ARABIC}(?:万亿|亿|万|千)?|{CHINESE}"
UNIT = (
    r"(?:%|个百分点|个工作日|元|人次|人|吨|户|套|公里|千米|平方公里|平方米|立方米|亩|公顷|家|项|所|处|座|件|辆|台|次|名|场|张|倍|米|只|盏|株|千瓦|兆瓦|"
    r"条(?!例|款|件|规定)|个(?!月|自然日|小时|季度|学期|年|星期|周))"
)
COMPARISONS = {
    "不低于": ">=", "不少于": ">=", "不高于": "<=", "不超过": "<=", "达到": ">=", "达": ">=", "超过": ">", "突破": ">", "以上": ">=",
    "控制在": "<=", "以内": "<=", "以下": "<=", "新增": "+", "增长": "+", "提高": "+", "下降": "-", "降低": "-", "减少": "-", "压减": "-",
}  # fmt: skip
BEFORE = (
    "不低于|不少于|不高于|不超过|控制在|达到|超过|突破|新增|增长|提高到|提高|下降到|下降|降低到|降低|减少|压减|占比|达"
)
TARGET = re.compile(
    rf"([^,。;、:\s]{{0,16}}?)({BEFORE})([^\d,。;、%第至]{{0,8}}?)\s*({NUMBER})\s*({UNIT})(以上|以内|以下|左右)?"
    rf"|([^,。;、:\s]{{0,16}}?)(率)()\s*({ARABIC})\s*(%)(以上|以内|以下|左右)?"
    rf"|([^\d,。;、:\s第]{{1,16}}?)()()(?<![\d.第])((?:{ARABIC}\s*[-~至]\s*)?{ARABIC}(?:万亿|亿|万|千)?)\s*({UNIT})(以上|以内|以下)"
)
PARTS = 6


def indicators_in(text: str) -> tuple[Indicator, ...]:
    """The targets that a task names; a bare number without unit is none."""
    level = levelled(text)
    return tuple(_indicator(text, found) for found in TARGET.finditer(level)) if _has_figures(level) else ()


def _has_figures(level: str) -> bool:
    return bool(re.search(r"[\d一二两三四五六七八九十百]", level))


def _indicator(text: str, found: re.Match[str]) -> Indicator:
    way = next(at for at in range(1, found.re.groups, PARTS) if found[at] is not None)
    subject, word, _, figure, unit, bound = (found[at] or "" for at in range(way, way + PARTS))
    start = found.start() + _subject_start(subject)
    comparison = next((sign for said, sign in COMPARISONS.items() if said in f"{word}{bound}"), "=")
    return Indicator(text[start : found.end()], _value(figure), unit, comparison)


def _value(figure: str) -> str:
    counted = number_of(figure)
    return str(counted) if counted is not None else re.sub(r"[,\s]", "", figure).replace("~", "-").replace("至", "-")


def _subject_start(subject: str) -> int:
    """Where the noun begins that the figure is about: behind the last 的."""
    at = subject.rfind("的")
    return at + 1 if 0 <= at < len(subject) - 1 else 0
