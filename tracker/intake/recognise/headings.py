"""The heading of a task table: which rows it takes, what its columns mean, and who is named above it for all rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tracker.intake.bodies import likeness_to_names
from tracker.intake.recognise.alignment import fit
from tracker.intake.recognise.columns import (
    BODIES,
    CONTENTS,
    Column,
    Meaning,
    Samples,
    column_of,
    corrected,
    counts,
    filled,
    is_work,
    meaning_of,
    step_in,
)
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.lookalikes import is_lookalike
from tracker.intake.script import levelled, tight
from tracker.intake.source import Grid
from tracker.intake.words import words

SEARCHED_ROWS, TALLEST_HEADING, SAMPLED = 30, 3, 24
LONGEST_FRAGMENT = 8
SURELY, MOSTLY = 0.99, 0.5


@dataclass(frozen=True)
class Heading:
    """Where a table's heading begins and ends, what its columns mean, and who carries all rows if no column says so."""

    first: int
    last: int
    columns: Meaning
    cells: tuple[str, ...]
    owner: Piece | None = None


def heading_of(grid: Grid, owner: Piece | None = None) -> Heading | None:
    """The heading rows, if there are any that make this a task table; `owner` is named above the table."""
    for first in range(min(len(grid.rows), SEARCHED_ROWS)):
        if is_banner(grid, first):
            owner = owner_in(_banner(grid, first)) or owner
            continue
        if is_lookalike(grid.rows[first], grid.rows[first + 1 : first + 1 + SAMPLED]):
            return None  # its cells are not to be taken for headings either
        for last in range(first + 1, min(first + TALLEST_HEADING, len(grid.rows)) + 1):
            if made := _heading(grid, first, last, owner):
                return _lowest(grid, made, owner)
        owner = _labelled_owner(grid, first) or owner
    return None


def _heading(grid: Grid, first: int, last: int, owner: Piece | None) -> Heading | None:
    last = _behind_fragments(grid, last)
    cells = _headings(grid, first, last)
    body = grid.rows[last : last + SAMPLED]
    is_owned = owner is not None or _named_by_rows(grid, last)
    meaning = meaning_of(cells, body, is_owned=is_owned)
    if not meaning or _reaches_into(grid, last):
        return None
    columns = corrected(_shifted(meaning, cells, body), body)
    if BODIES & set(columns):
        return Heading(first, last, columns, cells)
    return Heading(first, last, columns, cells, owner) if _plans(columns, body) else None


def _lowest(grid: Grid, made: Heading, owner: Piece | None) -> Heading:
    """Without rows that only stand above the heading, where its last row says all by itself: 发布单位 and 日期 of a page."""
    row = made.last - 1
    whole = all(grid.anchor(row, at)[0] == row and _heads(cell) for at, cell in enumerate(grid.rows[row]))
    return (whole and row > made.first and _heading(grid, row, made.last, owner)) or made


def _heads(cell: str) -> bool:
    return bool(column_of(cell) or step_in(cell))


def _headings(grid: Grid, first: int, last: int) -> tuple[str, ...]:
    """The heading of each column: the different texts above it, from the top down; of a group's own headings, the lowest."""
    columns = []
    for column in range(grid.width):
        anchors = list(dict.fromkeys(grid.anchor(row, column) for row in range(first, last)))
        texts = [grid.text(*anchor) for anchor in anchors]
        groups = [at for at, anchor in enumerate(anchors) if _is_group(grid, anchor)]
        own = "".join(texts[groups[-1] + 1 :]) if groups else ""
        columns.append(own if own and column_of(own) else "".join(texts))
    return tuple(columns)


def _is_group(grid: Grid, anchor: tuple[int, int]) -> bool:
    """Whether a heading stands over several columns: drawn so, or with nothing beside it where cells are not merged."""
    row, column = anchor
    beside = column + 1
    if beside >= grid.width or not grid.text(row, column).strip():
        return False
    return grid.anchor(row, beside) == anchor or not grid.text(row, beside).strip()


def _reaches_into(grid: Grid, row: int) -> bool:
    """Whether a heading cell goes on into this row, so that it belongs to the heading too."""
    return row < len(grid.rows) and any(grid.anchor(row, column)[0] < row for column in range(grid.width))


def _behind_fragments(grid: Grid, last: int) -> int:
    """Past a row that only goes on with the heading: 牵头 / 单位, or the two halves of 责任分工, without merged cells."""
    if last >= len(grid.rows):
        return last
    above, row = grid.rows[last - 1], grid.rows[last]
    cells = [(above[at] if at < len(above) else "", cell) for at, cell in enumerate(row) if cell.strip()]
    if len(cells) < len([cell for cell in above if cell.strip()]) and cells and all(map(_is_fragment, cells)):
        return last + 1
    return last


