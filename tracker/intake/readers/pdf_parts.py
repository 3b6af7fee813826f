"""What stands on one page: the parts of tables that lie on it, and the lines between them, from the top down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.intake.readers.divided import ENDED, NUMBERED, glued
from tracker.intake.readers.pdf_file import Glyph, Sheet
from tracker.intake.readers.pdf_lines import Line, blank_beside, goes_on, lines_of
from tracker.intake.readers.pdf_rules import Frame, Region, frames_of
from tracker.intake.readers.text import tidy

WIDEST_MARGIN = 8.0
"""Points: between a cell's rule and its text."""


@dataclass
class Cell:
    """A cell of a table that may go on over pages."""

    row: int
    column: int
    down: int
    across: int
    text: str = ""
    open: bool = False
    """Whether its last line is full, so that the sentence may go on."""
    page: int = 0

    @property
    def breaks_off(self) -> bool:
        """Whether its last line is full and ends no sentence."""
        return self.open and not ENDED.search(self.text)

    def take(self, more: Cell) -> None:
        """Let the text of another cell, its second half, follow."""
        if not more.text:
            return
        going = self.open and not (ENDED.search(self.text) and NUMBERED.match(more.text))
        self.text = glued(self.text, more.text) if going or not self.text else f"{self.text}\n{more.text}"
        self.open = more.open


@dataclass
class Part:
    """The part of a table that lies on one page."""

    page: int
    top: float
    bottom: float
    xs: list[float]
    height: int
    cells: list[Cell] = field(default_factory=list)
    drawn: bool = True


Item = Line | Part


def items_of(sheet: Sheet) -> list[Item]:
    """The tables of a page, with their text, and its other lines."""
    frames = frames_of(sheet.strokes)
    inside: dict[tuple[int, Region], list[Glyph]] = defaultdict(list)
    outside: list[Glyph] = []
    for glyph in sheet.glyphs:
        home = _home(frames, glyph)
        (inside[home] if home else outside).append(glyph)
    beside = blank_beside(sheet.glyphs)
    parts = (_part(at, frame, inside, sheet.number, beside) for at, frame in enumerate(frames))
    found: list[Item] = [*(part for part in parts if part), *lines_of(outside, sheet.number, beside)]
    return sorted(found, key=lambda item: item.top)


def _home(frames: Sequence[Frame], glyph: Glyph) -> tuple[int, Region] | None:
    for at, frame in enumerate(frames):
        cell = frame.cell_at(*glyph.middle)
        if cell:
            return at, cell
    return None


def _part(
    at: int, frame: Frame, inside: dict[tuple[int, Region], list[Glyph]], page: int, beside: float
) -> Part | None:
    lines = {cell: lines_of(inside.get((at, cell), ()), page, beside) for cell in frame.cells}
    if not any(lines.values()):
        return None
    margin = _margin(lines)
    cells = [_cell(region, own, margin, page) for region, own in lines.items()]
    return Part(page, frame.box.top, frame.box.bottom, list(frame.xs), len(frame.ys) - 1, cells)


def _margin(lines: dict[Region, list[Line]]) -> float:
    """How far the text of a table keeps from its rules."""
    kept = [line.left - cell.box.left for cell, own in lines.items() for line in own]
    return min(max(min(kept), 0.0), WIDEST_MARGIN)


def _cell(region: Region, lines: list[Line], margin: float, page: int) -> Cell:
    left, right = region.box.left + margin, region.box.right - margin
    text, is_open = flowed(lines, left, right)
    return Cell(region.row, region.column, region.down, region.across, text, is_open, page)


def flowed(lines: Sequence[Line], left: float, right: float) -> tuple[str, bool]:
    """The lines of a cell as its text, broken only where its writer broke it, and whether the last line is full."""
    if not lines:
        return "", False
    text = lines[0].text
    for line, after in pairwise(lines):
        going = goes_on(line, after, _room(line, after, left, right))
        text = glued(text, after.text) if going else f"{text}\n{after.text}"
    last = lines[-1]
    return tidy(text).strip(), right - left - (last.right - last.left) < 2 * last.size


def _room(line: Line, after: Line, left: float, right: float) -> float:
    """What is left of a line: behind it, or on both sides where the text does not begin at the margin."""
    begins_at_margin = after.left - left < after.size
    return right - line.right if begins_at_margin else right - left - (line.right - line.left)
