"""What careless converters leave in a text: marks of a markup language, entities that nobody decoded."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled

LONGEST_FOOT = 200
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
MARKUP = re.compile(r"\*{2,3}|_{2,3}|^\s*#{1,6}\s+|^\s*>\s+|`+", re.MULTILINE)
BULLET = re.compile(r"^\s*[*+-]\s+(?=\S)")
FOOT = re.compile(r"网站标识码|ICP备|公网安备|版权所有|Copyright|技术支持[:：]|扫一扫在手机")
"""What stands at the foot of a web page: who keeps the site, not who does the work."""
FOOT_BEHIND = re.compile(
    r"\s*(?:\[?(?:打印本?页?|关闭窗?口?)\]?|上一篇:|下一篇:|主办(?:单位)?:(?=[^。]{4,80}承办(?:单位)?:))[^。;]{0,240}"
    r"(?:网站标识码|ICP备|公网安备|版权所有|技术支持:)[^。;]{0,40}$"
)
"""The same at the end of a text that lost its lines, with the links that stand above it."""
RULE = re.compile(r"^\s*[-=_*]{3,}\s*$")


def tidied(piece: Piece) -> Piece:
    """A line without marks that only a markup language means; nothing a reader would see is lost."""
    text = piece.text
    if ENTITY.search(text):
        text = html.unescape(html.unescape(text)).replace("\0", "").replace("\xa0", " ")
    if "*" in text or "#" in text or "_" in text or "`" in text or text.lstrip().startswith((">", "-")):
        text = "" if RULE.match(text) else BULLET.sub("• ", MARKUP.sub("", text))
    if foot := FOOT_BEHIND.search(levelled(text)):
        text = text[: foot.start()]
    elif len(text) < LONGEST_FOOT and FOOT.search(levelled(text)):
        text = ""
    return piece if text is piece.text else replace(piece, text=text)
