"""PDFs with a text layer: what was printed is read as it was written."""

from __future__ import annotations

import pytest

from tests.rooms.intake.printed import Press, Rows
from tracker.intake.readers import read
from tracker.intake.readers.divided import glued
from tracker.intake.readers.pdf_margins import PAGE_NUMBER
from tracker.intake.readers.pdf_signs import sign_of
from tracker.intake.reading import read_document
from tracker.intake.source import Grid, Step

LONG = (
    "各级各部门要按照任务分工，细化工作措施，明确时间节点，落实责任到人，确保全年目标任务圆满完成，"
    "并于每季度末将进展情况报市政府办公室汇总。"
)
HEADINGS = ["序号", "工作类别", "主要任务", "牵头部门", "完成时限"]
WIDTHS = (1, 2, 5, 3, 2)


def rows_of(count: int) -> list[list[str]]:
    """A heading and so many tasks; two categories, each as one merged cell."""
    tasks = [
        [
            str(at),
            "优化营商环境" if at <= count // 2 else "保障民生",
            f"完成第{at}批审批事项的流程再造，并把办理结果向社会公布",
            "市财政局、市发改委",
            "6月底前",
        ]
        for at in range(1, count + 1)
    ]
    return [HEADINGS, *tasks]


def text_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read("a.pdf", data).paragraphs()]


def grid_of(data: bytes) -> Grid:
    (grid,) = read("a.pdf", data).grids()
    return grid


def test_lines_that_the_margin_broke_are_one_paragraph() -> None:
    press = Press()
    for _ in range(12):
        press.paragraph(LONG)
    assert text_of(press.done()) == [LONG] * 12


def test_each_paragraph_knows_the_page_on_which_it_begins() -> None:
    press = Press()
    for _ in range(12):
        press.paragraph(LONG)
    pages = [paragraph.place.page for paragraph in read("a.pdf", press.done()).paragraphs()]
    assert pages == sorted(page for page in pages if page)
    assert {pages[0], pages[-1]} == {1, 2}


def test_a_title_of_several_lines_is_one_and_the_number_below_it_another() -> None:
    press = Press()
    press.title("云溪市人民政府办公室关于印发《云溪市", "2024年政务公开工作要点》的", "通知")
    press.title("云政办发〔2024〕12号", size=16)
    press.paragraph(LONG)
    press.closing("云溪市人民政府办公室", "2024年3月15日")
    assert text_of(press.done()) == [
        "云溪市人民政府办公室关于印发《云溪市2024年政务公开工作要点》的通知",
        "云政办发〔2024〕12号",
        LONG,
        "云溪市人民政府办公室",
        "2024年3月15日",
    ]


def test_page_numbers_and_running_headers_are_no_text() -> None:
    press = Press(header="云溪市2024年政务公开工作要点")
    for _ in range(14):
        press.paragraph(LONG)
    assert set(text_of(press.done())) == {LONG}


@pytest.mark.parametrize("text", ["3", "— 3 —", "-12-", "第3页", "第 3 页 共 12 页", "3/12", "· 4 ·", "iv"])
def test_the_number_of_a_page_is_known(text: str) -> None:
    assert PAGE_NUMBER.match(text)


@pytest.mark.parametrize("text", ["3月", "第三章", "2024年", "3.完善制度", "一、总体要求"])
def test_what_merely_begins_with_a_figure_is_no_page_number(text: str) -> None:
    assert not PAGE_NUMBER.match(text)


def test_a_number_alone_at_the_head_of_a_page_stays() -> None:
    press = Press(numbers=False)
    press.paragraph(LONG)
    press.page_break()
    press.paragraph("12", indent=0)
    press.paragraph(LONG)
    assert text_of(press.done()) == [LONG, "12", LONG]


def test_signs_are_those_that_people_write() -> None:
    assert [sign_of(ord(sign)) for sign in "⼈⻔ﬁ\u00ad\u3000人"] == ["人", "门", "fi", "-", " ", "人"]
    assert [sign_of(code) for code in (0, 0xFFFD, 0xE000, 0xD800)] == [""] * 4


def test_a_divided_word_loses_its_hyphen_and_words_keep_their_blank() -> None:
    assert glued("infor-", "mation") == "information"
    assert glued("Open Government", "Partnership") == "Open Government Partnership"
    assert glued("2014-", "2020年") == "2014-2020年"
    assert glued("市财政", "局") == "市财政局"


