"""What a Word document may hide its text in, and what it must not show."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.rooms.intake.papers import WORD, cell, paragraph, table, with_parts, word_of
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


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_hidden_text_is_not_read() -> None:
    shown = '<w:vanish w:val="0"/>'
    body = f"<w:p>{run('抓好')}{run('内部说明', '<w:vanish/>')}{run('落实', shown)}</w:p>"
    assert texts(body) == ["抓好落实"]


def test_a_field_gives_its_result_and_not_its_code() -> None:
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "yyyy" </w:instrText></w:r>'
    field = f'{code}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2026")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    simple = f'<w:fldSimple w:instr=" TITLE ">{run("要点")}</w:fldSimple>'
    assert texts(f"<w:p>{field}{run('年')}{simple}</w:p>") == ["2026年要点"]


def test_breaks_tabs_and_hyphens_inside_a_paragraph() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r></w:p>"
    assert texts(body) == ["甲", "乙", "A-1"]
    assert texts("<w:p><w:r><w:t>牵头</w:t><w:tab/><w:t>配合</w:t></w:r></w:p>") == ["牵头\t配合"]


@pytest.mark.parametrize("gone", ["", "<w:p><w:del><w:r><w:delText>旧的</w:delText></w:r></w:del></w:p>"])
def test_the_tabs_of_a_ruler_are_no_text(gone: str) -> None:
    ruler = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    body = f"<w:p><w:pPr>{ruler}</w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>"
    assert texts(body + gone) == ["甲\t乙", "丙"]


def test_signs_of_picture_fonts_and_of_formulas_are_text() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>≥80%</m:t></m:r></m:oMath>'
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="2460"/></w:r>'
    assert texts(f"<w:p>{sign}{run('覆盖率')}{formula}</w:p>") == ["☑①覆盖率≥80%"]


def test_a_reading_above_a_word_is_not_part_of_it() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('fā')}</w:rt><w:rubyBase>{run('发')}</w:rubyBase></w:ruby></w:r>"
    assert texts(f"<w:p>{ruby}{run('展')}</w:p>") == ["发展"]


def test_links_notes_and_remarks_leave_the_text_whole() -> None:
    link = f"<w:hyperlink>{run('市财政局')}</w:hyperlink>"
    marks = '<w:commentRangeStart w:id="1"/><w:r><w:footnoteReference w:id="2"/></w:r><w:bookmarkStart w:id="3"/>'
    assert texts(f"<w:p>{run('由')}{link}{marks}{run('负责')}</w:p>", footnotes=paragraph("注")) == ["由市财政局负责"]


def test_headers_and_footers_are_not_part_of_the_text() -> None:
    assert texts(paragraph("正文"), header1=paragraph("页眉"), footer1=paragraph("页脚")) == ["正文"]


def test_what_newer_programs_draw_around_paragraphs_is_read_once() -> None:
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{paragraph('新')}{table(cell('甲') + cell('乙'))}</mc:Choice><mc:Fallback>{paragraph('旧')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert texts(both) == ["新"]
    assert grid(both).rows == (("甲", "乙"),)


def test_a_text_box_inside_a_cell_is_read_after_the_table() -> None:
    box = f"<w:p><w:r><w:txbxContent>{paragraph('框里的话')}</w:txbxContent></w:r></w:p>"
    body = f"<w:tbl><w:tr><w:tc>{box}</w:tc><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    assert grid(body).rows == (("", "格"),)
    assert texts(body) == ["框里的话"]


def test_boxes_inside_boxes_are_read_once() -> None:
    inner = f"<w:p><w:r><w:txbxContent>{paragraph('里')}</w:txbxContent></w:r></w:p>"
    assert texts(f"<w:p><w:r><w:txbxContent>{paragraph('外')}{inner}</w:txbxContent></w:r></w:p>") == ["外", "里"]


def test_controls_around_rows_and_tables_are_looked_through() -> None:
    row = f"<w:sdt><w:sdtContent><w:tr>{cell('甲')}{cell('乙')}</w:tr></w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtContent><w:tbl><w:tr>{cell('任务')}{cell('单位')}</w:tr>{row}</w:tbl></w:sdtContent></w:sdt>"
    assert grid(body).rows == (("任务", "单位"), ("甲", "乙"))


def test_a_merge_that_never_began_keeps_the_text_of_its_own_cell() -> None:
    on = "<w:vMerge/>"
    made = grid(table(cell("类别") + cell("任务"), cell("公开", on) + cell("甲"), cell("", on) + cell("乙")))
    assert made.rows == (("类别", "任务"), ("公开", "甲"), ("公开", "乙"))
    assert made.anchor(2, 0) == (1, 0)


def test_a_merge_that_never_began_goes_on_from_the_cell_above_when_its_own_is_empty() -> None:
    made = grid(table(cell("公开") + cell("甲"), cell("", "<w:vMerge/>") + cell("乙")))
    assert made.rows == (("公开", "甲"), ("公开", "乙"))


def test_a_row_with_fewer_cells_leaves_the_rest_empty() -> None:
    assert grid(table(cell("任务") + cell("单位") + cell("时限"), cell("甲"))).rows[1] == ("甲", "", "")


def test_the_main_part_is_where_the_archive_says() -> None:
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = f'<Relationships><Relationship Id="r1" Type="{link}" Target="word/document2.xml"/></Relationships>'
    document = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("正文")}</w:body></w:document>'
    made = with_parts({"_rels/.rels": links, "word/document2.xml": document})
    assert [block.full for block in read("a.docx", made).blocks if isinstance(block, Paragraph)] == ["正文"]


def test_the_strict_form_of_the_format_is_the_same_text() -> None:
    strict = word_of(paragraph("正文"))
    with zipfile.ZipFile(BytesIO(strict)) as archive:
        document = archive.read("word/document.xml").decode()
    made = with_parts({"word/document.xml": document.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")})
    assert [block.full for block in read("a.docx", made).blocks if isinstance(block, Paragraph)] == ["正文"]


def test_what_is_embedded_or_inserted_is_asked_about() -> None:
    embedded = (
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p>'
    )
    remarks = source_of(paragraph("正文") + embedded + "<w:altChunk/>").remarks
    assert [remark.words for remark in remarks] == [{"count": "1"}, {"count": "1"}]
