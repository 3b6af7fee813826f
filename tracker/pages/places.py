"""Where in a document something stands, in words; and a text with what is to be found in it marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.gate.wording import say as _


def place_words(place: Mapping[str, Any]) -> str:
    """Where to look, from the large to the small: 表1 第4行; 第12段. Nothing where it is not known."""
    return " ".join(
        _say_part(part, place[part]) for part in ("sheet", "page", "table", "row", "paragraph") if part in place
    )


def marked(text: str, marks: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the marked words; the pieces joined give the text again."""
    if not marks:
        return [(text, False)] if text else []
    longest_first = sorted(marks, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, longest_first))})", text)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]


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
