"""Word documents: our own walk over the XML, so that content controls, insertions and odd merges are not lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from tracker.foundation.words import N_
from tracker.intake.readers.docx_parts import Opened, opened_word
from tracker.intake.readers.docx_text import CHOICES, FALLBACK, GONE, TEXT_BOX, W, plain_text_of, text_of, value
from tracker.intake.readers.lattice import LONGEST_SPAN, TOO_LARGE, Lattice
from tracker.intake.readers.text import tidy
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Block, Paragraph, Place, Remark

ROW, CELL, PARAGRAPH, TABLE = W + "tr", W + "tc", W + "p", W + "tbl"
ROW_PROPERTIES, CELL_PROPERTIES, DELETED = W + "trPr", W + "tcPr", W + "del"
BEFORE, ACROSS, DOWN = W + "gridBefore", W + "gridSpan", W + "vMerge"
DEEPEST = 20
NOTHING: dict[str, etree._Element] = {}
WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body")} | CHOICES
TOO_DEEP = N_("表格嵌套过深，没有读取。请把内层表格移出后再上传。")


def read_docx(data: bytes) -> Iterator[Block | Remark]:
    """Paragraphs and tables in order, automatic numbers drawn, deletions left out, nested tables after their own."""
    opened = opened_word(data)
    yield from opened.remarks
    yield from _Walk(opened).blocks(opened.root)


class _Walk:
    """One pass over a document; it counts paragraphs and tables as it goes."""

    def __init__(self, opened: Opened) -> None:
        self._numbering = opened.numbering
        self._has_boxes, self._has_merges = opened.holds.boxes, opened.holds.merges
        self._text_of = text_of if opened.holds.gone else plain_text_of
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[Block]:
        for element in content_of(parent):
            if element.tag == PARAGRAPH:
                yield from self._paragraph(element, depth)
            elif element.tag == TABLE:
                yield from self._table(element, depth)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Block]:
        self._paragraphs += 1
        place = Place(paragraph=self._paragraphs)
        number = self._numbering.next_for(element)
        for line in tidy(self._text_of(element)).split("\n"):
            if line.strip():
                yield Paragraph(line.strip(), place, number)
                number = ""
        for box in self._boxes(element):
            yield from self.blocks(box, self._deeper(depth))

    def _boxes(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        return _boxes(paragraph) if self._has_boxes else iter(())

    @staticmethod
    def _deeper(depth: int) -> int:
        if depth >= DEEPEST:
            raise Unreadable(TOO_DEEP)
        return depth + 1

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        self._tables += 1
        place, lattice = Place(table=self._tables), Lattice()
        inner: list[etree._Element] = []
        merging: set[int] = set()
        rows = (row for row in content_of(table) if row.tag == ROW)
        for at, (row, said) in enumerate(_not_gone(rows)):
            inner.extend(self._row(lattice, at, row, _span(said, BEFORE, default=0), merging))
        yield lattice.grid(place)
        for nested in inner:
            further = self._table if nested.tag == TABLE else self.blocks
            yield from further(nested, self._deeper(depth))

    def _row(
        self, lattice: Lattice, at: int, row: etree._Element, column: int, merging: set[int]
    ) -> Iterator[etree._Element]:
        """Lay the cells of a row; gives the tables and boxes inside them. `merging`: where the row above was merged downwards."""
        above = set(merging)
        merging.clear()
        for cell in content_of(row):
            if cell.tag != CELL:
                continue
            said, parts = self._opened(cell)
            across = _span(said, ACROSS) if said else 1
            if DOWN in said:
                merging.add(column)
            if said and at and _goes_on(said) and (column in above or not any(map(text_of, parts))):
                lattice.extend_down(at, column, across)
            else:
                lattice.put(at, column, self._cell_text(parts), across=across)
            column += across
            if self._has_boxes or len(parts) > 1:
                yield from self._inside(parts)

    def _opened(self, cell: etree._Element) -> tuple[dict[str, etree._Element], list[etree._Element]]:
        """What is said of a cell, and what is seen in it: in one look, for there are many cells."""
        said: dict[str, etree._Element] = NOTHING
        parts: list[etree._Element] = []
        for child in cell:
            tag = child.tag
            if tag == PARAGRAPH:
                parts.append(child)
            elif tag == CELL_PROPERTIES:
                if self._has_merges:
                    said = {str(each.tag): each for each in child.iterchildren(ACROSS, DOWN)}
            elif tag in WRAPPERS:
                parts.extend(content_of(child))
            elif tag not in GONE:
                parts.append(child)
        return said, parts

    def _inside(self, parts: list[etree._Element]) -> Iterator[etree._Element]:
        for part in parts:
            if part.tag == TABLE:
                yield part
            elif self._has_boxes and part.tag == PARAGRAPH:
                yield from _boxes(part)

    def _cell_text(self, parts: list[etree._Element]) -> str:
        if len(parts) == 1:  # nearly every cell
            part = parts[0]
            return tidy(self._numbering.next_for(part) + self._text_of(part)).strip() if part.tag == PARAGRAPH else ""
        lines = [self._numbering.next_for(part) + self._text_of(part) for part in parts if part.tag == PARAGRAPH]
        return tidy("\n".join(line for line in lines if line.strip())).strip()


def content_of(parent: etree._Element) -> Iterator[etree._Element]:
    """The children that are seen, with wrappers that only mark a stretch looked through."""
    for child in parent:
        tag = child.tag
        if tag in WRAPPERS:
            yield from content_of(child)
        elif tag not in GONE:
            yield child


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph; each is drawn twice, for new and old programs, and read once."""
    for box in paragraph.iter(TEXT_BOX):
        if not any(above.tag in (FALLBACK, TEXT_BOX) for above in _up_to(paragraph, box)):
            yield box


def _up_to(paragraph: etree._Element, box: etree._Element) -> Iterator[etree._Element]:
    """What lies between a paragraph and a box on it."""
    return takewhile(lambda above: above is not paragraph, box.iterancestors())


def _not_gone(rows: Iterator[etree._Element]) -> Iterator[tuple[etree._Element, dict[str, etree._Element]]]:
    """The rows that are seen, each with what is said of it."""
    for row in rows:
        said = _properties(row, ROW_PROPERTIES)
        if DELETED not in said:
            yield row, said


def _properties(element: etree._Element, name: str) -> dict[str, etree._Element]:
    """What is said of a row or a cell, by tag: looked up once, for there are many cells."""
    for found in element.iterchildren(name):
        return {str(each.tag): each for each in found}
    return NOTHING


def _goes_on(said: dict[str, etree._Element]) -> bool:
    return DOWN in said and value(said[DOWN], "continue") == "continue"


def _span(said: dict[str, etree._Element], name: str, default: int = 1) -> int:
    if name not in said:
        return default
    digits = value(said[name], str(default))
    known = digits.isascii() and digits.isdigit() and len(digits) <= len(str(LONGEST_SPAN))
    if not known or int(digits) > LONGEST_SPAN:
        raise Unreadable(TOO_LARGE)
    return max(int(digits), default)