def _is_fragment(cells: tuple[str, str]) -> bool:
    """Whether a cell completes the heading above it, or is one of the headings that share it."""
    head, plain = tight(cells[0]), tight(cells[1])
    if len(plain) > LONGEST_FRAGMENT:
        return False
    completes = head and plain in words("headings")["halves"]["endings"] and column_of(head + plain)
    divides = column_of(plain) in BODIES | {Column.PERSON} and column_of(head) not in CONTENTS
    return bool(completes or divides or (step_in(plain) and not column_of(head)))


def _shifted(columns: Meaning, cells: Sequence[str], body: Samples) -> Meaning:
    """A heading with one cell too few stands over the wrong columns: it is moved to where its words fit."""
    spare = len(cells) - len(tuple(filter(str.strip, cells)))
    if not spare or cells[-1].strip() or not any(filled(body, len(cells) - 1)):
        return columns
    ways = [(*(Column.OTHER,) * by, *columns[: len(columns) - by]) for by in range(spare + 1)]
    return max(ways, key=lambda way: _fits(way, body))


def _fits(columns: Meaning, body: Samples) -> float:
    return sum(fit(column, cell) for at, column in enumerate(columns) for cell in filled(body, at))


def is_banner(grid: Grid, row: int) -> bool:
    """Whether one cell fills the row, or nothing else stands in it: a title or a category."""
    seen = None
    for column, text in enumerate(grid.rows[row]):
        if text and text.strip():
            anchor = grid.anchor(row, column)
            if seen is not None and anchor != seen:
                return False
            seen = anchor
    return True


def _banner(grid: Grid, row: int) -> Piece:
    return Piece(next(filter(None, map(str.strip, grid.rows[row])), ""), grid.place_of(row))


def owner_in(line: Piece) -> Piece | None:
    """Who a line names for all that stands below it: 责任单位：市财政局."""
    found = _owner().search(levelled(line.text))
    if not found or likeness_to_names(found["names"]) < SURELY:
        return None
    return Piece(line.text[found.start("names") : found.end("names")].strip(), line.place)


@cache
def _owner() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, words("headings")["owner"]["labels"]), key=len, reverse=True))
    return re.compile(
        rf"^\s*(?:{listed})(?:\((?:盖章|公章|签章)\))?\s*:\s*(?P<names>[^:\n]{{2,60}}?)(?=\s{{2,}}|$|\s\S{{2,6}}:)"
    )


def _labelled_owner(grid: Grid, row: int) -> Piece | None:
    """Who a row above the heading names: in one cell, or in the cell behind its label."""
    cells = [text.strip() for text in dict.fromkeys(grid.rows[row]) if text.strip()]
    joined = [f"{label.rstrip(':：')}:{value}" for label, value in pairwise(cells)]
    found = (owner_in(Piece(text, grid.place_of(row))) for text in [*cells, *joined])
    return next(filter(None, found), None)


def _named_by_rows(grid: Grid, first: int) -> bool:
    """Whether rows that are nothing but a body divide the table, so that each stands over its own tasks."""
    last = min(first + SAMPLED, len(grid.rows))
    named = [row for row in range(first, last) if is_banner(grid, row) and names_only(_banner(grid, row).text)]
    return bool(named) and named[0] == first


def names_only(text: str) -> bool:
    """Whether a text is names of bodies and nothing else."""
    return likeness_to_names(unnumbered(text)) >= SURELY


def _plans(columns: Meaning, body: Samples) -> bool:
    """Whether a table that names nobody in its columns is about work: it says until when, or its cells are acts."""
    if {Column.DEADLINE, Column.STEP} & set(columns):
        return True
    cells = [cell for at, column in enumerate(columns) if column in CONTENTS for cell in filled(body, at)]
    return sum(map(is_work, cells)) >= MOSTLY * len(cells) > 0


OUTLINE = re.compile(r"^\s*(?:[((]?[一二三四五六七八九十百\d]+[))]|[一二三四五六七八九十百]+[、..]|\d+[、..](?!\d))\s*")


def unnumbered(text: str) -> str:
    """A heading without the number in front of it."""
    return OUTLINE.sub("", text).strip()


def goes_on(grid: Grid, heading: Heading) -> bool:
    """Whether a table without a heading of its own holds further rows of the one before it."""
    if grid.width != len(heading.columns) or not grid.rows:
        return False
    body = grid.rows[:SAMPLED]
    if Column.NUMBER in heading.columns and counts([row[heading.columns.index(Column.NUMBER)] for row in body]):
        return True
    return _fits(heading.columns, body) > 0 and any(
        names_only(cell) for at, column in enumerate(heading.columns) if column in BODIES for cell in filled(body, at)
    )
