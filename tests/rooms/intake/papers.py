"""Documents for the intake's tests, made here: the same rows as .docx, .xlsx and flattened text."""

from __future__ import annotations

import html
import zipfile
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from openpyxl import Workbook

Rows = Sequence[Sequence[str]]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def as_docx(rows: Rows, above: Sequence[str] = ()) -> bytes:
    """A Word document: lines of text, then one table."""
    paper = Document()
    for line in above:
        paper.add_paragraph(line)
    table = paper.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return _saved(paper)


def as_xlsx(rows: Rows, above: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet: lines of text in merged rows, then the table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for at, line in enumerate(above, start=1):
        sheet.cell(at, 1, line)
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(rows[0]))
    for row in rows:
        sheet.append([cell or None for cell in row])
    return _saved(book)


def as_text(rows: Rows, above: Sequence[str] = ()) -> bytes:
    """What is left of a table when its lines are lost: one cell a line, empty cells gone."""
    cells = [cell for row in rows for cell in row if cell]
    return "\n\n".join([*above, *cells]).encode()


def as_html(rows: Rows) -> bytes:
    """A web page with the table inside another that only lays the page out."""
    cells = ["".join(f"<td><p>{html.escape(cell)}</p></td>" for cell in row) for row in rows]
    inner = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><body><table><tr><td><table>{inner}</table></td></tr></table></body></html>".encode()


def as_bars(rows: Rows) -> bytes:
    """One row a line, cells between bars."""
    return "\n".join(" | ".join(row) + " |" for row in rows).encode()


def as_prose(tasks: Sequence[tuple[str, Sequence[str], Sequence[str]]]) -> bytes:
    """Numbered sentences, each closed by its responsibility in brackets."""
    brackets = (
        (what, "、".join(leads), f"；配合单位：{'、'.join(supports)}" if supports else "")
        for what, leads, supports in tasks
    )
    lines = (
        f"{at}.{what}。（牵头单位：{lead}{support}）" for at, (what, lead, support) in enumerate(brackets, start=1)
    )
    return "\n".join(lines).encode()


def with_parts(parts: dict[str, str | bytes]) -> bytes:
    """A zip of exactly these members."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word_of(body: str, **parts: str) -> bytes:
    """A Word document with this body, written by hand; further parts by their name in `word/`."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return with_parts({"word/document.xml": document, **{f"word/{name}.xml": part for name, part in parts.items()}})


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows given as cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _saved(paper: object) -> bytes:
    made = BytesIO()
    paper.save(made)  # type: ignore[attr-defined]
    return made.getvalue()
