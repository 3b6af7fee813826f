"""A loom for tables: cells with spans go in, a lattice comes out in which every position knows its cell."""

from __future__ import annotations

from tracker.foundation.words import N_
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Grid, Place

MOST_ROWS, MOST_COLUMNS, LONGEST_SPAN = 20_000, 100, 100
TOO_LARGE = N_("表格超过 20000 行或 100 列，或单元格合并过大。请删去多余的行列后再上传。")


def refuse_large(rows: int, columns: int) -> None:
    """Refuse a table that no office writes."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Unreadable(TOO_LARGE)


class Lattice:
    """A table in the making: positions fill as cells arrive, and covered positions keep pointing at their cell."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rows: list[dict[int, str]] = []
        self._anchors: dict[tuple[int, int], tuple[int, int]] = {}

    def free_column(self, row: int) -> int:
        """The first position of a row that no cell covers yet."""
        taken = self._rows[row] if row < len(self._rows) else {}
        column = 0
        while column in taken:
            column += 1
        return column

    def put(self, row: int, column: int, text: str, *, down: int = 1, across: int = 1) -> None:
        """Lay a cell over the positions that it spans."""
        refuse_large(row + down, column + across)
        if down == across == 1 and row < len(self._rows):  # nearly every cell
            self._rows[row].setdefault(column, text)
            return
        if across > LONGEST_SPAN:
            raise Unreadable(TOO_LARGE)
        for r in range(row, row + down):
            for c in range(column, column + across):
                self._cover(r, c, text, (row, column))

    def extend_down(self, row: int, column: int, across: int) -> None:
        """Let the cell above go on through this row, as a vertical merge says."""
        anchor = self._anchors.get((row - 1, column), (row - 1, column))
        text = self._rows[row - 1].get(column, "") if 0 < row <= len(self._rows) else ""
        refuse_large(row + 1, column + across)
        for c in range(column, column + across):
            self._cover(row, c, text, anchor)

    def _cover(self, row: int, column: int, text: str, anchor: tuple[int, int]) -> None:
        while len(self._rows) <= row:
            self._rows.append({})
        self._rows[row].setdefault(column, text)
        if anchor != (row, column):
            self._anchors.setdefault((row, column), anchor)

    def grid(self, place: Place) -> Grid:
        """The finished table; positions that nothing covers are empty."""
        width = max((max(row, default=-1) + 1 for row in self._rows), default=0)
        rows = tuple(tuple(row.get(column, "") for column in range(width)) for row in self._rows)
        return Grid(rows, place, self._anchors)
