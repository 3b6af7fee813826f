"""A font that draws every sign as one square: what a PDF says is read the same on machines with all fonts and with none.

pdfium leaves out words whose signs have no shape. Where a file does not carry its font, the shapes would come from the fonts
of the machine; a server often has none for Chinese. So it is given this one, whatever it asks for.
"""

from __future__ import annotations

import struct
from ctypes import byref, memmove
from typing import Any

import pypdfium2_raw.bindings as pdfium

EM, HIGHEST = 1000, 0x10FFFF
MAGIC, VERSION = 0x5F0F3CF5, 0x00010000
UCS4, MANY_TO_ONE = 10, 13
WHOLE_FILE = 0


def square_font() -> bytes:
    """A TrueType font of two glyphs, both a square; all signs are the second."""
    corners = struct.pack(">5h", 1, 0, 0, EM, EM) + struct.pack(">2H", 3, 0)
    glyph = corners + b"\x01" * 4 + struct.pack(">4h", 0, 0, EM, 0) + struct.pack(">4h", 0, EM, 0, -EM)
    glyph += b"\0" * (-len(glyph) % 4)
    group = struct.pack(">3I", 0x20, HIGHEST, 1)
    cmap = (
        struct.pack(">2H2HI", 0, 1, 3, UCS4, 12) + struct.pack(">2H3I", MANY_TO_ONE, 0, 16 + len(group), 0, 1) + group
    )
    tables = {
        b"cmap": cmap,
        b"glyf": glyph + glyph,
        b"head": struct.pack(">4I2H2q4h2H3h", VERSION, VERSION, 0, MAGIC, 0, EM, 0, 0, 0, 0, EM, EM, 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">I3hH11hH", VERSION, EM, 0, 0, EM, *[0] * 11, 2),
        b"hmtx": struct.pack(">HhHh", EM, 0, EM, 0),
        b"loca": struct.pack(">3H", 0, len(glyph) // 2, len(glyph)),
        b"maxp": struct.pack(">I14H", VERSION, 2, 4, 1, *[0] * 11),
    }
    return _assembled(tables)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    at = 12 + 16 * len(tables)
    directory, body = struct.pack(">I4H", VERSION, len(tables), 64, 2, 16 * len(tables) - 64), b""
    for name, table in tables.items():
        directory += struct.pack(">4s3I", name, 0, at + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return directory + body


FONT = square_font()
HANDLE = 1


def _map(_info: Any, _weight: int, _slant: int, _charset: int, _pitch: int, _face: Any, _exact: Any) -> int:
    return HANDLE


def _get(_info: Any, _face: Any) -> int:
    return HANDLE


def _data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    """Hand over the whole file; it has no parts to ask for."""
    if table != WHOLE_FILE:
        return 0
    if buffer and size >= len(FONT):
        memmove(buffer, FONT, len(FONT))
    return len(FONT)


def _name(_info: Any, _font: Any, _buffer: Any, _size: int) -> int:
    return 0


def _charset(_info: Any, _font: Any) -> int:
    return 0


def _nothing(*_given: Any) -> None:
    """There is nothing to list and nothing to release."""


KEPT: list[Any] = []
"""What pdfium calls has to live as long as it does."""


def supply_font() -> None:
    """Make every font that a file names but does not carry this one."""
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    answers = {
        "Release": _nothing,
        "EnumFonts": _nothing,
        "MapFont": _map,
        "GetFont": _get,
        "GetFontData": _data,
        "GetFaceName": _name,
        "GetFontCharset": _charset,
        "DeleteFont": _nothing,
    }
    info = pdfium.FPDF_SYSFONTINFO(version=1, **{name: kinds[name](answer) for name, answer in answers.items()})
    KEPT.append(info)
    pdfium.FPDF_SetSystemFontInfo(byref(info))
