"""Tables that lie on their side: labels in the first column (or before each cell), one task a table or a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, column_of
from tracker.intake.recognise.headings import Heading, heading_of
from tracker.intake.source import Grid, Place

FEWEST_LABELS, TALLEST = 3, 40
Position = tuple[int, int]


def upright(grid: Grid) -> tuple[Grid, Heading] | None:
    """A table of labels with their values beside them, set up as rows under a heading; nothing for any other table."""
    if not (grid.width > 1 and FEWEST_LABELS - 1 <= len(grid.rows) <= TALLEST):
        return None
    made = _turned(grid) or _card(grid)
    heading = heading_of(made) if made else None
    return (made, heading) if made and heading else None


def _turned(grid: Grid) -> Grid | None:
    """Labels in the first column only, a task in each of the others."""
    labels = [column_of(row[0]) for row in grid.rows]
    if len(list(filter(None, labels))) < max(FEWEST_LABELS, len(labels) // 2) or _labelled_twice(grid):
        return None
    columns = [c for c in range(grid.width) if not c or any(grid.anchor(r, c)[1] == c for r in range(len(grid.rows)))]
    rows = tuple(tuple(row[c] for row in grid.rows) for c in columns)
    places = {(r, c): grid.place_of(c, column) for r, column in enumerate(columns) for c in range(len(grid.rows))}
    return Grid(rows, grid.place, places=places, drawn=grid.drawn)


def _labelled_twice(grid: Grid) -> bool:
    """Whether other columns hold labels too."""
    return any(column_of(text) in BODIES | {Column.DEADLINE} for row in grid.rows for text in row[1:])


def _card(grid: Grid) -> Grid | None:
    """Labels before their values, several in a row; a label that comes again opens the next card."""
    cards: list[dict[str, Position]] = []
    pairs = list(_pairs(grid))
    if len(grid.rows) > 1 and len({row for _, (row, _) in pairs}) == 1 and not pairs[0][1][0]:
        return None  # a row of headings over cells, some of them unknown
    for label, value in pairs:
        if not cards or label in cards[-1]:
            cards.append({})
        cards[-1][label] = value
    labels = list(dict.fromkeys(label for card in cards for label in card))
    known = {column_of(label) for label in labels}
    if len(labels) < FEWEST_LABELS or not known & CONTENTS or not known & BODIES:
        return None
    rows = [tuple(grid.text(*card[label]) if label in card else "" for label in labels) for card in cards]
    places = {
        (r, c): grid.place_of(*card[label])
        for r, card in enumerate(cards, 1)
        for c, label in enumerate(labels)
        if label in card
    }
    return Grid((tuple(labels), *rows), grid.place, places=places | _heads(grid, labels), drawn=grid.drawn)


def _heads(grid: Grid, labels: Sequence[str]) -> dict[Position, Place]:
    return {(0, at): grid.place_of(0) for at in range(len(labels))}


def _pairs(grid: Grid) -> Iterator[tuple[str, Position]]:
    """Each label that is directly followed by something that is none."""
    for at, row in enumerate(grid.rows):
        cells = [c for c in range(len(row)) if grid.anchor(at, c) == (at, c)]
        for here, behind in pairwise(cells):
            if column_of(row[here]) and not column_of(row[behind]):
                yield row[here], (at, behind)
