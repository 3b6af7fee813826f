"""Tables that nothing rules: lines whose pieces stand below each other, with white space between them from top to bottom.

Only geometry: whether it is a table of tasks is for others to recognise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from tracker.intake.numerals import number_of
from tracker.intake.readers.pdf_lines import Line, Piece
from tracker.intake.readers.pdf_parts import Cell, Item, Part, flowed
from tracker.intake.script import tight

FEWEST_COLUMNS, FEWEST_LINES = 3, 3
CHANNEL = 0.6
"""In signs: how wide the white space between columns is."""
LONGEST_HEADING = 14
MOSTLY = 0.5
FARTHER = 1.3
"""Rows stand so much farther from each other than the lines in them."""
APART = 4.0
"""In signs: what stands farther below belongs to no table."""
Span = tuple[float, float]


def with_aligned(items: Sequence[Item]) -> list[Item]:
    """What stands on a page, with the lines of such tables put together."""
    found: list[Item] = []
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        own = list(group)
        found.extend(_parted([item for item in own if isinstance(item, Line)]) if is_line else own)
    return found


def _parted(lines: Sequence[Line]) -> Iterator[Item]:
    at = 0
    while at < len(lines):
        last = _end(lines, at)
        part = _part(lines[at:last]) if last - at >= FEWEST_LINES else None
        yield part or lines[at]
        at = last if part else at + 1


def _end(lines: Sequence[Line], first: int) -> int:
    """Where the lines end that share columns with this one; at once, if it has too few."""
    if len(lines[first].pieces) < FEWEST_COLUMNS or not all(map(_is_short, lines[first].pieces)):
        return first
    spans = _spans(lines[first].pieces, lines[first].size)
    last = first + 1
    while last < len(lines) and lines[last].base - lines[last - 1].base <= APART * lines[last].size:
        wider = _spans([*map(_as_piece, spans), *lines[last].pieces], lines[last].size)
        if len(wider) < FEWEST_COLUMNS:
            break
        spans, last = wider, last + 1
    return last


def _is_short(piece: Piece) -> bool:
    return len(piece.text) <= LONGEST_HEADING and not piece.text.endswith(("。", "；", "，"))


def _as_piece(span: Span) -> Piece:
    return Piece("", *span)


def _spans(pieces: Sequence[Piece], size: float) -> list[Span]:
    """The columns that pieces stand in: where no white space runs between them they share one."""
    spans: list[Span] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if spans and piece.left - spans[-1][1] < CHANNEL * size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.right))
        else:
            spans.append((piece.left, piece.right))
    return spans


def _part(lines: Sequence[Line]) -> Part | None:
    size = median(line.size for line in lines)
    spans = _spans([piece for line in lines for piece in line.pieces], size)
    several = sum(len(_columns_of(line, spans)) > 1 for line in lines)
    rows = list(_rows(lines, spans))
    if len(spans) < FEWEST_COLUMNS or len(rows) < 2 or several < MOSTLY * len(lines):  # noqa: PLR2004 - a heading, a row
        return None
    page = lines[0].page
    cells = [_cell(own, row, column, span) for row, own in enumerate(rows) for column, span in enumerate(spans)]
    edges = [spans[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(spans)), spans[-1][1]]
    return Part(page, lines[0].top, lines[-1].base, edges, len(rows), cells, drawn=False)


def _columns_of(line: Line, spans: Sequence[Span]) -> set[int]:
    return {_column_of(piece, spans) for piece in line.pieces}


def _column_of(piece: Piece, spans: Sequence[Span]) -> int:
    return next(at for at, (left, right) in enumerate(spans) if left <= piece.left and piece.right <= right)


def _rows(lines: Sequence[Line], spans: Sequence[Span]) -> Iterator[list[Line]]:
    """The rows: parted by wider gaps if there are any, else each begins with its number or its first cell."""
    gaps = [after.base - before.base for before, after in pairwise(lines)]
    usual = min(gaps)
    starts = {at for at, gap in enumerate(gaps, start=1) if gap > FARTHER * usual}
    numbered = {at for at, line in enumerate(lines) if _is_numbered(line, spans)}
    if len(starts) + 1 < len(numbered):
        starts = numbered
    elif not starts:
        starts = {at for at, line in enumerate(lines) if 0 in _columns_of(line, spans)}
    cuts = [0, *sorted(starts - {0}), len(lines)]
    return (list(lines[first:last]) for first, last in pairwise(cuts))


def _is_numbered(line: Line, spans: Sequence[Span]) -> bool:
    first = line.pieces[0]
    return _column_of(first, spans) == 0 and number_of(tight(first.text).strip(".、()")) is not None


def _cell(lines: Sequence[Line], row: int, column: int, span: Span) -> Cell:
    left, right = span
    own = [replace(line, pieces=inside) for line in lines if (inside := _inside(line, span))]
    text, is_open = flowed([replace(line, head=line.size) for line in own], left, right)
    return Cell(row, column, 1, 1, text, is_open, lines[0].page)


def _inside(line: Line, span: Span) -> tuple[Piece, ...]:
    return tuple(piece for piece in line.pieces if span[0] <= piece.left and piece.right <= span[1])
