"""Rows that belong to the paper and not to its tasks: sums, notes, signatures."""

from __future__ import annotations

import re
from functools import cache

from tracker.intake.recognise.columns import Column
from tracker.intake.recognise.headings import Heading
from tracker.intake.script import levelled, tight
from tracker.intake.source import Grid
from tracker.intake.words import words

LONGEST_TOTAL = 6


def is_aside(grid: Grid, heading: Heading, row: int) -> bool:
    """Whether a row belongs to the paper and not to its tasks: a sum, a note, a signature."""
    first = next((cell for cell in grid.rows[row] if cell.strip()), "")
    numbered = Column.NUMBER in heading.columns and grid.text(row, heading.columns.index(Column.NUMBER)).strip()
    if len(first) <= 2 * LONGEST_TOTAL and tight(first).rstrip(":") in words("headings")["totals"]["words"]:
        return True
    if is_note(first):
        return True
    signed = any(_signature().match(levelled(cell)) for cell in grid.rows[row] if cell)
    return signed and (not numbered or (numbered == first and bool(_signature().match(levelled(first)))))


def is_note(text: str) -> bool:
    """Whether a text is a note below a table."""
    return bool(_note().match(levelled(text)))


@cache
def _note() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(words('headings')['aside']['notes'])})\s*\d?\s*:")


@cache
def _signature() -> re.Pattern[str]:
    listed = "|".join(sorted(words("headings")["aside"]["signed"], key=len, reverse=True))
    return re.compile(rf"\s*(?:{listed})(?:\([^()]*\))?\s*:")
