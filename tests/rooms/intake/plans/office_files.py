"""Makes Word and Excel files out of plain lists, as clerks make them: merged cells, own numbering, boxes of text.

In the rows of a table `^` says "the cell above goes on here" and `<` "the cell to the left goes on here".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Cell = str | int | float | date
Rows = Sequence[Sequence[Cell]]
Part = tuple[str, Any]
"""What it is (`text`, `first`, `second`, `box`, `deleted`, `table`) and its words or rows."""

LEVELS = (("chineseCountingThousand", "%1、"), ("decimal", "%2."))
NUMBERING = 77


def spans(rows: Rows) -> Iterator[tuple[int, int, int, int]]:
    """The merged areas: first row, first column, last row, last column."""
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if cell in ("^", "<"):
                continue
            right = left
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            bottom = top
            while bottom + 1 < len(rows) and left < len(rows[bottom + 1]) and rows[bottom + 1][left] == "^":
                bottom += 1
            if (top, left) != (bottom, right):
                yield top, left, bottom, right


def write_word(path: Path, parts: Sequence[Part]) -> None:
    """A Word document of these parts, in order."""
    paper = Document()
    _number_in_chinese(paper)
    for kind, words in parts:
        if kind == "table":
            _table(paper, words)
        else:
            _paragraph(paper, kind, words)
    paper.save(str(path))


def write_sheets(path: Path, sheets: dict[str, Rows]) -> None:
    """A workbook; merges as marked, dates as dates."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        wrap = book.add_format({"text_wrap": True, "border": 1})
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"', "border": 1})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for top, row in enumerate(rows):
                for left, cell in enumerate(row):
                    if cell not in ("^", "<", ""):
                        sheet.write(top, left, cell, day if isinstance(cell, date) else wrap)
            for top, left, bottom, right in spans(rows):
                sheet.merge_range(top, left, bottom, right, rows[top][left], wrap)


def _table(paper: Any, rows: Rows) -> None:
    table = paper.add_table(rows=len(rows), cols=max(map(len, rows)))
    table.style = "Table Grid"
    grid = [[table.cell(top, left) for left in range(len(row))] for top, row in enumerate(rows)]
    for row, cells in zip(rows, grid, strict=True):
        for words, cell in zip(row, cells, strict=True):
            if words not in ("^", "<"):
                cell.text = str(words)
    for top, left, bottom, right in spans(rows):
        grid[top][left].merge(grid[bottom][right])


def _paragraph(paper: Any, kind: str, words: str) -> None:
    line = paper.add_paragraph("" if kind in ("box", "deleted") else words)
    if kind in ("first", "second"):
        level = ("first", "second").index(kind)
        line._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{NUMBERING}"/></w:numPr>',
            ),
        )
    if kind == "deleted":
        line._p.append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="9" w:author="x"><w:r><w:delText>{escape(words)}</w:delText></w:r></w:del>',
            ),
        )
    if kind == "box":
        line.add_run()._r.append(
            parse_xml(
                f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:200pt">'
                f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:txbxContent>"
                "</v:textbox></v:shape></w:pict>",
            ),
        )


def _number_in_chinese(paper: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{looks}"/></w:lvl>'
        for at, (how, looks) in enumerate(LEVELS)
    )
    numbering = paper.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}">{levels}</w:abstractNum>'),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{NUMBERING}"><w:abstractNumId w:val="{NUMBERING}"/></w:num>',
        ),
    )
