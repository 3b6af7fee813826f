"""What stands in the margins of pages and belongs to no sentence: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tracker.intake.readers.pdf_lines import Line
from tracker.intake.readers.pdf_parts import Item
from tracker.intake.script import levelled

MARGIN, NUMBERS_MARGIN = 0.1, 0.17
"""Of a page's height, above and below: where headers stand, and where page numbers do."""
DEEPEST = 3
"""No header has more lines."""
OFTEN = 0.5
PAGE_NUMBER = re.compile(
    r"^[-—–―─_·•.~\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十]{1,3})(?:\s*页)?"
    r"(?:[,，、/\s]*(?:共|/|of)\s*\d{1,4}(?:\s*页)?)?[-—–―─_·•.~\s]*$"
)
FIGURES = re.compile(r"\d+")
Pages = Sequence[tuple[float, list[Item]]]
"""For each page its height, and what stands on it from the top down."""


def without_margins(pages: Pages) -> list[list[Item]]:
    """The pages without page numbers and without lines that come again in the same margin."""
    again = _running(pages)
    kept = []
    for height, items in pages:
        gone = {id(line) for line, key in _in_margins(height, items) if key in again}
        gone |= {id(line) for line in _numbers(height, items)}
        kept.append([item for item in items if id(item) not in gone])
    return kept


def _numbers(height: float, items: Sequence[Item]) -> Iterator[Line]:
    """The first and the last line of a page, if they are nothing but its number; bare figures only at its very edge."""
    for line in {id(item): item for item in (*items[:1], *items[-1:])}.values():
        if not isinstance(line, Line):
            continue
        text = levelled(line.text).strip()
        margin = (MARGIN if text.isalnum() else NUMBERS_MARGIN) * height
        if PAGE_NUMBER.match(text) and not margin < line.base < height - margin:
            yield line


def _running(pages: Pages) -> set[tuple[str, bool]]:
    """The lines that stand in the same margin of at least two pages, and of half of all."""
    seen = Counter(key for height, items in pages for key in {key for _, key in _in_margins(height, items)})
    return {key for key, times in seen.items() if times > 1 and times >= OFTEN * (len(pages) - 1)}


def _in_margins(height: float, items: Sequence[Item]) -> Iterator[tuple[Line, tuple[str, bool]]]:
    """The outermost lines of a page, each with what makes it the same on another: its words without figures, and its side."""
    above = takewhile(lambda item: isinstance(item, Line) and item.base < MARGIN * height, items)
    below = takewhile(lambda item: isinstance(item, Line) and item.top > (1 - MARGIN) * height, reversed(items))
    for is_above, lines in ((True, above), (False, below)):
        for line in [line for line in lines if isinstance(line, Line)][:DEEPEST]:
            yield line, (FIGURES.sub("#", "".join(line.text.split())), is_above)
