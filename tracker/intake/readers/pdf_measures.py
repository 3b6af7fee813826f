"""Where the running text of pages begins and ends, measured on the lines themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import mode, quantiles
from typing import NamedTuple

from tracker.intake.readers.pdf_lines import Line

LONG = 0.5
"""Of the text's width: lines at least so long show where the margins are."""
INDENT = 1.2
"""In signs: how far a first line is set in."""
FEW = 3
"""So many lines are not enough to take a measure of."""


class Margins(NamedTuple):
    """Between which lines the running text of a page stands."""

    left: float
    right: float
    indent: float = 0.0
    """How far the first lines of its paragraphs are set in."""


def margins_of_pages(pages: Sequence[tuple[float, Sequence[Line]]]) -> dict[int, Margins]:
    """For each page, given with its width, the margins of all pages that are as wide."""
    alike: dict[int, list[Line]] = defaultdict(list)
    for width, lines in pages:
        alike[round(width)].extend(lines)
    measured = {width: margins_of(lines, width) for width, lines in alike.items()}
    return {number: measured[round(width)] for number, (width, _) in enumerate(pages, start=1)}


def margins_of(lines: Sequence[Line], width: float) -> Margins:
    """Where these lines begin and end. Where few end below each other, none is full: the margins are taken as even."""
    if not lines:
        return Margins(0.0, 0.0)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    long = [line for line in lines if line.right - line.left >= LONG * (right - left)]
    if len(long) > FEW:
        right = quantiles((line.right for line in long), n=10)[-1]
    if sum(abs(line.right - right) <= line.size for line in long) < FEW:
        right = max(right, width - left)
    indents = [round(line.left - left) for line in long if line.left - left >= INDENT * line.size]
    return Margins(left, right, mode(indents) if indents else 0.0)
