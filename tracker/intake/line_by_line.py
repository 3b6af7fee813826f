"""A source as lines, so that it can be shown beside the draft: each row with its cells, spans and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.foundation.words import N_
from tracker.intake.lines import Cell, Line, LineKind
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Grid, Source

MOST_LINES = 100_000
TOO_LONG = N_("文件超过 100000 行。请只留下计划正文和任务表，拆分后再上传。")
Position = tuple[int, int]


def lines_of(source: Source) -> tuple[Line, ...]:
    """The whole document, nothing left out but rows in which nothing stands. Refuses what nobody could go through."""
    lines: list[Line] = []
    for block in source.blocks:
        if isinstance(block, Grid):
            lines.extend(_rows(block, len(lines)))
        else:
            lines.append(Line(LineKind.PARAGRAPH, (Cell(block.full),), block.place))
        if len(lines) > MOST_LINES:
            raise Unreadable(TOO_LONG)
    return tuple(lines)


def _rows(grid: Grid, first: int) -> Iterator[Line]:
    ends, begins = _ends(grid.anchors), dict[int, int]()
    drawn = 0
    for row, texts in enumerate(grid.rows):
        begins[row] = first + drawn
        cells = tuple(_cells(grid, row, texts, ends, begins))
        if cells:
            yield Line(LineKind.ROW, cells, grid.place_of(row), first)
            drawn += 1


def _cells(
    grid: Grid, row: int, texts: tuple[str, ...], ends: Mapping[Position, Position], begins: Mapping[int, int]
) -> Iterator[Cell]:
    if not grid.anchors:
        yield from (Cell(text, column) for column, text in enumerate(texts, start=1) if text)
        return
    for column, text in enumerate(texts):
        top, left = grid.anchor(row, column)
        bottom, right = ends.get((top, left), (row, column))
        across, down = right - left + 1, bottom - row + 1
        if (top, left) == (row, column):
            if text or across > 1 or down > 1:
                yield Cell(text, column + 1, across, down)
        elif left == column:
            yield Cell("", column + 1, across, down, begins[top])


def _ends(anchors: Mapping[Position, Position]) -> dict[Position, Position]:
    """The last position of each merged cell."""
    ends: dict[Position, Position] = {}
    for (row, column), anchor in anchors.items():
        bottom, right = ends.get(anchor, anchor)
        ends[anchor] = max(bottom, row), max(right, column)
    return ends
