"""Automatic numbers of Word: counted as Word counts them, drawn as it draws them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from tracker.intake.numerals import circled, in_letters, in_roman, spoken
from tracker.intake.readers.docx_text import W, value

DRAWN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": str,
    "chineseCounting": spoken,
    "chineseCountingThousand": spoken,
    "chineseLegalSimplified": spoken,
    "taiwaneseCountingThousand": spoken,
    "japaneseCounting": spoken,
    "ideographDigital": spoken,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "lowerLetter": in_letters,
    "upperLetter": lambda number: in_letters(number).upper(),
    "upperRoman": in_roman,
    "lowerRoman": lambda number: in_roman(number).lower(),
}


PROPERTIES, STYLE = W + "pPr", W + "pStyle"
UNLISTED = ("", 0)


class Level(NamedTuple):
    """How one level of a list is drawn: its format, its pattern (`第%1章`), where it starts."""

    form: str
    pattern: str
    start: int


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        """Learn the lists and the styles that belong to one; either part may be missing."""
        self._levels = _levels(numbering) if numbering is not None else {}
        self._styles = _styles(styles) if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def next_for(self, paragraph: etree._Element) -> str:
        """The number that stands before a paragraph; nothing where it belongs to no list."""
        if not self._levels:
            return ""
        list_id, depth = self._list_of(paragraph)
        levels = self._levels.get(list_id)
        if not levels or depth not in levels:
            return ""
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda mark: _drawn(levels, counts, int(mark[1]) - 1), levels[depth].pattern)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        for properties in paragraph.iterchildren(PROPERTIES):
            style = next(properties.iterchildren(STYLE), None)
            inherited = self._styles.get(value(style), UNLISTED) if style is not None else UNLISTED
            return _reference(properties) or inherited
        return UNLISTED


def _reference(properties: etree._Element) -> tuple[str, int] | None:
    numbered = properties.find(f"{W}numPr/{W}numId")
    if numbered is None:
        return None
    depth = properties.find(f"{W}numPr/{W}ilvl")
    digits = value(depth, "0") if depth is not None else "0"
    return value(numbered), int(digits) if digits.isdigit() else 0


def _styles(root: etree._Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in root.iter(W + "style"):
        properties = style.find(f"{W}pPr")
        reference = _reference(properties) if properties is not None else None
        if reference:
            found[str(style.get(W + "styleId"))] = reference
    return found


def _levels(root: etree._Element) -> dict[str, dict[int, Level]]:
    abstract = {
        str(entry.get(W + "abstractNumId")): {
            int(str(level.get(W + "ilvl", "0"))): _level(level) for level in entry.findall(W + "lvl")
        }
        for entry in root.findall(W + "abstractNum")
    }
    return {
        str(entry.get(W + "numId")): abstract.get(value(link), {})
        for entry in root.findall(W + "num")
        if (link := entry.find(W + "abstractNumId")) is not None
    }


def _level(level: etree._Element) -> Level:
    start, form, pattern = (level.find(W + name) for name in ("start", "numFmt", "lvlText"))
    digits = value(start, "1") if start is not None else "1"
    return Level(
        value(form, "decimal") if form is not None else "decimal",
        value(pattern) if pattern is not None else "",
        int(digits) if digits.isdigit() else 1,
    )


def _drawn(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None or level.form in {"none", "bullet"}:
        return ""
    return DRAWN.get(level.form, str)(counts.get(depth, level.start))
