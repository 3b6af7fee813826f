"""Tables drawn with bars: one row a line, cells between `|`, the first columns left out where a merged cell goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.runs import Run
from tracker.intake.script import levelled
from tracker.intake.source import Grid, Place

FEWEST_CELLS, MOST_CELLS = 3, 100
BAR = re.compile(r"[|│┃]")
RULE = re.compile(r"^[\s|:+-]*$")


def barred_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every run of lines that are rows of cells between bars."""
    for is_row, group in groupby(range(len(lines)), key=lambda at: _is_row(lines[at])):
        own = list(group)
        if is_row and len(own) > 1:
            yield Run(_grid([lines[at] for at in own]), own[0], own[-1] + 1)


def _is_row(line: Piece) -> bool:
    return FEWEST_CELLS <= len(_cells(line)) <= MOST_CELLS


def _cells(line: Piece) -> list[str]:
    level = levelled(line.text)
    if RULE.match(level):
        return [""] * FEWEST_CELLS if "|" in level else []
    cuts = [match.start() for match in BAR.finditer(level)]
    cells = [line.text[a + 1 : b].strip() for a, b in zip([-1, *cuts], [*cuts, len(level)], strict=True)]
    inner = cells[1:] if cuts and not cells[0] and cuts[0] == 0 else cells
    return inner[:-1] if len(inner) > 1 and not inner[-1] else inner


def _grid(lines: Sequence[Piece]) -> Grid:
    rows = [_cells(line) for line in lines]
    kept = [(row, line) for row, line in zip(rows, lines, strict=True) if any(row)]
    width = max(len(row) for row, _ in kept) if kept else 0
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    places: dict[tuple[int, int], Place] = {}
    full: list[tuple[str, ...]] = []
    for at, (row, line) in enumerate(kept):
        missing = width - len(row)
        full.append((*_carried(full, anchors, at, missing), *row))
        places |= {(at, column): line.place for column in range(width)}
    return Grid(tuple(full), lines[0].place, anchors, places, drawn=False)


def _carried(
    above: Sequence[Sequence[str]], anchors: dict[tuple[int, int], tuple[int, int]], at: int, missing: int
) -> Iterator[str]:
    """The cells that a shorter row shares with the row above it; under a short heading they are new."""
    for column in range(missing):
        if at > 1:
            anchors[at, column] = anchors.get((at - 1, column), (at - 1, column))
        yield above[at - 1][column] if at > 1 else ""
