"""Rows of bars whose cells slid to the left, because a page left out what a merged cell covers and filled up the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.intake.recognise.alignment import HEADS_A_SECTION, fit
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, column_of, is_work
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

FEWEST_KNOWN, SURELY = 3, 2.0
"""How many headings must be known to tell a column by its cells, and how much better a row must fit where it is put."""
ENDED, COUNTED = re.compile(r"[。;]$"), re.compile(r"\d")


def meaning_of_first(cells: Sequence[str]) -> Meaning | None:
    """What the columns under these cells hold, if they are headings that tell a task from who does it."""
    known = [column_of(cell) for cell in cells]
    told = {column for column in known if column}
    if len(list(filter(None, known))) < FEWEST_KNOWN or not told & CONTENTS or not told & BODIES:
        return None
    return tuple(column or Column.OTHER for column in known)


def unslid(cells: Sequence[str], columns: Meaning) -> list[str]:
    """The cells without the empty ones at the end, where they fit the last columns much better than the first."""
    filled = len(cells)
    while filled > 1 and not cells[filled - 1].strip():
        filled -= 1
    spare = len(columns) - filled
    if not spare or filled < FEWEST_KNOWN or len(cells) < len(columns):
        return list(cells)
    here, there = (_fits(cells[:filled], columns[by:]) for by in (0, spare))
    return list(cells[:filled]) if there > here + SURELY else list(cells)


def more_work(cells: Sequence[str], columns: Meaning) -> str | None:
    """The only text of a row, where it is one more thing to do under the merged cells of the row above, and no heading."""
    said = [cell for cell in cells if cell.strip()]
    if len(said) != 1 or len(cells) < len(columns) or not cells[0].strip() or columns[0] is not Column.NUMBER:
        return None
    text = said[0].strip()
    plain = tight(text)
    acts = is_work(text) or plain[:2] in words("headings")["loose"]["counted"]
    done = COUNTED.search(plain) or ENDED.search(levelled(text))
    return text if acts and done and not HEADS_A_SECTION.match(plain) else None


def _fits(cells: Sequence[str], columns: Meaning) -> float:
    return sum(fit(column, cell) for cell, column in zip(cells, columns, strict=False) if cell.strip())
