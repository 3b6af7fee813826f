"""A table that was found in running text, and the lines that it takes up."""

from __future__ import annotations

from typing import NamedTuple

from tracker.intake.recognise.columns import Meaning
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.headings import Heading, heading_of
from tracker.intake.source import Grid


class Run(NamedTuple):
    """The lattice of a table, its first line and the one behind its last, and what was found out about its columns."""

    grid: Grid
    first: int
    last: int
    owner: Piece | None = None
    columns: Meaning | None = None
    kept: tuple[Piece, ...] = ()
    """What stands in the same lines and belongs to the text."""

    def heading(self) -> Heading | None:
        """The heading: as it was inferred with the rows, or as the lattice itself tells."""
        if self.columns is None:
            return heading_of(self.grid, self.owner)
        return Heading(0, 1, self.columns, self.grid.rows[0], self.owner)
