"""The door to a PDF: pdfium opens it, and what stands on each page comes out as plain values.

Nothing is drawn: fonts of the machine, pictures and forms are never decoded, so what a page says does not depend on where it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import POINTER, byref, c_char, c_double
from functools import cache
from math import atan2, pi, remainder
from statistics import mode
from typing import Any, NamedTuple

import pypdfium2_raw.bindings as pdfium

from tracker.foundation.words import N_
from tracker.intake.readers.pdf_bombs import refuse_bombs
from tracker.intake.readers.pdf_font import supply_font
from tracker.intake.readers.pdf_signs import sign_of
from tracker.intake.readers.pdf_strokes import Box, Strokes, strokes_of
from tracker.intake.refusals import Unreadable

DAMAGED = N_("PDF 已损坏，打不开。请向发文单位索取原文件，或用 WPS 打开后另存为 .docx 再上传。")
MOST_PAGES = 300
MOST_SIGNS = 1_000_000
"""In the whole document; a page of an office holds a thousand."""
SAMPLE = 40
SLANTED = 0.15
"""Text at such an angle is a watermark."""
GENERATED = {0, 0x20, 0x0D, 0x0A, 0x02, 0xFFFE}
"""Signs that pdfium may have put in by itself."""


class Glyph(NamedTuple):
    """One sign where it stands, measured from the upper left corner of the page; `base` is the line that it stands on."""

    sign: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point that decides in which cell a sign stands."""
        return (self.left + self.right) / 2, self.base - self.size / 3


class Sheet(NamedTuple):
    """What one page holds."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    strokes: Strokes
    pictured: float
    """Which part of the page pictures cover."""
    unknown: int
    """How many signs the file's fonts do not tell the meaning of."""


class PdfFile:
    """An opened document. Refuses what is damaged, locked or longer than any plan."""

    def __init__(self, data: bytes) -> None:
        """Open the bytes of a file; they are kept as long as pdfium reads from them."""
        refuse_bombs(data)
        _started()
        self._data = data
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        self._signs = 0
        if not self._document:
            raise Unreadable(_why_not())
        self.pages: int = pdfium.FPDF_GetPageCount(self._document)
        if self.pages < 1:
            raise Unreadable(DAMAGED)
        if self.pages > MOST_PAGES:
            raise Unreadable(N_("PDF 超过 %(most)s 页。请只保留任务所在的部分后再上传。"), most=MOST_PAGES)

    def sheets(self) -> Iterator[Sheet]:
        """The pages in order; a page that cannot be opened spoils the document, as nothing may be dropped unsaid."""
        try:
            for number in range(1, self.pages + 1):
                yield self._sheet(number)
        finally:
            pdfium.FPDF_CloseDocument(self._document)

    def _sheet(self, number: int) -> Sheet:
        page = pdfium.FPDF_LoadPage(self._document, number - 1)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        if not text:
            raise Unreadable(DAMAGED)
        try:
            self._signs += pdfium.FPDFText_CountChars(text)
            if self._signs > MOST_SIGNS:
                raise Unreadable(N_("PDF 的文字超过 100 万字。请只保留任务所在的部分后再上传。"))
            return _sheet_of(page, text, number)
        finally:
            pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)


@cache
def _started() -> None:
    """Start the library once a process, without the fonts of the machine."""
    none = (POINTER(c_char) * 1)()
    pdfium.FPDF_InitLibraryWithConfig(byref(pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=none)))
    supply_font()


def _why_not() -> str:
    reason = pdfium.FPDF_GetLastError()
    if reason in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return N_("PDF 设有密码。请去掉密码后再上传。")
    return DAMAGED


def _sheet_of(page: Any, text: Any, number: int) -> Sheet:
    view = _view_of(page, text)
    read = list(_glyphs(text, view))
    strokes, pictured = strokes_of(page, view.box)
    return Sheet(
        number,
        view.width,
        view.height,
        [glyph for glyph in read if glyph.sign],
        strokes,
        pictured / max(view.width * view.height, 1.0),
        sum(not glyph.sign for glyph in read),
    )


class _View(NamedTuple):
    """How a page is turned so that its text stands upright."""

    left: float
    low: float
    right: float
    high: float
    turn: int

    @property
    def width(self) -> float:
        return self.high - self.low if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turn % 2 else self.high - self.low

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 1:
            return y - self.low, x - self.left
        if self.turn == 2:  # noqa: PLR2004 - half a turn
            return self.right - x, y - self.low
        if self.turn:
            return self.high - y, self.right - x
        return x - self.left, self.high - y

    def box(self, left: float, low: float, right: float, high: float) -> Box:
        if not self.turn:
            return Box(left - self.left, self.high - high, right - self.left, self.high - low)
        (a, b), (c, d) = self.point(left, low), self.point(right, high)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _view_of(page: Any, text: Any) -> _View:
    """Most signs say which way is up; on a page without text its own mark does."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    count = pdfium.FPDFText_CountChars(text)
    sampled = range(0, count, max(count // SAMPLE, 1))
    angles = [pdfium.FPDFText_GetCharAngle(text, at) for at in sampled if not pdfium.FPDFText_IsGenerated(text, at)]
    turns = [-round(angle / (pi / 2)) % 4 for angle in angles]
    turn = mode(turns) if turns else pdfium.FPDFPage_GetRotation(page)
    return _View(box.left, box.bottom, box.right, box.top, turn)


def _is_watermark(text: Any, at: int) -> bool:
    """Whether a sign stands on a slanted line; slanted letters on a level one are italics."""
    if abs(remainder(pdfium.FPDFText_GetCharAngle(text, at), pi / 2)) <= SLANTED:
        return False
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, byref(matrix))
    return abs(remainder(atan2(matrix.b, matrix.a), pi / 2)) > SLANTED


def _glyphs(text: Any, view: _View) -> Iterator[Glyph]:
    """The signs of a page in the order in which it draws them; a sign of unknown meaning is empty."""
    box, x, y = pdfium.FS_RECTF(), c_double(), c_double()
    at_box, at_x, at_y = byref(box), byref(x), byref(y)
    begins, watermark = True, False
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in GENERATED and pdfium.FPDFText_IsGenerated(text, at) == 1:
            begins = True
            continue
        if begins:
            begins, watermark = False, _is_watermark(text, at)
        if not watermark:
            pdfium.FPDFText_GetLooseCharBox(text, at, at_box)
            pdfium.FPDFText_GetCharOrigin(text, at, at_x, at_y)
            left, top, right, bottom = view.box(box.left, box.bottom, box.right, box.top)
            base = view.high - y.value if not view.turn else view.point(x.value, y.value)[1]
            yield Glyph(sign_of(code), left, right, base, max(right - left, bottom - top))
