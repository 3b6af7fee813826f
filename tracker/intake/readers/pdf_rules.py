"""Ruling lines become lattices: which rules belong to one table, and which of its positions one cell covers."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from tracker.intake.readers.pdf_strokes import Box, Stroke, Strokes

BESIDE = 2.5
"""Points: rules that lie closer are one, drawn twice or double."""
REACH = 3.0
"""Points: how far a rule may end before the one that it meets."""
OPEN_SIDE = 8.0
COVERED = 0.8
MOST_STROKES, MOST_POSITIONS = 1_500, 10_000
"""On one page: more is a map, a chart or squared paper, whose text is read as text."""
Position = tuple[int, int]


@dataclass(frozen=True)
class Region:
    """A cell: where it begins, how far it reaches, and its box on the page."""

    row: int
    column: int
    down: int
    across: int
    box: Box

    def positions(self) -> Iterator[Position]:
        """All positions that the cell covers."""
        return product(range(self.row, self.row + self.down), range(self.column, self.column + self.across))


@dataclass(frozen=True)
class Frame:
    """A ruled table on one page."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Region, ...]

    @property
    def box(self) -> Box:
        """The outline of the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def size(self) -> float:
        """The area of the table."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    @cached_property
    def _covering(self) -> dict[Position, Region]:
        return {at: cell for cell in self.cells for at in cell.positions()}

    def cell_at(self, x: float, y: float) -> Region | None:
        """The cell that a point lies in."""
        return self._covering.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def frames_of(strokes: Strokes) -> list[Frame]:
    """The ruled tables of a page, the smaller ones first: a point belongs to the innermost."""
    across, down = _merged(strokes.across), _merged(strokes.down)
    if len(across) + len(down) > MOST_STROKES:
        return []
    found = (_frame(*group) for group in _touching(across, down))
    return sorted((frame for frame in found if frame and len(frame.cells) > 1), key=lambda frame: frame.size)


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Rules along one line as one, pieced together."""
    merged: list[Stroke] = []
    for band in _bands(sorted(strokes)):
        at = sum(stroke.at for stroke in band) / len(band)
        open_ones = sorted(band, key=lambda stroke: stroke.first)
        first, last = open_ones[0].first, open_ones[0].last
        for stroke in open_ones[1:]:
            if stroke.first - last > REACH:
                merged.append(Stroke(at, first, last))
                first, last = stroke.first, stroke.last
            last = max(last, stroke.last)
        merged.append(Stroke(at, first, last))
    return merged


def _bands(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Rules that lie beside each other; a band is no wider than twice what makes two of them one."""
    band: list[Stroke] = []
    for stroke in strokes:
        if band and (stroke.at - band[-1].at > BESIDE or stroke.at - band[0].at > 2 * BESIDE):
            yield band
            band = []
        band.append(stroke)
    if band:
        yield band


def _touching(across: Sequence[Stroke], down: Sequence[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The rules that hang together; what no other rule touches is a line under a heading, not a table."""
    left = set(range(len(down)))
    waiting = list(range(len(across)))
    while waiting:
        level: list[Stroke] = []
        upright: set[int] = set()
        fresh = [waiting.pop()]
        while fresh:
            level.extend(across[at] for at in fresh)
            met = {at for at in left if any(_meet(across[each], down[at]) for each in fresh)}
            left -= met
            upright |= met
            fresh = [at for at in waiting if any(_meet(across[at], down[each]) for each in met)]
            waiting = [at for at in waiting if at not in set(fresh)]
        if upright:
            yield level, [down[at] for at in upright]


def _meet(level: Stroke, upright: Stroke) -> bool:
    return (
        level.first - REACH <= upright.at <= level.last + REACH
        and upright.first - REACH <= level.at <= upright.last + REACH
    )


def _frame(across: Sequence[Stroke], down: Sequence[Stroke]) -> Frame | None:
    xs, ys = _edges(down, across), _edges(across, down)
    if len(xs) * len(ys) > MOST_POSITIONS:
        return None
    walls = _Walls(xs, ys, across, down)
    boxes = _rectangles(walls)
    rows, columns = sorted({top for top, *_ in boxes}), sorted({left for _, left, *_ in boxes})
    cells = tuple(
        Region(
            row=rows.index(top),
            column=columns.index(left),
            down=bisect_right(rows, bottom) - rows.index(top),
            across=bisect_right(columns, right) - columns.index(left),
            box=Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1]),
        )
        for top, left, bottom, right in boxes
    )
    return Frame((*(xs[at] for at in columns), xs[-1]), (*(ys[at] for at in rows), ys[-1]), cells)


def _edges(own: Sequence[Stroke], crossing: Sequence[Stroke]) -> list[float]:
    """Where rules of one direction lie; sides that a table leaves open lie where the crossing rules end."""
    found = sorted({stroke.at for stroke in own})
    first, last = min(stroke.first for stroke in crossing), max(stroke.last for stroke in crossing)
    before = [first] if found[0] - first > OPEN_SIDE else []
    behind = [last] if last - found[-1] > OPEN_SIDE else []
    return [*before, *found, *behind]


class _Walls:
    """Between which positions of a lattice a rule runs."""

    def __init__(self, xs: list[float], ys: list[float], across: Sequence[Stroke], down: Sequence[Stroke]) -> None:
        self.rows, self.columns = len(ys) - 1, len(xs) - 1
        level, upright = _by_place(across), _by_place(down)
        self._below = {(r, c) for r, c in self.positions() if _covered(level[ys[r + 1]], xs[c], xs[c + 1])}
        self._right = {(r, c) for r, c in self.positions() if _covered(upright[xs[c + 1]], ys[r], ys[r + 1])}

    def positions(self) -> Iterator[Position]:
        return product(range(self.rows), range(self.columns))

    def joined(self) -> Iterator[tuple[Position, Position]]:
        """Neighbours that no rule divides."""
        for r, c in self.positions():
            if r + 1 < self.rows and (r, c) not in self._below:
                yield (r, c), (r + 1, c)
            if c + 1 < self.columns and (r, c) not in self._right:
                yield (r, c), (r, c + 1)


def _by_place(strokes: Sequence[Stroke]) -> dict[float, list[Stroke]]:
    found: dict[float, list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        found[stroke.at].append(stroke)
    return found


def _covered(strokes: Sequence[Stroke], first: float, last: float) -> bool:
    """Whether rules run along (nearly) all of an edge."""
    along = sum(max(min(stroke.last, last) - max(stroke.first, first), 0.0) for stroke in strokes)
    return along >= COVERED * (last - first)


def _rectangles(walls: _Walls) -> list[tuple[int, int, int, int]]:
    """The cells, as first row, first column, last row and last column; a bent one takes in what it bends around."""
    boxes = {at: (*at, *at) for at in walls.positions()}
    for first, second in walls.joined():
        if boxes[first] != boxes[second]:
            _join(boxes, boxes[first], boxes[second])
    return sorted(set(boxes.values()))


def _join(
    boxes: dict[Position, tuple[int, int, int, int]], one: tuple[int, int, int, int], other: tuple[int, int, int, int]
) -> None:
    """Let one cell cover two, and all others that the two together reach into."""
    top, left, bottom, right = (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
    inside = {boxes[at] for at in product(range(top, bottom + 1), range(left, right + 1))}
    whole = (
        min(box[0] for box in inside),
        min(box[1] for box in inside),
        max(box[2] for box in inside),
        max(box[3] for box in inside),
    )
    if whole != (top, left, bottom, right):
        _join(boxes, whole, whole)
        return
    for at in product(range(top, bottom + 1), range(left, right + 1)):
        boxes[at] = whole