@pytest.mark.parametrize("rules", ["lines", "rectangles", "double"])
@pytest.mark.parametrize("cut", [True, False])
def test_a_table_over_three_pages_is_one_whatever_rules_it(rules: str, *, cut: bool) -> None:
    rows = rows_of(40)
    press = Press(rules, header="云溪市2024年政务公开工作要点")
    press.paragraph(LONG)
    press.table(rows, {(1, 1): (20, 1), (21, 1): (40, 1)}, widths=WIDTHS, cut=cut)
    press.paragraph(LONG)
    grid = grid_of(press.done())
    assert list(map(list, grid.rows)) == rows
    assert {grid.anchor(row, 1) for row in range(1, 41)} == {(1, 1), (21, 1)}
    assert [grid.place_of(row).page for row in (1, 40)] == [1, 3]
    assert grid.place_of(40, 2).row == 41


def test_a_row_that_a_page_cuts_keeps_its_duties_and_its_day() -> None:
    press = Press()
    for _ in range(9):
        press.paragraph("现将有关事项通知如下。")
    press.table(rows_of(14), widths=WIDTHS, cut=True)
    tasks = read_document("a.pdf", press.done(), year=2024).to_json()["tasks"]
    assert [task["number"] for task in tasks] == [str(at) for at in range(1, 15)]
    assert {tuple(task["leads"]) for task in tasks} == {("市财政局", "市发改委")}
    assert {task["deadline"]["date"] for task in tasks} == {"2024-06-30"}


def test_lines_of_a_cell_break_only_where_their_writer_broke_them() -> None:
    rows = [
        ["任务", "牵头单位"],
        ["1.完善制度，健全责任体系和考核办法，把任务落实到人。\n2.公布结果。", "市财政局\n市发改委"],
    ]
    press = Press()
    press.table(rows, widths=(3, 1))
    assert list(map(list, grid_of(press.done()).rows)) == rows


def test_two_tables_with_other_columns_stay_two() -> None:
    press = Press()
    press.table([["任务", "牵头单位"], ["健全制度", "市财政局"]], widths=(3, 1))
    press.table([["姓名", "职务", "电话"], ["某某", "科长", "12345"]])
    assert [grid.width for grid in read("a.pdf", press.done()).grids()] == [2, 3]


def test_a_line_under_a_heading_is_no_table() -> None:
    press = Press()
    press.paragraph(LONG)
    press.rule()
    press.paragraph(LONG)
    assert text_of(press.done()) == [LONG, LONG]


def test_the_reading_tells_its_pages() -> None:
    press = Press()
    for _ in range(3):
        press.paragraph(LONG)
        press.page_break()
    steps: list[Step] = []
    read("a.pdf", press.done(), steps.append)
    assert [(step.done, step.of) for step in steps] == [(at, 4) for at in range(1, 5)]


def test_a_page_turned_on_its_side_reads_as_if_it_stood() -> None:
    rows: Rows = [["任务", "牵头单位"], ["健全制度并公布", "市财政局"]]
    press = Press(numbers=False, turned=True)
    press.paragraph("云溪市任务分解表")
    press.table(rows)
    data = press.done()
    assert text_of(data) == ["云溪市任务分解表"]
    assert grid_of(data).rows == tuple(map(tuple, rows))


def test_columns_that_only_white_space_divides_are_a_table_over_pages_too() -> None:
    rows = [[number, task, leads, day] for number, _, task, leads, day in rows_of(30)]
    press = Press("")
    press.title("重点任务分解表")
    press.paragraph(LONG)
    press.table(rows, widths=(1, 4, 3, 2))
    press.paragraph(LONG)
    data = press.done()
    assert list(map(list, grid_of(data).rows)) == rows
    assert text_of(data) == ["重点任务分解表", LONG, LONG]
    assert not grid_of(data).drawn


def test_running_text_with_wide_gaps_is_no_table() -> None:
    press = Press()
    press.paragraph("联系人：某某　　　电话：12345　　　传真：12346")
    press.paragraph(LONG)
    press.paragraph(LONG)
    assert list(read("a.pdf", press.done()).grids()) == []


def test_a_watermark_is_no_text_and_italics_are() -> None:
    press = Press()
    press.paragraph(LONG)
    press.slanted("内部资料", turn=45)
    press.slanted("（市财政局牵头）", skew=20)
    assert text_of(press.done()) == [LONG, "（市财政局牵头）"]


def test_full_lines_before_a_label_or_an_outline_number_end_there() -> None:
    full = "加强县级政府政务公开和政务服务平台的建设与应用，年底前全面完"
    press = Press()
    for line in (full, "责任单位：市财政局", full, "二、优化服务", LONG):
        press.paragraph(line, indent=0)
    assert text_of(press.done()) == [full, "责任单位：市财政局", full, "二、优化服务", LONG]
