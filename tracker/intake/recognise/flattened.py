"""Tables that lost their lines: a run of headings, then one cell a line. The lattice is inferred from both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.intake.numerals import number_of
from tracker.intake.recognise.alignment import aligned, fit
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, column_of, corrected, meaning_of
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.runs import Run
from tracker.intake.script import tight
from tracker.intake.source import Grid, Place

FEWEST_HEADINGS, FEWEST_ROWS = 3, 2


def flattened_table(lines: Sequence[Piece]) -> Run | None:
    """The first flattened task table in these lines; it needs a run of headings and rows that count up, or begin with their work."""
    for first, last in _heading_runs(lines):
        headings = [_cell(line) for line in lines[first:last]]
        meaning = meaning_of(headings)
        starts = _row_starts(lines, last) or (_unnumbered_starts(lines, last, meaning) if meaning else [])
        if meaning and starts:
            ends = [*starts[1:], len(lines)]
            rows = [lines[a:b] for a, b in zip(starts, ends, strict=True)]
            return _run(lines, first, last, corrected(meaning, [[_cell(line) for line in row] for row in rows]), rows)
    return None


def _heading_runs(lines: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and column_of(_cell(lines[end])):
            end += 1
        if end - at >= FEWEST_HEADINGS:
            yield at, end
        at = max(end, at + 1)


def _row_starts(lines: Sequence[Piece], first: int) -> list[int]:
    """Where the rows begin: at lines that are nothing but the next number."""
    starts: list[int] = []
    expected = _counted(lines[first]) if first < len(lines) else None
    for at in range(first, len(lines)):
        if expected is not None and _counted(lines[at]) == expected:
            starts.append(at)
            expected += 1
    return starts


def _unnumbered_starts(lines: Sequence[Piece], first: int, meaning: Meaning) -> list[int]:
    """Where rows without numbers begin: at work that follows a cell of names or of time."""
    if meaning[0] not in CONTENTS:
        return []
    closing = [column for column in meaning if column in BODIES or column is Column.DEADLINE]
    starts = [first]
    for at in range(first + 1, len(lines)):
        closed = max(fit(column, _cell(lines[at - 1])) for column in closing) > 0
        if closed and fit(meaning[0], _cell(lines[at])) > 0 >= max(fit(column, _cell(lines[at])) for column in closing):
            starts.append(at)
    return starts if len(starts) >= FEWEST_ROWS else []


def _counted(line: Piece) -> int | None:
    return number_of(tight(_cell(line)).strip(".、()"))


def _cell(line: Piece) -> str:
    return line.text.rstrip(" |│").strip()


def _run(lines: Sequence[Piece], first: int, last: int, columns: Meaning, rows: list[Sequence[Piece]]) -> Run:
    cells = [tuple(_cell(line) for line in lines[first:last])]
    places: dict[tuple[int, int], Place] = {(0, at): line.place for at, line in enumerate(lines[first:last])}
    outside = 0
    for at, row in enumerate(rows, start=1):
        texts = [_cell(line) for line in row]
        assigned = aligned(texts, columns)
        cells.append(
            tuple(
                "".join(text for text, own in zip(texts, assigned, strict=True) if own == c)
                for c in range(len(columns))
            )
        )
        for line, own in zip(reversed(row), reversed(assigned), strict=True):
            if own is not None:
                places[at, own] = line.place
        outside = assigned.count(None)
    grid = Grid(tuple(cells), lines[first].place, places=places, drawn=False)
    return Run(grid, first, len(lines) - outside)
