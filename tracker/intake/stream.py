"""Running text as one string that still knows where each sign stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.intake.script import levelled
from tracker.intake.source import NOWHERE, Piece, Place


@dataclass(frozen=True)
class Stream:
    """The text, the same text levelled sign for sign, and the places of its lines."""

    text: str
    level: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Stream:
        """Join pieces by line ends."""
        starts, at = [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece.text) + 1
        text = "\n".join(piece.text for piece in pieces)
        return cls(text, levelled(text), tuple(starts), tuple(piece.place for piece in pieces))

    def place(self, at: int) -> Place:
        """Where the sign at a position stood in the document."""
        line = bisect_right(self.starts, at) - 1
        return self.places[line] if 0 <= line < len(self.places) else NOWHERE

    def piece(self, start: int, end: int) -> Piece:
        """A stretch without the white space around it."""
        return Piece(self.text[start:end].strip(), self.place(start + _leading(self.text[start:end])))


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())
