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


class Segment(NamedTuple):
    """A stretch of a paragraph: the row that was read from it, its pieces, and whether something of it was passed over."""

    row_id: int | None
    pieces: Sequence[Piece]
    is_short: bool = False


def segments(text: str, rows: Sequence[tuple[int, Mapping[str, Any]]], *, longest: int) -> list[Segment]:
    """A paragraph that several rows were read from, each with its stretch; of long stretches between, both ends stay."""
    extents = sorted(extent for row in rows if (extent := _extent(text, *row)))
    if not extents:
        marks = [mark for _, source in rows for mark in source.get("marks", ())]
        return [Segment(rows[0][0] if len(rows) == 1 else None, cut_up(text, marks))]
    marks_of = {row_id: source.get("marks", ()) for row_id, source in rows}
    found, end = list[Segment](), 0
    for start, stop, row_id in extents:
        if start >= end:
            found += _between(text[end:start], longest)
            found.append(Segment(row_id, cut_up(text[start:stop], marks_of[row_id])))
            end = stop
    return found + _between(text[end:], longest)


def _extent(text: str, row_id: int, source: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """Where a row's words stand in a paragraph that it shares, or its paragraph among others of its own."""
    words = str(source.get("text", ""))
    for part in (words, *words.split("\n")):
        at = text.find(part.strip()) if part.strip() else -1
        if at >= 0:
            return at, at + len(part.strip()), row_id
    return None


def _between(text: str, longest: int) -> list[Segment]:
    if len(text) <= longest:
        return [Segment(None, [Piece(text)])] if text else []
    half = longest // 2
    return [Segment(None, [Piece(text[:half])], is_short=True), Segment(None, [Piece(text[-half:])])]
