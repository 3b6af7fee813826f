"""Build a plan's .docx from its facts: `python scripts/build_plan.py seeds/plans/suzhou-2013.toml`.

The page is laid out as GB/T 9704 asks. Building twice gives the same bytes: nothing in the file tells the time.
"""

# ruff: noqa: INP001, SLF001 - a script is no package; python-docx has no public way to fonts of East Asia, fields and row marks

from __future__ import annotations

import sys
import tomllib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

TITLE, HEADING, BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"
TITLE_SIZE, BODY_SIZE, TABLE_SIZE = Pt(22), Pt(16), Pt(12)
LINE = Pt(28.95)  # 22 lines fill the page
LONG_AGO = (1980, 1, 1, 0, 0, 0)
LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def build(facts: dict[str, Any]) -> bytes:
    """The whole paper as the bytes of a .docx."""
    paper = Document()
    _lay_out(paper, facts)
    _notice(paper, facts)
    _plan(paper, facts)
    _annex(paper, facts["annex"])
    return _timeless(paper)


def _lay_out(paper: Paper, facts: dict[str, Any]) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    _page_number(section.footer.paragraphs[0])
    about = paper.core_properties
    about.title, about.author, about.comments = facts["title"], "、".join(facts["issuers"]), ""
    about.created = about.modified = datetime(2013, 4, 23, tzinfo=UTC)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = CENTRE
    _write(paragraph, "— ", BODY, Pt(14))
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    _write(paragraph, " —", BODY, Pt(14))


def _notice(paper: Paper, facts: dict[str, Any]) -> None:
    _line(paper, facts["notice"], font=TITLE, size=TITLE_SIZE, align=CENTRE)
    _line(paper, facts["document_number"], align=CENTRE)
    _line(paper, facts["addressed_to"])
    _line(paper, facts["letter"], indented=True)
    for issuer in facts["issuers"]:
        _line(paper, issuer, align=RIGHT)
    _line(paper, facts["issued_on"], align=RIGHT).add_run().add_break(WD_BREAK.PAGE)


def _plan(paper: Paper, facts: dict[str, Any]) -> None:
    _line(paper, facts["title"], font=TITLE, size=TITLE_SIZE, align=CENTRE)
    _line(paper, facts["preamble"], indented=True)
    for section in facts["section"]:
        _line(paper, section["heading"], font=HEADING, indented=True)
        for paragraph in section["paragraphs"]:
            _line(paper, paragraph, indented=True)
    _line(paper, f"附件:{facts['annex']['title']}", indented=True).add_run().add_break(WD_BREAK.PAGE)


def _annex(paper: Paper, annex: dict[str, Any]) -> None:
    _line(paper, "附件", font=HEADING)
    _line(paper, annex["title"], font=TITLE, size=TITLE_SIZE, align=CENTRE)
    table = paper.add_table(rows=0, cols=len(annex["columns"]))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    _row(table, annex["columns"], annex["widths_mm"], heading=True)
    for row in annex["rows"]:
        _row(table, row, annex["widths_mm"])


def _row(table: Table, texts: list[str], widths: list[int], *, heading: bool = False) -> None:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        _fill(cell, text, heading=heading)


def _fill(cell: _Cell, text: str, *, heading: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = CENTRE if heading or text.isdigit() else LEFT
    _write(paragraph, text, HEADING if heading else BODY, TABLE_SIZE)


def _line(
    paper: Paper,
    text: str,
    *,
    font: str = BODY,
    size: Pt = BODY_SIZE,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    indented: bool = False,
) -> Paragraph:
    paragraph = paper.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    if indented:
        form.first_line_indent = 2 * BODY_SIZE
    _write(paragraph, text, font, size)
    return paragraph


def _write(paragraph: Paragraph, text: str, font: str, size: Pt) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, size
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _timeless(paper: Paper) -> bytes:
    """Pack the file again with one fixed time, in one fixed order."""
    raw, packed = BytesIO(), BytesIO()
    paper.save(raw)
    with ZipFile(raw) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def main(paths: list[str]) -> None:
    """Build a .docx beside each file of facts."""
    for path in map(Path, paths):
        path.with_suffix(".docx").write_bytes(build(tomllib.loads(path.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main(sys.argv[1:])
