"""Automatic numbers of Word: counted as Word counts them, drawn as it draws them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

from tracker.intake.numerals import circled, in_letters, in_roman, spoken
from tracker.intake.readers.docx_lists import UNLISTED, Level, Lists, Reference, lists_of, reference_in
from tracker.intake.readers.docx_text import W, value

DRAWN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": str,
    "chineseCounting": spoken,
    "chineseCountingThousand": spoken,
    "chineseLegalSimplified": spoken,
    "taiwaneseCounting": spoken,
    "taiwaneseCountingThousand": spoken,
    "japaneseCounting": spoken,
    "ideographDigital": spoken,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
    "lowerLetter": in_letters,
    "upperLetter": lambda number: in_letters(number).upper(),
    "upperRoman": in_roman,
    "lowerRoman": lambda number: in_roman(number).lower(),
}
UNDRAWN = {"none", "bullet"}
PROPERTIES, STYLE = W + "pPr", W + "pStyle"
MARK = re.compile(r"%([1-9])")


class _Count(NamedTuple):
    """How far a list has counted, and which lists have begun on it."""

    reached: dict[int, int]
    begun: set[str]


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, numbering: etree._Element | None = None, styles: etree._Element | None = None) -> None:
        """Learn the lists and the styles that belong to one; either part may be missing."""
        self._lists = lists_of(numbering, styles) if numbering is not None else Lists({}, {})
        self._counts: dict[str, _Count] = defaultdict(lambda: _Count({}, set()))

    def next_for(self, paragraph: etree._Element) -> str:
        """The number that stands before a paragraph; nothing where it belongs to no list."""
        if not self._lists.lists:
            return ""
        own = self._list_of(paragraph)
        found = self._lists.lists.get(own.list_id)
        if found is None or own.depth not in found.levels:
            return ""
        count = self._counts[found.shared]
        if own.list_id not in count.begun:
            count.begun.add(own.list_id)
            for depth in found.restarted:
                count.reached.pop(depth, None)
        return self._drawn(found.levels, count.reached, own.depth)

    def _drawn(self, levels: Mapping[int, Level], reached: dict[int, int], depth: int) -> str:
        level = levels[depth]
        reached[depth] = reached.get(depth, level.start - 1) + 1
        for deeper in [known for known in reached if known > depth]:
            if depth < levels[deeper].restarts_under:
                del reached[deeper]
        return MARK.sub(lambda mark: _figure(levels, reached, int(mark[1]) - 1, plain=level.plain), level.pattern)

    def _list_of(self, paragraph: etree._Element) -> Reference:
        for properties in paragraph.iterchildren(PROPERTIES):
            style = next(properties.iterchildren(STYLE), None)
            inherited = self._lists.styles.get(value(style), UNLISTED) if style is not None else UNLISTED
            return reference_in(properties, inherited)
        return UNLISTED


def _figure(levels: Mapping[int, Level], reached: Mapping[int, int], depth: int, *, plain: bool) -> str:
    """The number of one level as a pattern shows it; legal lists show every level in plain figures."""
    level = levels.get(depth)
    if level is None or level.form in UNDRAWN:
        return ""
    return (str if plain else DRAWN.get(level.form, str))(reached.get(depth, level.start))
