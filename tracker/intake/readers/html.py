"""Web pages: text by its blocks, tables as lattices; tables that only lay a page out are looked through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tracker.foundation.words import N_
from tracker.intake.readers.lattice import LONGEST_SPAN, TOO_LARGE, Lattice
from tracker.intake.readers.text import decoded, tidy
from tracker.intake.refusals import Unreadable
from tracker.intake.script import tight
from tracker.intake.source import Block, Paragraph, Place

UNSEEN = {"script", "style", "noscript", "template", "head", "select", "option", "iframe", "svg", "button"}
BREAKING = {
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "section",
    "article",
    "blockquote",
    "dd",
    "dt",
    "pre",
    "hr",
}
DEEPEST = 150
SITE = re.compile(r"[_|]| [-–—] ")
"""What parts a page's title from the name of its site."""


def read_html(data: bytes) -> Iterator[Block]:
    """The text of a page in order. Scripts, styles and other pages are not followed."""
    text = tidy(decoded(data)).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise Unreadable(N_("网页文件里没有内容。请重新保存网页后再上传。"))
    yield from _own_title(root)
    yield from _Walk().blocks(root, 0)


def _own_title(root: etree._Element) -> Iterator[Block]:
    """What the page's tab is called, without the name of the site, where the page itself does not say it again."""
    title = SITE.split(" ".join(str(root.findtext(".//title") or "").split()))[0].strip()
    seen = "".join("".join(map(str, body.itertext())) for body in root.iter("body"))
    if title and tight(title) not in tight(seen):
        yield Paragraph(title)


class _Walk:
    """One pass over a page; it counts paragraphs and tables as it goes."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, element: etree._Element, depth: int) -> Iterator[Block]:
        if depth > DEEPEST:
            raise Unreadable(N_("网页嵌套过深，没有读取。请把正文另存为文本后再上传。"))
        line = [element.text or ""]
        for child in element:
            tag = str(child.tag)
            if tag not in UNSEEN:
                if tag in BREAKING or _holds_blocks(child):
                    yield from self._line(line)
                    line = []
                    yield from self._table(child, depth) if _is_data_table(child) else self.blocks(child, depth + 1)
                else:
                    line.append(_inline(child))
            line.append(child.tail or "")
        yield from self._line(line)

    def _line(self, pieces: list[str]) -> Iterator[Paragraph]:
        text = " ".join("".join(pieces).split("\n")).strip()
        if text:
            self._paragraphs += 1
            yield Paragraph(text, Place(paragraph=self._paragraphs))

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        self._tables += 1
        lattice = Lattice()
        for at, row in enumerate(row for row in table.iter("tr")):
            for cell in row.iterchildren("td", "th"):
                down, across = _span(cell, "rowspan"), _span(cell, "colspan")
                lattice.put(at, lattice.free_column(at), self._cell_text(cell, depth), down=down, across=across)
        yield lattice.grid(Place(table=self._tables))

    def _cell_text(self, cell: etree._Element, depth: int) -> str:
        return "\n".join(block.text for block in _Walk().blocks(cell, depth + 1) if isinstance(block, Paragraph))


def _is_data_table(element: etree._Element) -> bool:
    """A table of at least two columns that holds no other table."""
    if element.tag != "table" or next(element.iter("table")) is not element:
        return False
    if any(inner is not element for inner in element.iter("table")):
        return False
    return any(len(list(row.iterchildren("td", "th"))) > 1 for row in element.iter("tr"))


def _holds_blocks(element: etree._Element) -> bool:
    return element.tag == "table" or any(str(inner.tag) in BREAKING or inner.tag == "table" for inner in element.iter())


def _inline(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _span(cell: etree._Element, name: str) -> int:
    digits = str(cell.get(name, "1")).strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    if len(digits) > len(str(LONGEST_SPAN)) + 1 or int(digits) > 10 * LONGEST_SPAN:
        raise Unreadable(TOO_LARGE)
    return max(int(digits), 1)
