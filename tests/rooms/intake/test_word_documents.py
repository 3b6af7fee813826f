"""What a Word document may hide its text in, and what it must not show."""

from __future__ import annotations

from tests.rooms.intake.papers import WORD, cell, paragraph, table, word_of
from tracker.intake.readers import read
from tracker.intake.source import Grid, Paragraph, Source

LISTS = f"""<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{WORD}"><w:style w:styleId="item"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>
</w:style></w:styles>"""


def source_of(body: str, **parts: str) -> Source:
    return read("paper.docx", word_of(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    return [block.full for block in source_of(body, **parts).blocks if isinstance(block, Paragraph)]


def grid(body: str) -> Grid:
    return next(source_of(body).grids())


def test_insertions_are_kept_and_deletions_dropped() -> None:
    body = (
        "<w:p><w:r><w:t>抓好</w:t></w:r><w:ins><w:r><w:t>政务公开</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>旧的</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>工作</w:t></w:r></w:moveTo></w:p>"
    )
    assert texts(body) == ["抓好政务公开工作"]


def test_content_controls_are_looked_through() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('控件里的文字')}</w:sdtContent></w:sdt>"
    assert texts(control) == ["控件里的文字"]
    inside = f"<w:sdt><w:sdtContent>{cell('市财政局')}</w:sdtContent></w:sdt>"
    assert grid(table(cell("任务") + inside)).rows == (("任务", "市财政局"),)


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框里的话')}</w:txbxContent>"
    twice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(f"<w:p><w:r><w:t>框外</w:t></w:r><w:r>{twice}</w:r></w:p>") == ["框外", "框里的话"]


def test_automatic_numbers_are_drawn_and_restart_under_each_heading() -> None:
    deeper = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    body = (
        paragraph("总则", '<w:pStyle w:val="item"/>')
        + paragraph("甲", deeper)
        + paragraph("乙", deeper)
        + paragraph("分则", '<w:pStyle w:val="item"/>')
        + paragraph("丙", deeper)
    )
    assert texts(body, numbering=LISTS, styles=STYLES) == ["一、总则", "1.甲", "2.乙", "二、分则", "1.丙"]


def test_merged_cells_stand_at_every_position_that_they_cover() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    made = grid(
        table(
            cell("类别", down) + cell("任务", '<w:gridSpan w:val="2"/>'),
            cell("", on) + cell("甲") + cell("乙"),
        )
    )
    assert made.rows == (("类别", "任务", "任务"), ("类别", "甲", "乙"))
    assert made.anchor(1, 0) == (0, 0)
    assert made.anchor(0, 2) == (0, 1)


def test_a_row_may_begin_further_right_and_a_deleted_row_is_gone() -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("甲")
    gone = "<w:trPr><w:del/></w:trPr>" + cell("旧") + cell("旧")
    assert grid(table(cell("任务") + cell("单位"), late, gone)).rows == (("任务", "单位"), ("", "甲"))


def test_a_table_inside_a_cell_is_read_after_its_own() -> None:
    inner = table(cell("里"))
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{inner}</w:tc></w:tr></w:tbl>"
    assert [grid.rows for grid in source_of(outer).grids()] == [(("外",),), (("里",),)]
