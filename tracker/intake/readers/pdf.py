"""PDFs with a text layer: lines become paragraphs, ruling lines become tables, and what a page divided is put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.foundation.words import N_
from tracker.intake.readers.pdf_aligned import with_aligned
from tracker.intake.readers.pdf_file import PdfFile, Sheet
from tracker.intake.readers.pdf_lines import Line
from tracker.intake.readers.pdf_margins import without_margins
from tracker.intake.readers.pdf_measures import margins_of_pages
from tracker.intake.readers.pdf_parts import Item, Part, items_of
from tracker.intake.readers.pdf_tables import Table
from tracker.intake.readers.pdf_text import Flow
from tracker.intake.readers.text import tidy
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Block, Paragraph, Place, Remark, Step

FEWEST_SIGNS = 20
"""A page with fewer, and a picture over half of it, is a scan."""
MOSTLY_PICTURE = 0.5
SCANNED = N_(
    "这份 PDF 是扫描件，只有图片，没有文字。请向发文单位索取原文件，或用 WPS、扫描软件识别文字，另存为 .docx 或 .txt 后再上传。"
)
NO_TEXT = N_(
    "这份 PDF 里没有文字，可能是空白，或文字已转为图形。请向发文单位索取原文件，另存为 .docx 或 .txt 后再上传。"
)
UNKNOWN_SIGNS = N_(
    "这份 PDF 的字体没有说明各字是什么，读出来是乱码。请向发文单位索取原文件，或识别文字后另存为 .docx 再上传。"
)
MOSTLY_UNKNOWN = 0.3


def read_pdf(data: bytes) -> Iterator[Block | Step | Remark]:
    """Paragraphs and tables in order, each with its page; a step for each page."""
    file = PdfFile(data)
    pages: list[tuple[float, list[Item]]] = []
    widths: list[float] = []
    judged = _Judge()
    for sheet in file.sheets():
        judged.see(sheet)
        pages.append((sheet.height, items_of(sheet)))
        widths.append(sheet.width)
        yield Step(sheet.number, file.pages)
    judged.refuse()
    yield from judged.remarks()
    yield from _Writer(list(zip(widths, without_margins(pages), strict=True))).blocks()


class _Judge:
    """Whether there is text in a document, or only the picture of it."""

    def __init__(self) -> None:
        self._scans: list[int] = []
        self._signs = 0
        self._unknown = 0

    def see(self, sheet: Sheet) -> None:
        self._signs += len(sheet.glyphs)
        self._unknown += sheet.unknown
        if len(sheet.glyphs) < FEWEST_SIGNS and sheet.pictured > MOSTLY_PICTURE:
            self._scans.append(sheet.number)

    def refuse(self) -> None:
        if self._unknown > MOSTLY_UNKNOWN * (self._signs + self._unknown):
            raise Unreadable(UNKNOWN_SIGNS)
        if self._signs < FEWEST_SIGNS:
            raise Unreadable(SCANNED if self._scans else NO_TEXT)

    def remarks(self) -> Iterator[Remark]:
        if self._scans:
            pages = "、".join(map(str, self._scans))
            yield Remark(N_("第 %(pages)s 页是扫描图片，没有读取。请核对其中有没有任务。"), {"pages": pages})


class _Writer:
    """One pass over the pages; it counts paragraphs and tables as it goes."""

    def __init__(self, pages: Sequence[tuple[float, Sequence[Item]]]) -> None:
        self._pages = [with_aligned(items) for _, items in pages]
        self._flow = Flow(margins_of_pages([(width, _lines(items)) for width, items in pages]))
        self._table: Table | None = None
        self._paragraphs = 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        for items in self._pages:
            for item in items:
                yield from self._part(item) if isinstance(item, Part) else self._line(item)
        yield from self._ended_table()
        yield from self._ended_paragraph()

    def _part(self, part: Part) -> Iterator[Block]:
        yield from self._ended_paragraph()
        if self._table and self._table.takes(part):
            return
        yield from self._ended_table()
        self._table = Table(part)

    def _line(self, line: Line) -> Iterator[Block]:
        yield from self._ended_table()
        for text, page in self._flow.take(line):
            yield from self._paragraph(text, page)

    def _ended_table(self) -> Iterator[Block]:
        if self._table:
            self._tables += 1
            yield self._table.grid(self._tables)
        self._table = None

    def _ended_paragraph(self) -> Iterator[Block]:
        for text, page in self._flow.rest():
            yield from self._paragraph(text, page)

    def _paragraph(self, text: str, page: int) -> Iterator[Paragraph]:
        text = tidy(text).strip()
        if text:
            self._paragraphs += 1
            yield Paragraph(text, Place(paragraph=self._paragraphs, page=page))


def _lines(items: Sequence[Item]) -> list[Line]:
    return [item for item in items if isinstance(item, Line)]
