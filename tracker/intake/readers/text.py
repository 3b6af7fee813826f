"""Plain text: decoded without guessing in silence, one paragraph a line."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.foundation.text import clean
from tracker.foundation.words import N_
from tracker.intake.readers.tabbed import Record, records_of, tables_in
from tracker.intake.readers.wrapped import unwrapped
from tracker.intake.refusals import Unreadable
from tracker.intake.script import without_pinyin
from tracker.intake.source import Block, Paragraph, Place

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
COLUMNS_APART = re.compile(r"(?:\S|^[ \u3000]{6})[ \u3000]{2,}\S")
ROW_APART = re.compile(r"\S[ \u3000]{2,}\S.*?\S[ \u3000]{2,}\S")
TALLEST_CELL = 6
"""Lines of one broken cell that may stand above or below the line of its row."""
UNKNOWN = N_("认不出文件的文字编码。请另存为 UTF-8 编码的文本后再上传。")


def read_text(data: bytes) -> Iterator[Block]:
    """The lines that say something, each with its number in the file; what tabs keep apart is a table."""
    text = tidy(decoded(data))
    if "\t" in text:
        return _with_tables(records_of(text))
    return _paragraphs(unwrapped(list(enumerate(text.split("\n"), start=1))))


def _with_tables(records: Sequence[Record]) -> Iterator[Block]:
    done = 0
    for table in tables_in(records):
        yield from _lines(records[done : table.first])
        yield table.grid
        done = table.last + 1
    yield from _lines(records[done:])


def _lines(records: Iterable[Record]) -> Iterator[Paragraph]:
    return _paragraphs((at, line) for cells, at in records for line in "\t".join(cells).split("\n"))


def _paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    said = [(at, line) for at, line in lines if line.strip()]
    rows = [nth for nth, (_, line) in enumerate(said) if ROW_APART.search(line)]
    beside = {near for nth in rows for near in range(nth - TALLEST_CELL, nth + TALLEST_CELL + 1)}
    return (
        Paragraph(_kept(line, is_beside_rows=nth in beside), Place(paragraph=at)) for nth, (at, line) in enumerate(said)
    )


def _kept(line: str, *, is_beside_rows: bool) -> str:
    """A line without the white space around it; where white space keeps columns apart, with what is before them."""
    return line.rstrip() if is_beside_rows or COLUMNS_APART.search(line) else line.strip()


def tidy(text: str) -> str:
    """Text without control characters, undecoded entities and injected readings."""
    plain = html.unescape(text) if "&#" in text else text
    plain = plain if plain.isprintable() else clean(plain)
    return without_pinyin(plain) if "(" in plain or "（" in plain else plain


def decoded(data: bytes) -> str:
    """Bytes as text: by their mark, else strict UTF-8, else whichever encoding reads as Chinese; else refused."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        return _likeliest(data, ("utf-16-le", "utf-16-be"), at_least=SURELY_CHINESE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(data, ("gb18030", "big5", "cp950"), at_least=_likelihood(data.decode("utf-8", "ignore")))


def _likeliest(data: bytes, encodings: Sequence[str], *, at_least: float) -> str:
    """The best reading of bytes. Refuses those that read better as damaged UTF-8, and noise."""
    read = max((_attempt(data, encoding) for encoding in encodings), key=_likelihood)
    likely = _likelihood(read)
    if likely < at_least or (likely < HARDLY_CHINESE and len(read) > SHORT) or "\0" in read:
        raise Unreadable(UNKNOWN)
    return read


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
    "的一是在不有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经市政府部门任务责"
    "单位序号牵头配合完善推进加强建设月日底前第各区县局委办公室项目管理实施服务机关制度開單務這為國個時們來對會發動門產種後學經責號牽頭進強設實區縣"
    "辦項機關標檔題總務資訊網規劃應將與從"
)
SURELY_CHINESE, HARDLY_CHINESE, SHORT = 0.1, 0.02, 200
TASTED = 20_000
"""Signs at the beginning that are enough to tell one encoding from another."""


def _likelihood(text: str) -> float:
    """How much of a text is everyday Chinese: the wrong encoding yields rare characters."""
    tasted = text[:TASTED]
    return sum(map(tasted.count, COMMON)) / len(tasted) if tasted else -1.0
