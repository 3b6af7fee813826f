"""Tables that go on over pages: parts with the same columns are one table, and a row that a page cut is whole again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.intake.numerals import number_of
from tracker.intake.readers.lattice import Lattice
from tracker.intake.readers.pdf_parts import Cell, Part
from tracker.intake.script import tight
from tracker.intake.source import Grid, Place

CLOSE = 4.0
"""Points: edges of columns that lie closer are one."""
LOOSE = 40.0
"""Points: the same where only white space shows them."""
TALLEST_HEADING = 4
MOSTLY = 0.6


class Table:
    """A table in the making: the parts that lie on each page, put together."""

    def __init__(self, part: Part) -> None:
        """Begin with its first part."""
        self.drawn = part.drawn
        self._first_page = part.page
        self._xs = part.xs
        self._height = part.height
        self._cells = part.cells

    def takes(self, part: Part) -> bool:
        """Whether another part has these columns, or some of them merged; if so it is added."""
        if self.drawn != part.drawn:
            return False
        xs = _together(self._xs, part.xs) if self.drawn else _alike(self._xs, part.xs)
        if xs is None:
            return False
        self._cells, self._xs = _spread(self._cells, self._xs, xs), xs
        cells = _spread(part.cells, part.xs, xs)
        rest = _without_heading(cells, self._cells)
        heading = len({cell.row for cell in cells}) - len({cell.row for cell in rest})
        self._add(rest, max(heading, 1))
        return True

    def grid(self, number: int) -> Grid:
        """The finished table; what does not stand on its first page knows its own."""
        place, lattice = Place(table=number, page=self._first_page), Lattice()
        for cell in sorted(self._cells, key=lambda cell: (cell.row, cell.column)):
            lattice.put(cell.row, cell.column, cell.text, down=cell.down, across=cell.across)
        places = {
            (cell.row, cell.column): Place(table=number, row=cell.row + 1, cell=cell.column + 1, page=cell.page)
            for cell in self._cells
            if cell.page != self._first_page
        }
        return replace(lattice.grid(place), places=places, drawn=self.drawn)

    def _add(self, cells: list[Cell], heading: int) -> None:
        """Add the rows of a page; the first may be half of the last one, unless that is the heading."""
        first = [cell for cell in cells if cell.row == 0]
        pairs = [(above, cell) for cell in first if (above := self._above(cell))]
        cut = self._height > heading and self._is_cut(pairs, first)
        merging = {cell.column for cell in (*self._cells, *cells) if cell.down > 1 and cell.text}
        for above, cell in pairs if cut else _going_on(pairs, merging):
            above.take(cell)
            above.down += cell.down - cut
            cells.remove(cell)
        self._append(cells, self._height - cut, first)

    def _append(self, cells: Sequence[Cell], offset: int, first: Sequence[Cell]) -> None:
        heights = [cell.row + cell.down for cell in [*cells, *first]]
        self._cells.extend(replace(cell, row=cell.row + offset) for cell in cells)
        self._height = offset + max(heights, default=0)

    def _above(self, cell: Cell) -> Cell | None:
        """The cell of the last row that has the same columns."""
        same = (
            own
            for own in self._cells
            if own.row + own.down == self._height and (own.column, own.across) == (cell.column, cell.across)
        )
        return next(same, None)

    def _is_cut(self, pairs: Sequence[tuple[Cell, Cell]], first: Sequence[Cell]) -> bool:
        """Whether the first row of a page is the second half of the row before: no number, and text that goes on."""
        filled = [(above, cell) for above, cell in pairs if cell.text]
        if not filled or len(filled) < sum(bool(cell.text) for cell in first):
            return False
        breaks_off = any(above.breaks_off for above, _ in filled)
        keys = self._numbers()
        if keys is None:
            return breaks_off and any(above.text and not cell.text for above, cell in pairs)
        if any(cell.column == keys for _, cell in filled):
            return False
        return breaks_off or not any(cell.down > 1 for cell in self._cells if cell.column == keys and cell.row > 0)

    def _numbers(self) -> int | None:
        """The column that counts the rows, where there is one."""
        for column in range(len(self._xs) - 1):
            own = [cell.text for cell in self._cells if cell.column == column and cell.text][1:]
            counted = [text for text in own if number_of(tight(text).strip(".、()")) is not None]
            if own and len(counted) >= MOSTLY * len(own):
                return column
        return None


def _going_on(pairs: Sequence[tuple[Cell, Cell]], merging: set[int]) -> list[tuple[Cell, Cell]]:
    """Empty cells that are the rest of one above: in front of a row, over several rows, or where others are merged."""
    in_order = sorted(pairs, key=lambda pair: pair[1].column)
    filled = [at for at, (_, cell) in enumerate(in_order) if cell.text]
    before = filled[0] if filled else 0
    return [
        (above, cell)
        for at, (above, cell) in enumerate(in_order)
        if above.text and not cell.text and (at < before or cell.down > 1 or cell.column in merging)
    ]


def _together(own: list[float], other: list[float]) -> list[float] | None:
    """The edges of both parts, if both lie between the same sides and one has all edges of the other."""
    if abs(own[0] - other[0]) > CLOSE or abs(own[-1] - other[-1]) > CLOSE:
        return None
    longer, shorter = (own, other) if len(own) >= len(other) else (other, own)
    return longer if all(min(abs(x - y) for y in longer) <= CLOSE for x in shorter) else None


def _alike(own: list[float], other: list[float]) -> list[float] | None:
    """The edges of columns that nothing rules: as many, and not far from each other."""
    alike = len(own) == len(other) and all(abs(x - y) <= LOOSE for x, y in zip(own, other, strict=True))
    return own if alike else None


def _spread(cells: Sequence[Cell], xs: Sequence[float], wanted: Sequence[float]) -> list[Cell]:
    """The cells over the columns of a finer lattice."""
    if len(xs) == len(wanted):
        return list(cells)
    new = [min(range(len(wanted)), key=lambda at: abs(wanted[at] - x)) for x in xs]
    return [
        replace(cell, column=new[cell.column], across=new[cell.column + cell.across] - new[cell.column])
        for cell in cells
    ]


def _without_heading(cells: list[Cell], table: Sequence[Cell]) -> list[Cell]:
    """The cells of a part without the heading that it repeats."""
    for height in range(TALLEST_HEADING, 0, -1):
        goes_on = any(cell.row >= height for cell in cells)
        if goes_on and _head(cells, height) and _head(cells, height) == _head(table, height):
            return [replace(cell, row=cell.row - height) for cell in cells if cell.row >= height]
    return cells


def _head(cells: Sequence[Cell], height: int) -> set[tuple[int, int, str]]:
    """The cells of the first rows, if none of them reaches below."""
    own = [cell for cell in cells if cell.row < height]
    if any(cell.row + cell.down > height for cell in own):
        return set()
    return {(cell.row, cell.column, tight(cell.text)) for cell in own}
