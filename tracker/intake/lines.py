"""A document line by line, as a person goes through it: the paragraphs, and the rows of its tables with their cells."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.foundation.words import N_, Worded
from tracker.intake.source import NOWHERE, Place


class LineKind(Worded):
    """What a line is in its document."""

    PARAGRAPH = "paragraph", N_("正文")
    HEADING = "heading", N_("表头")
    ROW = "row", N_("表格行")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row; a paragraph is a row of one cell. Columns count from 1, cells that say nothing are left out."""

    text: str
    column: int = 1
    across: int = 1
    down: int = 1
    begins: int | None = None
    """The line in which a cell begins that only goes on in this one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or one row of a table, with its place; lines count from 0, by their order."""

    kind: LineKind
    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    table: int | None = None
    """The line in which the table of this row begins."""

    @property
    def text(self) -> str:
        """All that the line says itself."""
        return " ".join(cell.text for cell in self.cells if cell.text)
