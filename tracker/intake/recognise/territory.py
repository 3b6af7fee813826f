"""Cells that stand below their headings: each column is a stretch of the line, cut where nothing is ever written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names
from tracker.intake.numerals import number_of
from tracker.intake.recognise.alignment import BANNER, HEADS_A_SECTION, Laid
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, column_of
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

CELL = re.compile(r"\S+(?: \S+)*")
FEWEST_LINES, LONGEST_FRAGMENT, NEAR = 2, 4, 2.0
Placed = tuple[list[Piece], list[Laid], list[int]]


class Cell(NamedTuple):
    """A stretch of a line without a wide gap: what it says, where it begins and ends on the paper."""

    text: str
    left: int
    right: int

    @property
    def middle(self) -> float:
        """The middle of the stretch."""
        return (self.left + self.right) / 2


Drawn = tuple[int, list[tuple[int, Cell]]]
"""A line by its number, and its cells, each with its column."""


def laid_by_place(lines: Sequence[Piece], heading: int, body: Sequence[int], meaning: Meaning) -> Placed | None:
    """Cells sorted into columns by where they stand and into rows by the numbers; nothing where columns run together."""
    heads = list(placed_cells(lines[heading].text))
    if len(heads) != len(meaning):
        return None
    drawn = list(_conforming(lines, body, heads))
    cuts = _cuts(heads, [cell for _, cells in drawn for cell in cells])
    if cuts is None or len(drawn) < FEWEST_LINES:
        return None
    sorted_cells = [(at, [(_column(cell, cuts), cell) for cell in cells]) for at, cells in drawn]
    begins = _begins(sorted_cells, meaning)
    return _rows(lines, sorted_cells, set(begins)) if begins else None


def broken_headings(above: str, below: str) -> list[str]:
    """Headings of which some go on in the line below them: 完成 over 时限; nothing where that line says something else."""
    heads, rest = list(placed_cells(above)), list(placed_cells(below))
    texts = [head.text for head in heads]
    for cell in rest:
        under = [
            at
            for at, head in enumerate(heads)
            if head.left <= cell.middle <= head.right or abs(head.middle - cell.middle) <= NEAR
        ]
        own = column_of(cell.text) and tight(cell.text) not in words("headings")["halves"]["endings"]
        if (
            own
            or len(under) != 1
            or len(tight(cell.text)) > LONGEST_FRAGMENT
            or not column_of(texts[under[0]] + cell.text)
        ):
            return []
        texts[under[0]] += cell.text
    return texts if rest else []


def placed_cells(text: str) -> Iterator[Cell]:
    """The stretches of a line without a wide gap, with where they begin and end on the paper."""
    columns = [0]
    for sign in text:
        columns.append(columns[-1] + (2 if unicodedata.east_asian_width(sign) in "WF" else 1))
    return (Cell(found[0], columns[found.start()], columns[found.end()]) for found in CELL.finditer(text))


def _conforming(lines: Sequence[Piece], body: Sequence[int], heads: Sequence[Cell]) -> Iterator[tuple[int, list[Cell]]]:
    """The lines of which no cell runs through two columns; the first that does is the text below the table."""
    for at in body:
        cells = list(placed_cells(lines[at].text))
        if any(sum(cell.left <= head.middle < cell.right for head in heads) > 1 for cell in cells):
            return
        yield at, cells


def _cuts(heads: Sequence[Cell], cells: Sequence[Cell]) -> list[int] | None:
    """Between each two headings the widest gap that no cell reaches into."""
    taken = {x for cell in (*heads, *cells) for x in range(cell.left, cell.right)}
    cuts: list[int] = []
    for before, after in pairwise(heads):
        free = [x for x in range(int(before.middle), int(after.middle) + 1) if x not in taken]
        if not free:
            return None
        runs = [[free[0]]]
        for a, b in pairwise(free):
            runs[-1].append(b) if b == a + 1 else runs.append([b])
        widest = max(runs, key=len)
        cuts.append(widest[len(widest) // 2])
    return cuts


def _column(cell: Cell, cuts: Sequence[int]) -> int:
    return sum(cell.middle > cut for cut in cuts)


def _rows(lines: Sequence[Piece], drawn: Sequence[Drawn], begins: set[int]) -> Placed:
    made: Placed = ([], [], [])
    for place, (at, cells) in enumerate(drawn):
        alone = len(cells) == 1 and HEADS_A_SECTION.match(tight(cells[0][1].text))
        for nth, (column, cell) in enumerate(cells):
            made[0].append(replace(lines[at], text=cell.text))
            made[1].append(Laid(BANNER if alone else column, not nth and (place in begins or bool(alone))))
            made[2].append(at)
    return made


def _begins(drawn: Sequence[Drawn], meaning: Meaning) -> list[int]:
    """The lines in which rows begin: by their numbers, or where work and whole names stand side by side."""
    if Column.NUMBER in meaning:
        number = meaning.index(Column.NUMBER)
        counted = [
            place for place, (_, cells) in enumerate(drawn) if any(_counts(c, cell, number) for c, cell in cells)
        ]
        is_centred = any(_is_hollow(drawn[place][1], meaning) for place in counted)
        return list(_beginnings(drawn, counted, meaning, is_centred=is_centred)) if counted else []
    return [place for place, (_, cells) in enumerate(drawn) if _is_row(cells, meaning)]


def _is_row(cells: Sequence[tuple[int, Cell]], meaning: Meaning) -> bool:
    works = any(meaning[column] in CONTENTS for column, _ in cells)
    return works and any(meaning[column] in BODIES and likeness_to_names(cell.text) == 1.0 for column, cell in cells)


def _counts(column: int, cell: Cell, number: int) -> bool:
    return column == number and number_of(tight(cell.text).strip(".、()")) is not None


def _is_hollow(cells: Sequence[tuple[int, Cell]], meaning: Meaning) -> bool:
    """Whether the line of a number says nothing of the work: it stands in the middle of its row, between two lines."""
    return not any(meaning[column] in CONTENTS for column, _ in cells)


def _beginnings(drawn: Sequence[Drawn], counted: Sequence[int], meaning: Meaning, *, is_centred: bool) -> Iterator[int]:
    """Each number in the middle of its row has as many lines above it as below; others begin theirs."""
    works = ["".join(cell.text for column, cell in cells if meaning[column] in CONTENTS) for _, cells in drawn]
    sections = {
        at for at, (_, cells) in enumerate(drawn) if len(cells) == 1 and HEADS_A_SECTION.match(cells[0][1].text)
    }
    above = counted[0] - max((at + 1 for at in sections if at < counted[0]), default=0)
    yield counted[0] - above
    for before, here in pairwise(counted):
        free = here - before - 1
        last = max((at for at in sections if before < at < here), default=before)
        below = min(above, free) if above or is_centred else free
        begin = max(before + below + 1 if above or is_centred else here, last + 1)
        if above and last == before and (ended := _behind_sentence(works, before, here)):
            begin = ended
        yield begin
        above = here - begin


def _behind_sentence(works: Sequence[str], before: int, here: int) -> int | None:
    """The line behind the only one between two numbers that ends its sentence, where the work of the next row begins."""
    ends = [at for at in range(before, here) if levelled(works[at]).endswith("。")]
    return ends[0] + 1 if len(ends) == 1 and all(works[ends[0] + 1 : here]) else None
