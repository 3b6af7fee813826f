"""Text formats: pasted tables, marks, letters, separators and encodings all give the tasks that were written."""

from __future__ import annotations

import base64
import csv
import quopri
from collections.abc import Sequence
from io import StringIO

import pytest

from tests.rooms.intake.papers import as_docx, as_html
from tracker.intake.readers import read
from tracker.intake.readers.text import decoded
from tracker.intake.reading import read_document
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Grid

ROWS = [
    ["序号", "工作任务", "牵头部门", "配合部门", "完成时限"],
    ["1", "健全政务公开目录，\n逐项明确责任", "市财政局", "市档案局\n市人社局", "6月底前"],
    ["2", "推进档案电子化建设", "市档案局", "", "年底前"],
]
FLAT = [[cell.replace("，\n", "，").replace("\n", "、") for cell in row] for row in ROWS]
READ = [
    ("1", "健全政务公开目录，逐项明确责任", ["市财政局"], ["市档案局", "市人社局"], "2026-06-30"),
    ("2", "推进档案电子化建设", ["市档案局"], [], "2026-12-31"),
]
Task = tuple[str, str, list[str], list[str], str]


def tasks(name: str, data: str | bytes) -> list[Task]:
    draft = read_document(name, data if isinstance(data, bytes) else data.encode(), year=2026)
    return [
        (
            each["number"],
            "".join(each["content"].split()),
            each["leads"],
            each["supports"],
            each["deadline"]["date"],
        )
        for each in draft.to_json()["tasks"]
    ]


def separated(rows: Sequence[Sequence[str]], sign: str, end: str = "\n") -> str:
    """As a spreadsheet copies or saves it: cells of several lines stand in quotes."""
    out = StringIO()
    csv.writer(out, delimiter=sign, lineterminator=end).writerows(rows)
    return out.getvalue()


def test_a_table_pasted_from_a_spreadsheet_keeps_its_cells_of_several_lines() -> None:
    assert tasks("粘贴的文本.txt", separated(ROWS, "\t")) == READ
    assert tasks("粘贴的文本.txt", separated(ROWS, "\t", "\r\n")) == READ


def test_a_pasted_table_may_stand_between_lines_of_text() -> None:
    text = f"某市2026年工作要点任务分解表\n\n{separated(ROWS, chr(9))}\n请各部门抓好落实。\n"
    assert tasks("a.txt", text) == READ
    assert read_document("a.txt", text.encode()).facts.title is not None


def test_a_table_pasted_from_a_document_breaks_its_cells_without_quotes() -> None:
    text = "\n".join("\t".join(row) for row in ROWS)
    assert tasks("a.txt", text) == READ


def test_a_pasted_row_that_lost_its_empty_cells_stays_a_row() -> None:
    text = "\n".join("\t".join(row).rstrip("\t") for row in [*FLAT, ["3", "完善考核制度", "市人社局", "", ""]])
    assert tasks("a.txt", text) == [*READ, ("3", "完善考核制度", ["市人社局"], [], None)]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    rows = [
        *FLAT,
        ["3", '"一网通办"改革', "市人社局", "", "年底前"],
        ["4", '"十四五规划评估', "市财政局", "", "年底前"],
    ]
    text = "\n".join("\t".join(row) for row in rows)
    assert [task[0] for task in tasks("a.txt", text)] == ["1", "2", "3", "4"]


def test_tabs_that_only_indent_make_no_table() -> None:
    text = "\t一、总体要求\n\t(一)健全值班制度。（责任单位：市财政局）\n\t(二)推进档案建设。（责任单位：市档案局）\n"
    assert not list(read("a.txt", text.encode()).grids())
    assert [task[2] for task in tasks("a.txt", text)] == [["市财政局"], ["市档案局"]]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_separator_in_any_encoding(sign: str, encoding: str) -> None:
    assert tasks("a.csv", separated(ROWS, sign).encode(encoding)) == READ


def test_a_title_above_the_rows_does_not_hide_the_separator() -> None:
    assert tasks("a.csv", f"某市2026年任务分解，含时限\n{separated(ROWS, ';')}") == READ


