"""The drawn tables of a document in their order: a table may go on with the one before it, and lines above it may say who."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from tracker.intake.bodies import looks_like_body
from tracker.intake.recognise.cards import upright
from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.grids import rows_of_grid
from tracker.intake.recognise.headings import Heading, goes_on, heading_of, names_only, owner_in, unnumbered
from tracker.intake.recognise.joining import joined
from tracker.intake.recognise.lookalikes import is_lookalike
from tracker.intake.source import Grid

LINES_ABOVE, LINES_BETWEEN, LONGEST_BETWEEN = 3, 2, 30
"""Between two parts of one table stands no more than the foot of one page and the head of the next."""


WIDEST_CARD = 4


class Tables:
    """The tasks of tables, gathered as the tables come."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._chains: list[list[Found]] = []
        self._heading: Heading | None = None
        self._lines = 0

    def take(self, grid: Grid, body: Sequence[Piece]) -> int | None:
        """Take up a table, if it is one of tasks; returns how many rows stand above its heading."""
        owner = self._owner(grid, body[self._lines :])
        heading = heading_of(grid, owner)
        if heading is None and not _is_strange(grid) and (sideways := upright(grid)):
            self._begin(*sideways)
            self._lines = len(body)
            return 0
        between = body[self._lines :]
        goes_before = self._heading
        self._lines = len(body)
        if heading is not None:
            again = goes_before is not None and heading.cells == goes_before.cells
            self._begin(grid, heading, anew=not (again and _is_page_break(between)))
            return heading.first
        if goes_before and _is_page_break(between) and goes_on(grid, goes_before):
            self._begin(grid, Heading(0, 0, goes_before.columns, goes_before.cells, goes_before.owner), anew=False)
            return 0
        self._heading = None
        return None

    def tasks(self) -> list[Found]:
        """All tasks, each chain of tables joined as one."""
        return list(chain.from_iterable(map(joined, self._chains)))

    def _begin(self, grid: Grid, heading: Heading, *, anew: bool = True) -> None:
        if anew or not self._chains:
            self._chains.append([])
        self._chains[-1].extend(rows_of_grid(grid, heading))
        self._heading = heading

    def _owner(self, grid: Grid, lines: Sequence[Piece]) -> Piece | None:
        """Who the lines just above a table, or the name of its sheet, say carries all of it."""
        named = [found for line in lines[-LINES_ABOVE:] if (found := owner_in(line))]
        if named:
            return named[-1]
        above = lines[-1].text.strip().lstrip("#").strip() if lines else ""
        if names_only(above) and len(above) <= LONGEST_BETWEEN:
            return Piece(unnumbered(above), lines[-1].place)
        sheet = grid.place.sheet or ""
        return Piece(sheet, grid.place) if looks_like_body(sheet) else None


def _is_strange(grid: Grid) -> bool:
    """Whether a table has the headings of one that only looks like a task table; too many for labels beside values."""
    first = grid.rows[0] if grid.rows else ()
    return len(first) > WIDEST_CARD and is_lookalike(first, grid.rows[1:])


def _is_page_break(between: Sequence[Piece]) -> bool:
    return len(between) <= LINES_BETWEEN and all(len(line.text) <= LONGEST_BETWEEN for line in between)
