"""Tables in running text whose cells are apart by tabs: what is pasted from a spreadsheet or from a table in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.intake.numerals import number_of
from tracker.intake.readers.lattice import refuse_large
from tracker.intake.script import tight
from tracker.intake.source import Grid, Place

LONGEST_CELL = 5_000
CELL = rf'"(?:[^"]|""){{0,{LONGEST_CELL}}}"(?=\t|\n|\Z)|[^\t\n]*'
RECORD = re.compile(rf"(?:{CELL})(?:\t(?:{CELL}))*")
ONE_CELL = re.compile(CELL)
FEWEST_COLUMNS, FEWEST_ROWS = 3, 2
QUOTE = '"'


class Record(NamedTuple):
    """One line as a spreadsheet counts lines: its cells, and the line of the text on which it begins."""

    cells: tuple[str, ...]
    line: int


class Table(NamedTuple):
    """A run of records that belong together, and which records of the text it takes up."""

    grid: Grid
    first: int
    last: int


def records_of(text: str) -> list[Record]:
    """The lines of a text; a quoted cell may run over several of them."""
    found, at, line = [], 0, 1
    while at <= len(text):
        match = RECORD.match(text, at)
        end = match.end() if match else at
        found.append(Record(tuple(_cells(text[at:end])), line))
        line += text.count("\n", at, end) + 1
        at = end + 1
    return found


def _cells(record: str) -> Iterator[str]:
    at = 0
    while at <= len(record):
        match = ONE_CELL.match(record, at)
        end = match.end() if match else len(record)
        cell = record[at:end]
        quoted = len(cell) > 1 and cell[0] == cell[-1] == QUOTE
        yield (cell[1:-1].replace(QUOTE * 2, QUOTE) if quoted else cell).strip()
        at = end + 1


def tables_in(records: Sequence[Record]) -> Iterator[Table]:
    """Every run of records that fills at least three columns; lines within it that continue a cell are joined to it."""
    at, number = 0, 0
    while at < len(records):
        last = _last_of_run(records, at)
        rows = _rows(records[at : last + 1]) if last > at else []
        if len(rows) >= FEWEST_ROWS:
            number += 1
            refuse_large(len(rows), max(map(len, rows)))
            yield Table(_grid(rows, number), at, last)
            at = last
        at += 1


def _last_of_run(records: Sequence[Record], first: int) -> int:
    """The last record with tabs that can be reached from one with three cells, without an empty line between."""
    if sum(map(bool, records[first].cells)) < FEWEST_COLUMNS:
        return first
    last = at = first
    while at + 1 < len(records) and any(records[at + 1].cells):
        at += 1
        last = at if len(records[at].cells) > 1 else last
    return last


def _rows(records: Sequence[Record]) -> list[tuple[str, ...]]:
    """Records as rows: while one has fewer cells than the first, the next goes on in its last cell."""
    width = len(records[0].cells)
    rows: list[tuple[str, ...]] = []
    for record in records:
        goes_on = bool(rows) and _goes_on(rows[-1], record.cells, width)
        rows[-1:] = [_joined(rows[-1], record.cells)] if goes_on else [*rows[-1:], record.cells]
    return rows


def _goes_on(row: Sequence[str], cells: Sequence[str], width: int) -> bool:
    """Whether a line continues the last cell of a row: it fills up what is missing, and begins with no number."""
    fits = len(row) + len(cells) - 1 <= width
    return fits and len(cells) < width and number_of(tight(cells[0]).strip(".、()")) is None


def _joined(row: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    return (*row[:-1], "\n".join(part for part in (row[-1], cells[0]) if part), *cells[1:])


def _grid(rows: Sequence[tuple[str, ...]], number: int) -> Grid:
    width = max(map(len, rows))
    return Grid(tuple(row + ("",) * (width - len(row)) for row in rows), Place(table=number))
