"""Rows of bars whose cells slid aside, because a page left out what a merged cell covers and filled up the end, or did not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from tracker.intake.recognise.alignment import HEADS_A_SECTION, fit
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, column_of, is_work
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

FEWEST_KNOWN, SURELY, MOST_MERGED, WIDEST = 3, 2.0, 3, 12
"""How many headings must be known to tell a column by its cells, and how much better a row must fit where it is put."""
ENDED, COUNTED = re.compile(r"[。;]$"), re.compile(r"\d")


def meaning_of_first(cells: Sequence[str]) -> Meaning | None:
    """What the columns under these cells hold, if they are headings that tell a task from who does it."""
    known = [column_of(cell) for cell in cells]
    told = {column for column in known if column}
    if len(list(filter(None, known))) < FEWEST_KNOWN or not told & CONTENTS or not told & BODIES:
        return None
    return tuple(column or Column.OTHER for column in known)


def unslid(cells: Sequence[str], columns: Meaning) -> tuple[int, ...] | None:
    """The columns that the cells belong to, where they fit those much better than as they stand; a row is as wide as its heading."""
    filled = len(cells)
    while filled > 1 and not cells[filled - 1].strip():
        filled -= 1
    spare = len(columns) - filled
    if not 0 < spare <= MOST_MERGED or filled < FEWEST_KNOWN or len(columns) > WIDEST:
        return None
    stands = tuple(range(filled)) if len(cells) >= len(columns) else tuple(range(spare, len(columns)))
    ways = ((_fits(cells, way, columns), way) for way in combinations(range(len(columns)), filled))
    best, way = max(ways, key=lambda rated: (rated[0], rated[1] == stands, -_gaps(rated[1])))
    return way if best > _fits(cells, stands, columns) + SURELY else None


def _gaps(way: Sequence[int]) -> int:
    """How many stretches of columns are left out: merged cells stand side by side."""
    return sum(b - a > 1 for a, b in pairwise([-1, *way]))


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


def _fits(cells: Sequence[str], way: Sequence[int], columns: Meaning) -> float:
    """How well cells sit in these columns; a number, or the work, is rarely merged."""
    own = sum(fit(columns[at], cell) for at, cell in zip(way, cells, strict=False) if cell.strip())
    return own - sum(column is Column.TASK and at not in way for at, column in enumerate(columns))
