"""Word documents: our own walk over the XML, so that content controls, insertions and odd merges are not lost."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from tracker.foundation.words import N_
from tracker.intake.readers.docx_numbers import Numbering
from tracker.intake.readers.docx_text import TEXT_BOX, W, is_gone, text_of, value
from tracker.intake.readers.lattice import LONGEST_SPAN, TOO_LARGE, Lattice
from tracker.intake.readers.text import tidy
from tracker.intake.readers.xml import parsed
from tracker.intake.readers.zips import member, opened
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Block, Paragraph, Place

MAIN = "word/document.xml"
BEFORE, ACROSS = f"{W}trPr/{W}gridBefore", f"{W}tcPr/{W}gridSpan"
DEEPEST = 20
WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body")}


def read_docx(data: bytes) -> Iterator[Block]:
    """Paragraphs and tables in order, automatic numbers drawn, deletions left out, nested tables after their own."""
    with opened(data) as archive:
        if MAIN not in archive.namelist():
            raise Unreadable(N_("这不是 Word 文档。请用 Word 或 WPS 另存为 .docx 后再上传。"))
        root = parsed(member(archive, MAIN))
        numbering = Numbering(_optional(archive, "word/numbering.xml"), _optional(archive, "word/styles.xml"))
    return _Walk(numbering).blocks(root)


def _optional(archive: ZipFile, name: str) -> etree._Element | None:
    return parsed(member(archive, name)) if name in archive.namelist() else None


class _Walk:
    """One pass over a document; it counts paragraphs and tables as it goes."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[Block]:
        for element in content_of(parent):
            if element.tag == W + "p":
                yield from self._paragraph(element, depth)
            elif element.tag == W + "tbl":
                yield from self._table(element, depth)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Block]:
        self._paragraphs += 1
        place = Place(paragraph=self._paragraphs)
        number = self._numbering.next_for(element)
        for line in tidy(text_of(element)).split("\n"):
            if line.strip():
                yield Paragraph(line.strip(), place, number)
                number = ""
        for box in _boxes(element, depth):
            yield from self.blocks(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        if depth > DEEPEST:
            raise Unreadable(N_("表格嵌套过深，没有读取。请把内层表格移出后再上传。"))
        self._tables += 1
        place, lattice = Place(table=self._tables), Lattice()
        inner: list[etree._Element] = []
        rows = (row for row in content_of(table) if row.tag == W + "tr" and not _row_is_gone(row))
        for at, row in enumerate(rows):
            inner.extend(self._row(lattice, at, row))
        yield lattice.grid(place)
        for nested in inner:
            yield from self._table(nested, depth + 1)

    def _row(self, lattice: Lattice, at: int, row: etree._Element) -> Iterator[etree._Element]:
        column = _span(row, BEFORE, default=0)
        for cell in content_of(row):
            if cell.tag != W + "tc":
                continue
            across, parts = _span(cell, ACROSS), list(content_of(cell))
            if at and _goes_on(cell):
                lattice.extend_down(at, column, across)
            else:
                lattice.put(at, column, self._cell_text(parts), across=across)
            column += across
            yield from (part for part in parts if part.tag == W + "tbl")

    def _cell_text(self, parts: list[etree._Element]) -> str:
        lines = [self._numbering.next_for(part) + text_of(part) for part in parts if part.tag == W + "p"]
        return tidy("\n".join(line for line in lines if line.strip())).strip()


def content_of(parent: etree._Element) -> Iterator[etree._Element]:
    """The children that are seen, with wrappers that only mark a stretch looked through."""
    for child in parent:
        if child.tag in WRAPPERS:
            yield from content_of(child)
        elif not is_gone(child):
            yield child


def _boxes(paragraph: etree._Element, depth: int) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph; each is drawn twice, for new and old programs, and read once."""
    if depth > DEEPEST:
        return
    for box in paragraph.iter(TEXT_BOX):
        if not any("Fallback" in str(above.tag) for above in box.iterancestors()):
            yield box


def _row_is_gone(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _goes_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value(merge, "continue") == "continue"


def _span(element: etree._Element, path: str, default: int = 1) -> int:
    found = element.find(path)
    if found is None:
        return default
    digits = value(found, str(default))
    known = digits.isascii() and digits.isdigit() and len(digits) <= len(str(LONGEST_SPAN))
    if not known or int(digits) > LONGEST_SPAN:
        raise Unreadable(TOO_LARGE)
    return max(int(digits), default)