def test_a_cell_without_an_end_is_refused_rather_than_swallow_the_rows_below() -> None:
    with pytest.raises(Unreadable):
        tasks("a.csv", separated(FLAT, ",").replace("推进档案", '"推进档案').replace("健全", '"健全'))


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.doc", "a.wps"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_under_the_name_of_an_old_format_is_read_as_text(name: str, encoding: str) -> None:
    assert tasks(name, separated(ROWS, "\t").encode(encoding)) == READ


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.doc", "a.wps", "a.txt", "a.docx", "a"])
def test_a_web_page_is_read_as_one_under_any_name(name: str) -> None:
    page = as_html(FLAT)
    assert tasks(name, page) == READ
    assert tasks(name, b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n' + page) == READ


BARS = """---
tags: 计划
---
# 某市2026年工作要点任务分解表

| 序号 | 工作任务 | 牵头部门 | 配合部门 | 完成时限 |
|:----:|---|---|:-:|--|
| 1 | **健全**政务公开目录，<br>逐项`明确`责任 | [市财政局](https://cz.example) | 市档案局<br/>市人社局 | 6月底前 |
| 2 | 推进档案\\(全市\\)\\|电子化建设 | 市档案局 | | 年底前 |

说明：按季度报送。
"""


def test_tables_of_marked_text_lose_their_marks() -> None:
    first, second = tasks("a.md", BARS)
    assert first == READ[0]
    assert second[1:] == ("推进档案(全市)|电子化建设", ["市档案局"], [], "2026-12-31")


def test_bars_in_marked_text_are_a_table_only_under_a_ruled_heading() -> None:
    assert not list(read("a.md", "甲 | 乙 | 丙\n正文一段。".encode()).grids())


def letter(page: bytes, *, charset: str, coding: str, parts: Sequence[str] = ()) -> bytes:
    """A web page as a browser archives it."""
    body = {"base64": base64.encodebytes(page), "quoted-printable": quopri.encodestring(page)}.get(coding, page)
    head = (
        f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {coding}\nContent-Location: a.htm\n\n"
    )
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: a.png\n\niVBORw0KGgo=\n"
    pieces = [head.encode() + body, picture.encode(), *(part.encode() for part in parts)]
    start = 'From: <Saved by a browser>\nSubject: a\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="=_x"\n\n'
    return start.encode() + b"".join(b"--=_x\n" + piece + b"\n" for piece in pieces) + b"--=_x--\n"


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "big5-wrongly-named"])
@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_an_archived_web_page(name: str, charset: str, coding: str) -> None:
    page = as_html(FLAT).decode().encode("gb18030" if charset.startswith("gb") else "utf-8")
    made = letter(page, charset=charset, coding=coding)
    assert tasks(name, made) == READ
    assert tasks(name, made.replace(b"\n", b"\r\n")) == READ


def test_an_archived_workbook_holds_several_pages_and_a_strip_to_choose_among_them() -> None:
    strip = "Content-Type: text/html\nContent-Location: a.files/tabstrip.htm\n\n<table><tr><td>甲表<td>乙表</table>"
    second = (
        "Content-Type: text/html; charset=utf-8\nContent-Location: a.files/sheet002.htm\n\n" + as_html(FLAT).decode()
    )
    made = letter(b"<html><frameset></frameset></html>", charset="utf-8", coding="8bit", parts=[strip, second])
    assert tasks("a.mht", made) == READ


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(Unreadable, match="没有正文"):
        tasks(
            "a.mht", "MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
        )


