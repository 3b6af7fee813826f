"""Plain text: decoded without guessing in silence, one paragraph a line."""

from __future__ import annotations

import codecs
import html
from collections.abc import Iterator

from tracker.foundation.text import clean
from tracker.foundation.words import N_
from tracker.intake.refusals import Unreadable
from tracker.intake.script import without_pinyin
from tracker.intake.source import Paragraph, Place

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNKNOWN = N_("认不出文件的文字编码。请另存为 UTF-8 编码的文本后再上传。")


def read_text(data: bytes) -> Iterator[Paragraph]:
    """The lines that say something, each with its number in the file."""
    lines = tidy(decoded(data)).split("\n")
    return (Paragraph(line.strip(), Place(paragraph=at)) for at, line in enumerate(lines, start=1) if line.strip())


def tidy(text: str) -> str:
    """Text without control characters, undecoded entities and injected readings."""
    plain = html.unescape(text) if "&#" in text else text
    plain = plain if plain.isprintable() else clean(plain)
    return without_pinyin(plain) if "(" in plain or "（" in plain else plain


def decoded(data: bytes) -> str:
    """Bytes as text: by their mark, else strict UTF-8, else whichever Chinese encoding reads as Chinese; else refused."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        raise Unreadable(UNKNOWN)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return max((_attempt(data, encoding) for encoding in ("gb18030", "big5")), key=_likelihood) or _refused()


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise Unreadable(UNKNOWN) from trouble


def _attempt(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


COMMON = frozenset(
    "的一是在不有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经市政府部门任务工作責任單位務這為國個時們來對會發動門產種後學經"
)


def _likelihood(text: str) -> float:
    """How much of a text is everyday Chinese: the wrong encoding yields rare characters."""
    return sum(sign in COMMON for sign in text) / len(text) if text else -1.0


def _refused() -> str:
    raise Unreadable(UNKNOWN)
