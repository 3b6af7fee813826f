"""Where in a document something stands, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.gate.wording import say as _


def place_words(place: Mapping[str, Any]) -> str:
    """Where to look, from the large to the small: 第2页 · 表1 · 第4行; 第12段. Nothing where it is not known."""
    return " · ".join(
        _say_part(part, place[part]) for part in ("sheet", "page", "table", "row", "paragraph") if part in place
    )


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
