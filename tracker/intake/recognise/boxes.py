"""Tables drawn with box signs: ┌─┬─┐. A rule in one column ends that column's cell and no other's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.runs import Run
from tracker.intake.source import Grid

CORNERS = re.compile(r"[│┃├┤┼┌┬┐└┴┘┠┨╂┏┳┓┗┻┛╋┣┫]")
BOXED = re.compile(r"^\s*[│┃├┌└┠┏┗┣]")
TYPED, TYPED_RULE = re.compile(r"^\s*[|+]"), re.compile(r"^\s*\+[-=+]{3,}")
DASHES = re.compile(r"[-=]{2,}")
RULED = re.compile(r"^[─━\s]*[─━][─━\s]*$")


def boxed_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every run of lines that begin with a box sign."""
    for is_box, group in groupby(range(len(lines)), key=lambda at: bool(BOXED.match(lines[at].text))):
        own = list(group)
        if is_box:
            yield from _tables([lines[at] for at in own], own[0])
    for is_typed, group in groupby(range(len(lines)), key=lambda at: bool(TYPED.match(lines[at].text))):
        own = list(group)
        if is_typed and any(TYPED_RULE.match(lines[at].text) for at in own):
            yield from _tables([_as_drawn(lines[at]) for at in own], own[0])


def _as_drawn(line: Piece) -> Piece:
    """A line of a box that was typed with + - and | as if it were drawn."""
    ruled = TYPED_RULE.match(line.text) or "+-" in line.text or "-+" in line.text
    text = DASHES.sub(lambda found: "─" * len(found[0]), line.text).replace("+", "┼") if ruled else line.text
    return replace(line, text=text.replace("|", "│"))


def _tables(lines: Sequence[Piece], first: int) -> Iterator[Run]:
    """The boxes of a run; each opens with its own upper edge."""
    tops = [at for at, line in enumerate(lines) if line.text.strip()[:1] in "┌┏"] or [0]
    for top, bottom in zip(tops, [*tops[1:], len(lines)], strict=True):
        grid = _grid(lines[top:bottom])
        if grid:
            yield Run(grid, first + top, first + bottom)


def _grid(lines: Sequence[Piece]) -> Grid | None:
    split = [CORNERS.split(line.text.strip())[1:-1] for line in lines]
    width = max(map(len, split), default=0)
    rows = [segments for segments in split if len(segments) == width]
    if width < 2:  # noqa: PLR2004 - one column is a frame, not a table
        return None
    edges = sorted({at for at, segments in enumerate(rows) if any(map(_is_rule, segments))} | {-1, len(rows)})
    bands = [(a + 1, b) for a, b in pairwise(edges)]
    columns = [_column([segments[at] for segments in rows], bands) for at in range(width)]
    kept = [at for at in range(len(bands)) if any(column[at] is not None for column in columns)]
    return _woven(columns, kept, lines[0])


def _is_rule(segment: str) -> bool:
    return bool(RULED.match(segment))


def _column(segments: Sequence[str], bands: Sequence[tuple[int, int]]) -> list[tuple[int, str] | None]:
    """For each band the cell it belongs to (by the band where the cell begins) and the cell's whole text."""
    starts: list[int] = []
    for at, (first, _) in enumerate(bands):
        begins = first == 0 or _is_rule(segments[first - 1])
        starts.append(at if begins or not starts else starts[-1])
    texts = dict.fromkeys(starts, "")
    for start, (first, last) in zip(starts, bands, strict=True):
        texts[start] += "".join(_said(segment) for segment in segments[max(first - 1, 0) : last])
    return [
        (start, texts[start]) if first < last or texts[start] else None
        for start, (first, last) in zip(starts, bands, strict=True)
    ]


def _said(segment: str) -> str:
    return "" if _is_rule(segment) else "".join(segment.split())


def _woven(columns: Sequence[list[tuple[int, str] | None]], kept: Sequence[int], line: Piece) -> Grid:
    row_of = {band: row for row, band in enumerate(kept)}
    anchors = {
        (row_of[band], at): (row_of[cell[0]], at)
        for at, column in enumerate(columns)
        for band in kept
        if (cell := column[band]) and cell[0] != band and cell[0] in row_of
    }
    rows = tuple(tuple(cell[1] if (cell := column[band]) else "" for column in columns) for band in kept)
    return Grid(rows, line.place, anchors, drawn=False)
