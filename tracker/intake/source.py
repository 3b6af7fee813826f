"""What a reader hands over, whatever the format was: paragraphs and grids in order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document something stands; counted from 1, as a person counts."""

    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    page: int | None = None
    sheet: str | None = None

    def at(self, row: int, cell: int | None = None) -> Place:
        """The place of a row (or of one cell) of the table that stands here."""
        return Place(self.paragraph, self.table, row, cell, self.page, self.sheet)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the document and its place."""

    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of running text; `number` is the automatic number that the format draws in front of it."""

    text: str
    place: Place = NOWHERE
    number: str = ""

    @property
    def full(self) -> str:
        """The text as it is seen, with its automatic number."""
        return self.number + self.text


@dataclass(frozen=True)
class Grid:
    """A table as a lattice: a merged cell's text stands at each position that it covers."""

    rows: tuple[tuple[str, ...], ...]
    place: Place = NOWHERE
    anchors: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Covered position to the position of the cell that covers it; positions count from 0."""
    places: Mapping[tuple[int, int], Place] = field(default_factory=dict)
    """Where cells stand that are lines of a text rather than cells of a table."""
    drawn: bool = True
    """False when the lattice was inferred from running text rather than drawn by the format."""

    @cached_property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def text(self, row: int, column: int) -> str:
        """The text that is seen at a position; outside the table there is none."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else ""

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that a position belongs to."""
        return self.anchors.get((row, column), (row, column))

    def place_of(self, row: int, column: int | None = None) -> Place:
        """Where a row or a cell stands, for a person to find it."""
        known = self.places.get((row, column or 0))
        return known or self.place.at(row + 1, None if column is None else column + 1)


Block = Paragraph | Grid


class Doing(StrEnum):
    """What a step counts, or what goes on without being counted."""

    CONVERTING = "converting"
    """Another program writes the document anew in a format that is read here."""
    PAGES = "pages"
    SHEETS = "sheets"
    SORTING = "sorting"
    """The words are read; what they mean is being found out."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a reader has come: pages, sheets or parts done, of how many. Readers of long formats put it among the blocks."""

    done: int
    of: int
    doing: Doing = Doing.PAGES


SORTING = Step(0, 1, Doing.SORTING)
CONVERTING = Step(0, 1, Doing.CONVERTING)


@dataclass(frozen=True)
class Remark:
    """What a reader had to leave out, among the blocks: a sentence (a catalogue key with its values) for a person to answer."""

    sentence: str
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A document as it was read: its name, its kind and its blocks in order."""

    name: str
    kind: str
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """The running text, without the tables."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def grids(self) -> Iterator[Grid]:
        """The tables that the format itself draws."""
        return (block for block in self.blocks if isinstance(block, Grid))
