"""What careless converters leave in a text: marks of a markup language, entities that nobody decoded."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from tracker.intake.recognise.found import Piece

LONGEST_FOOT = 200
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
MARKUP = re.compile(r"\*{2,3}|_{2,3}|^\s*#{1,6}\s+|^\s*>\s+|`+", re.MULTILINE)
BULLET = re.compile(r"^\s*[*+-]\s+(?=\S)")
FOOT = re.compile(r"网站标识码|ICP备|公网安备|版权所有|Copyright|技术支持[:：]|扫一扫在手机")
"""What stands at the foot of a web page: who keeps the site, not who does the work."""
RULE = re.compile(r"^\s*[-=_*]{3,}\s*$")


def tidied(piece: Piece) -> Piece:
    """A line without marks that only a markup language means; nothing a reader would see is lost."""
    text = piece.text
    if ENTITY.search(text):
        text = html.unescape(html.unescape(text)).replace("\0", "").replace("\xa0", " ")
    if "*" in text or "#" in text or "_" in text or "`" in text or text.lstrip().startswith((">", "-")):
        text = "" if RULE.match(text) else BULLET.sub("• ", MARKUP.sub("", text))
    if len(text) < LONGEST_FOOT and FOOT.search(text):
        text = ""
    return piece if text is piece.text else replace(piece, text=text)
