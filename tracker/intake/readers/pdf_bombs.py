"""Streams of a PDF are unfolded here first, no further than any page needs: what is a bomb is told before pdfium meets it."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator

from tracker.foundation.words import N_
from tracker.intake.refusals import Unreadable

LARGEST_STREAM, LARGEST_TOTAL = 32 * 1024 * 1024, 200 * 1024 * 1024
MOST_FOLDS = 3
"""Programs that write PDFs fold a stream once; some wrap it in letters besides."""
STREAM = re.compile(rb"(?<!end)stream\r?\n")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
DICTIONARY = 2_000
"""Bytes before a stream in which it says what it is."""
SUSPICIOUS = N_("PDF 的压缩结构不正常，为安全起见没有读取。请用 WPS 或 Office 打开并另存为 .docx 后再上传。")


def refuse_bombs(data: bytes) -> None:
    """Refuse a file with a stream larger than any page or font; pictures are never unfolded, so they may be large."""
    total = 0
    for stream in _streams(data):
        total += _size(stream)
        if total > LARGEST_TOTAL:
            raise Unreadable(SUSPICIOUS)


def _streams(data: bytes) -> Iterator[bytes]:
    for found in STREAM.finditer(data):
        before = data[max(found.start() - DICTIONARY, 0) : found.start()]
        end = data.find(b"endstream", found.end())
        if not PICTURE.search(before, max(before.rfind(b"obj"), 0)):
            yield data[found.end() : end if end >= 0 else len(data)]


def _size(stream: bytes) -> int:
    """How large a stream is once it is unfolded, however often it was folded."""
    for _ in range(MOST_FOLDS):
        unfolded = _unfolded(stream)
        if unfolded is None:
            break
        stream = unfolded
    return len(stream)


def _unfolded(stream: bytes) -> bytes | None:
    try:
        if stream.rstrip().endswith(b"~>"):
            stream = a85decode(stream.strip().removeprefix(b"<~").removesuffix(b"~>"))
        larger = zlib.decompressobj().decompress(stream, LARGEST_STREAM + 1)
    except (zlib.error, ValueError):
        return None
    if len(larger) > LARGEST_STREAM:
        raise Unreadable(SUSPICIOUS)
    return larger
