"""Where in a document something stands, in words; and a text with what is to be found in it marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.gate.wording import say as _


def place_words(place: Mapping[str, Any]) -> str:
    """Where to look, from the large to the small: 表1 第4行; 第12段. Nothing where it is not known."""
    return " ".join(
        _say_part(part, place[part]) for part in ("sheet", "page", "table", "row", "paragraph") if part in place
    )


def marked(text: str, marks: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the marked words; the pieces joined give the text again.

    Words are marked where they stand last: what was read of a row stands behind its content.
    """
    found = ((text.rfind(words), words) for words in marks if words)
    spans = sorted((at, at + len(words)) for at, words in found if at >= 0)
    pieces, end = [], 0
    for start, stop in spans:
        if start >= end:
            pieces += [(text[end:start], False), (text[start:stop], True)]
            end = stop
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]


def _say_part(part: str, where: Any) -> str:
    match part:
        case "sheet":
            return _("工作表“%(name)s”", name=where)
        case "page":
            return _("第%(number)s页", number=where)
        case "table":
            return _("表%(number)s", number=where)
        case "row":
            return _("第%(number)s行", number=where)
    return _("第%(number)s段", number=where)
