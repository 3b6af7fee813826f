"""Tables that were copied column by column: a heading on a line of its own, then the cells of its whole column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, meaning_of, plain_headings
from tracker.intake.recognise.flattened import PAGE_FOOT, cell_of
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.runs import Run
from tracker.intake.script import levelled, tight
from tracker.intake.source import Grid, Place

FEWEST_HEADINGS, FEWEST_ROWS, LONGEST_HEADING = 3, 2, 10
NUMBERED = re.compile(r"^\s*(?:\((?P<a>\d{1,3})\)|(?P<b>\d{1,3})[.、)](?!\d)|(?P<c>[\u2460-\u2473]))[.、]?\s*")


class Cell(NamedTuple):
    """A cell of a column, and the line behind it."""

    text: str
    place: Place
    behind: int


Cells = dict[int, Cell]
"""The cells of a column by their number."""


def columnar_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every run of headings that each stand over the same number of cells."""
    heads = [at for at, line in enumerate(lines) if _is_heading(line)]
    done = 0
    for first, head in enumerate(heads):
        if head >= done and (run := _table(lines, heads[first:])):
            yield run
            done = run.last


def _is_heading(line: Piece) -> bool:
    text = cell_of(line).rstrip(":：")
    return len(text) <= LONGEST_HEADING and tight(text) in plain_headings()


def _table(lines: Sequence[Piece], heads: Sequence[int]) -> Run | None:
    """The table that these headings make together, up to the first that comes again."""
    texts: list[str] = []
    for head in heads:
        text = cell_of(lines[head]).rstrip(":：")
        if text in texts or (texts and head - heads[len(texts) - 1] == 1):
            break
        texts.append(text)
    meaning = meaning_of(texts) if len(texts) >= FEWEST_HEADINGS else None
    if meaning is None:
        return None
    heads = heads[: len(texts)]
    content = next((at for at, column in enumerate(meaning) if column in CONTENTS), None)
    if content is None:
        return None
    ends = [*heads[1:], len(lines)]
    height = len(_cells(lines, heads[content] + 1, ends[content], None))
    columns = [_cells(lines, at + 1, end, height) for at, end in zip(heads, ends, strict=True)]
    if height < FEWEST_ROWS or not all(_agrees(*each, height) for each in zip(columns, meaning, strict=True)):
        return None
    return _run(lines, heads, columns, meaning, height)


def _agrees(cells: Cells, column: Column, height: int) -> bool:
    """Whether a column has a cell for each row; only what may stay empty may have fewer, where they are numbered."""
    needed = height if column in BODIES - {Column.SUPPORT} | CONTENTS | {Column.NUMBER} else 1
    return needed <= len(cells) <= height and max(cells) <= height


def _cells(lines: Sequence[Piece], first: int, end: int, height: int | None) -> Cells:
    """The cells between two headings: by the numbers in front of them, or one a line where their count is right."""
    own = [at for at in range(first, end) if not PAGE_FOOT.match(levelled(lines[at].text).strip())]
    if own and NUMBERED.match(levelled(lines[own[0]].text)):
        return _numbered(lines, own, is_last=end == len(lines))
    if height is not None and (len(own) < height or (len(own) > height and end != len(lines))):
        return {}
    own = own[:height]
    return {nth: Cell(cell_of(lines[at]), lines[at].place, at + 1) for nth, at in enumerate(own, start=1)}


def _numbered(lines: Sequence[Piece], own: Sequence[int], *, is_last: bool) -> Cells:
    cells: Cells = {}
    number = 0
    for at in own:
        found = NUMBERED.match(levelled(lines[at].text))
        text = lines[at].text[found.end() if found else 0 :].strip()
        if found:
            number = int(found["a"] or found["b"] or ord(found["c"]) - 0x245F)
            cells[number] = Cell(text, lines[at].place, at + 1)
        elif is_last:
            break
        else:
            cells[number] = Cell(cells[number].text + text, cells[number].place, at + 1)
    return cells


def _run(lines: Sequence[Piece], heads: Sequence[int], columns: Sequence[Cells], meaning: Meaning, height: int) -> Run:
    texts = ["序号", *(cell_of(lines[at]).rstrip(":：") for at in heads)]
    rows = [tuple(texts)]
    places = {(0, at + 1): lines[head].place for at, head in enumerate(heads)}
    for number in range(1, height + 1):
        rows.append((str(number), *(cells[number].text if number in cells else "" for cells in columns)))
        places |= {(number, at + 1): cells[number].place for at, cells in enumerate(columns) if number in cells}
        places[number, 0] = places.get((number, 1), lines[heads[0]].place)
    last = max((cell.behind for cells in columns for cell in cells.values()), default=heads[-1] + 1)
    grid = Grid(tuple(rows), lines[heads[0]].place, places=places, drawn=False)
    return Run(grid, heads[0], max(last, heads[-1] + 1), columns=(Column.NUMBER, *meaning))
