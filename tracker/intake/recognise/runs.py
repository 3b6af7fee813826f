"""A table that was found in running text, and the lines that it takes up."""

from __future__ import annotations

from typing import NamedTuple

from tracker.intake.source import Grid


class Run(NamedTuple):
    """The lattice of a table, and its first line and the one behind its last."""

    grid: Grid
    first: int
    last: int