SHEET = """<?xml version="1.0" encoding="{encoding}"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="任务"><Table>
<Row><Cell ss:MergeAcross="4"><Data ss:Type="String">任务分解表</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">序号</Data></Cell><Cell><Data ss:Type="String">工作任务</Data></Cell>
<Cell><Data ss:Type="String">牵头部门</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">配合部门</Data></Cell>
<Cell><Data ss:Type="String">完成时限</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">健全政务公开目录，&#10;逐项明确责任</Data></Cell>
<Cell><Data ss:Type="String">市财政局</Data></Cell><Cell><Data ss:Type="String">市档案局、市人社局</Data></Cell>
<Cell ss:MergeDown="0"><Data ss:Type="DateTime">2026-06-30T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">2.0</Data></Cell><Cell><Data ss:Type="String">推进档案电子化建设</Data></Cell>
<Cell><Data ss:Type="String">市档案局</Data></Cell><Cell ss:Index="5"><Data ss:Type="String">年底前</Data></Cell></Row>
</Table></Worksheet><Worksheet ss:Name="空表"/></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
def test_a_workbook_of_one_xml_file(encoding: str) -> None:
    assert tasks("a.xls", SHEET.format(encoding=encoding).encode(encoding.replace("gb2312", "gb18030"))) == READ


def test_a_cell_merged_downwards_in_such_a_workbook_covers_the_rows_below() -> None:
    text = SHEET.format(encoding="utf-8").replace('<Cell ss:MergeDown="0">', '<Cell ss:MergeDown="1">')
    text = text.replace('<Cell ss:Index="5"><Data ss:Type="String">年底前</Data></Cell>', "")
    assert [task[4] for task in tasks("a.xls", text)] == ["2026-06-30", "2026-06-30"]


@pytest.mark.parametrize("what", ['ss:MergeAcross="999"', 'ss:MergeDown="999999"', 'ss:Index="999999"', 'ss:Index="x"'])
def test_a_span_or_place_far_away_in_such_a_workbook_is_refused(what: str) -> None:
    with pytest.raises(Unreadable, match="行或"):
        tasks("a.xls", SHEET.format(encoding="utf-8").replace('ss:MergeDown="0"', what))


CHINESE = "某市2026年工作要点\n一、健全政务公开目录，6月底前完成。（责任单位：市财政局）\n"
TRADITIONAL = "某市2026年工作要點\n一、健全政務公開目錄，推進資訊網路與檔案建設。（責任單位：市財政局）\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_is_decoded_as_it_was_written(encoding: str) -> None:
    assert decoded(CHINESE.encode(encoding)) == CHINESE
    assert decoded(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("words", ["年底前", "完成时限", "牵头单位：市财政局", "责任部门", "序号,任务", "一、总体要求"])
def test_a_few_words_are_enough_to_know_a_national_encoding(words: str) -> None:
    assert decoded(words.encode("gb18030")) == words


@pytest.mark.parametrize("words", ["年底前", "完成時限", "牽頭單位：市財政局", "責任部門", "序號,任務", "一、總體要求"])
def test_a_few_words_are_enough_to_know_the_traditional_one(words: str) -> None:
    assert decoded(words.encode("big5")) == words


@pytest.mark.parametrize(
    "data",
    [
        (CHINESE * 3).encode()[:-2],
        CHINESE.encode() + CHINESE.encode("gb18030"),
        CHINESE.encode("gb18030") + CHINESE.encode(),
        CHINESE.encode("utf-16-le")[:-1],
        CHINESE.encode().replace("政务".encode(), "政务".encode()[:-1]),
        bytes(range(1, 256)) * 4,
    ],
)
def test_damaged_and_mixed_text_is_refused_rather_than_read_as_rubbish(data: bytes) -> None:
    with pytest.raises(Unreadable, match="编码"):
        decoded(data)


def test_names_and_contents_stay_in_the_script_of_the_document() -> None:
    rows = [
        ["序號", "工作任務", "牽頭部門", "配合部門", "完成時限"],
        ["1", "推進資訊網路建設，完善檔案管理", "市財政局", "市檔案局、市人力資源和社會保障局", "6月底前"],
        ["2", "強化關鍵環節監督", "各市(縣)、區政府", "", "年底前"],
    ]
    wanted = [
        ("1", "推進資訊網路建設，完善檔案管理", ["市財政局"], ["市檔案局", "市人力資源和社會保障局"], "2026-06-30"),
        ("2", "強化關鍵環節監督", ["各市(縣)、區政府"], [], "2026-12-31"),
    ]
    assert tasks("a.csv", separated(rows, ",").encode("big5")) == wanted
    assert tasks("a.docx", as_docx(rows)) == wanted


def test_prose_in_the_traditional_script_is_read_by_the_same_rules() -> None:
    draft = read_document("a.txt", TRADITIONAL.encode("big5"))
    [task] = draft.to_json()["tasks"]
    assert task["content"].startswith("健全政務公開目錄，推進資訊網路與檔案建設")
    assert task["leads"] == ["市財政局"]


def test_each_table_of_a_text_has_its_own_number() -> None:
    text = f"甲表\n{separated(ROWS, chr(9))}\n乙表\n{separated(FLAT, chr(9))}"
    grids = [block for block in read("a.txt", text.encode()).blocks if isinstance(block, Grid)]
    assert [grid.place.table for grid in grids] == [1, 2]
