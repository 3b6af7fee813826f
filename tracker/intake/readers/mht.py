"""Web pages kept as letters (.mht): the pages inside, in order, each read as a web page."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from tracker.foundation.words import N_
from tracker.intake.readers.html import read_html
from tracker.intake.readers.text import decoded, read_text
from tracker.intake.readers.zips import BROKEN
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Block

MOST_PARTS = 1_000
PAGES = ("text/html", "application/xhtml+xml")
FRAMES = ("tabstrip",)
"""Pages that only let a person choose among the others."""
NO_PAGE = N_("网页归档文件里没有正文。请在浏览器里另存为 .html 后再上传。")


def read_mht(data: bytes) -> Iterator[Block]:
    """The pages of an archive; its pictures and styles are not looked at. Without a page, its text."""
    parts = _parts(data)
    pages = [part for part in parts if part.get_content_type() in PAGES and not _is_frame(part)]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    if not pages and not plain:
        raise Unreadable(NO_PAGE)
    for page in pages:
        yield from read_html(_text(page).encode())
    for part in () if pages else plain:
        yield from read_text(_text(part).encode())


def _parts(data: bytes) -> list[Message]:
    """All parts, however deep. Refuses towers of parts that no browser writes."""
    try:
        parts = list(message_from_bytes(data, policy=policy.compat32).walk())
    except (RecursionError, ValueError, LookupError) as trouble:
        raise Unreadable(BROKEN) from trouble
    if len(parts) > MOST_PARTS:
        raise Unreadable(BROKEN)
    return [part for part in parts if not part.is_multipart()]


def _is_frame(part: Message) -> bool:
    return any(word in str(part.get("Content-Location", "")).lower() for word in FRAMES)


def _text(part: Message) -> str:
    """The text of a part, by the encoding it names where that holds, else as any text is decoded."""
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    named = str(part.get_content_charset() or "").lower()
    try:
        return data.decode("gb18030" if named.startswith("gb") else named or "utf-8").lstrip("\ufeff")
    except (UnicodeDecodeError, LookupError, ValueError):
        return decoded(data)
