"""What careless converters leave in a text: marks of a markup language, entities that nobody decoded."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from tracker.intake.recognise.found import Piece

ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
MARKUP = re.compile(r"\*{2,3}|_{2,3}|^\s*#{1,6}\s+|^\s*>\s+|`+", re.MULTILINE)
BULLET = re.compile(r"^\s*[*+-]\s+(?=\S)")
RULE = re.compile(r"^\s*[-=_*]{3,}\s*$")


def tidied(piece: Piece) -> Piece:
    """A line without marks that only a markup language means; nothing a reader would see is lost."""
    text = piece.text
    if ENTITY.search(text):
        text = html.unescape(html.unescape(text)).replace("\0", "").replace("\xa0", " ")
    if "*" in text or "#" in text or "_" in text or "`" in text or text.lstrip().startswith((">", "-")):
        text = "" if RULE.match(text) else BULLET.sub("• ", MARKUP.sub("", text))
    return piece if text is piece.text else replace(piece, text=text)
