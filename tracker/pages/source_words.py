"""The document's words with what was read from them marked, part by part; pure functions over what the draft keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tracker.foundation.words import N_

PARTS = {
    "number": N_("编号"),
    "category": N_("类别"),
    "lead": N_("牵头"),
    "support": N_("配合"),
    "deadline": N_("时限"),
    "remark": N_("备注"),
}
"""What marked words were read as; the content is the row itself and is not marked."""
LISTED = {"lead", "support"}
SEPARATORS = frozenset("、,，;； /和及\n\t\u3000")


class Piece(NamedTuple):
    """A stretch of text; with a part, it was read as that."""

    text: str
    part: str = ""

    @property
    def label(self) -> str:
        """What the stretch was read as, as a catalogue key; nothing for plain text."""
        return PARTS.get(self.part, "")


def cut_up(text: str, marks: Iterable[Mapping[str, Any]]) -> list[Piece]:
    """The text in pieces, the marked words apart; the pieces joined give the text again.

    Names are looked for from the end, since what was read of a row stands behind its content; names of one part that
    stand in a row are one piece.
    """
    found = [span for mark in marks if mark["part"] in PARTS and (span := _span(text, mark))]
    pieces, end = list[Piece](), 0
    for start, stop, part in _joined(text, sorted(found)):
        pieces += [Piece(text[end:start]), Piece(text[start:stop], part)]
        end = stop
    return [piece for piece in [*pieces, Piece(text[end:])] if piece.text]


def _span(text: str, mark: Mapping[str, Any]) -> tuple[int, int, str] | None:
    words = str(mark["words"])
    at = text.find(words) if mark["part"] in {"number", "category"} else text.rfind(words)
    return (at, at + len(words), str(mark["part"])) if words and at >= 0 else None


def _joined(text: str, spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans that do not overlap, a list of names as one."""
    joined: list[tuple[int, int, str]] = []
    for start, stop, part in spans:
        before = joined[-1] if joined else (0, 0, "")
        if start < before[1]:
            continue
        if part in LISTED and part == before[2] and set(text[before[1] : start]) <= SEPARATORS:
            joined[-1] = (before[0], stop, part)
        else:
            joined.append((start, stop, part))
    return joined
