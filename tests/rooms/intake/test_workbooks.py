"""What a workbook shows is read; what it hides is asked about."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from tests.rooms.intake.papers import with_parts
from tracker.intake.readers import read
from tracker.intake.reading import read_document
from tracker.intake.source import Source

HEADINGS = ["序号", "工作任务", "牵头部门", "配合部门", "完成时限"]
FIRST = ["1", "健全政务公开目录", "市财政局", "市档案局", "6月底前"]
SECOND = ["2", "推进档案电子化建设", "市档案局", "市人社局", "年底前"]


def book(*rows: Sequence[Any], then: Callable[[Worksheet], None] | None = None) -> Workbook:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if then:
        then(sheet)
    return made


def saved(made: Workbook) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def source(made: Workbook) -> Source:
    return read("a.xlsx", saved(made))


def shown(value: Any, number_format: str) -> str:
    """What one cell shows."""

    def put(sheet: Worksheet) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = number_format

    return next(source(book(["a", "b"], then=put)).grids()).text(1, 1)


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (1, '0"、"', "1、"),
        (3, '"第"0"项"', "第3项"),
        (2024, '0"年"', "2024年"),
        (5, "0\\、", "5、"),
        (12, 'General"万元"', "12万元"),
        (0.8, "0%", "80%"),
        (0.125, "0.0%", "12.5%"),
        (1234.5, "#,##0.00", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (80.0, "General", "80"),
        (date(2026, 6, 30), "yyyy-mm-dd", "2026-06-30"),
        (date(2026, 6, 30), 'm"月"d"日"', "2026-06-30"),
        (datetime(2026, 6, 30, 9, 30), "yyyy/m/d h:mm", "2026-06-30"),  # noqa: DTZ001 - a cell has no zone
        (date(2026, 6, 1), 'yyyy"年"m"月"', "2026年6月"),
        (date(2026, 6, 1), "[$-804]yyyy\\年m\\月;@", "2026年6月"),
        ("6月底前", "@", "6月底前"),
    ],
)
def test_a_cell_is_read_as_its_format_shows_it(value: Any, number_format: str, seen: str) -> None:
    assert shown(value, number_format) == seen


def test_a_month_without_a_day_is_due_on_its_last_day() -> None:
    def put(sheet: Worksheet) -> None:
        sheet["E2"] = date(2026, 6, 1)
        sheet["E2"].number_format = 'yyyy"年"m"月"'

    [task] = read_document("a.xlsx", saved(book(HEADINGS, FIRST, then=put)), year=2026).to_json()["tasks"]
    assert task["deadline"]["date"] == "2026-06-30"


def test_each_sheet_is_a_part_of_the_plan() -> None:
    made = book(HEADINGS, FIRST)
    second = made.create_sheet("第二部分")
    for row in (HEADINGS, SECOND):
        second.append(row)
    tasks = read_document("a.xlsx", saved(made), year=2026).to_json()["tasks"]
    assert [task["content"] for task in tasks] == [FIRST[1], SECOND[1]]
    assert [grid.place.sheet for grid in source(made).grids()] == ["Sheet", "第二部分"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_adds_no_task_and_is_asked_about(state: str) -> None:
    made = book(HEADINGS, FIRST)
    other = made.create_sheet("旧稿")
    for row in (HEADINGS, SECOND):
        other.append(row)
    other.sheet_state = state
    draft = read_document("a.xlsx", saved(made), year=2026)
    assert [task.content.value for task in draft.tasks] == [FIRST[1]]
    assert any("旧稿" in str(question) for question in draft.questions)


def test_an_empty_hidden_sheet_is_not_worth_a_question() -> None:
    made = book(HEADINGS, FIRST)
    made.create_sheet("空").sheet_state = "hidden"
    assert not source(made).remarks


def test_hidden_rows_are_read_and_asked_about() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    draft = read_document("a.xlsx", saved(book(HEADINGS, FIRST, SECOND, then=hide)), year=2026)
    assert len(draft.tasks) == 2
    assert any("1 行是隐藏的" in str(question) for question in draft.questions)


def test_a_formula_that_nobody_calculated_is_asked_about() -> None:
    draft = read_document("a.xlsx", saved(book(HEADINGS, FIRST, [*SECOND[:4], '="年底"&"前"'])), year=2026)
    assert any("1 个公式没有计算结果" in str(question) for question in draft.questions)


def test_a_formula_with_its_result_is_read_like_a_value() -> None:
    made = saved(book(HEADINGS, [*FIRST[:4], "=1"]))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    page = parts["xl/worksheets/sheet1.xml"].decode().replace('r="E2"', 'r="E2" t="str"')
    parts["xl/worksheets/sheet1.xml"] = (
        page.replace("<v/>", "<v>年底前</v>").replace("<v></v>", "<v>年底前</v>").encode()
    )
    assert "年底前" in page or "<f>1</f>" in page
    found = read("a.xlsx", with_parts(dict(parts)))
    assert next(found.grids()).text(1, 4) == "年底前"
    assert not found.remarks


def test_merged_cells_stand_at_every_position_that_they_cover() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("C2:C3")

    grid = next(source(book(["类别", None, "单位"], ["a", "b", "市财政局"], ["c", "d", None], then=merge)).grids())
    assert grid.rows == (("类别", "类别", "单位"), ("a", "b", "市财政局"), ("c", "d", "市财政局"))
    assert grid.anchor(2, 2) == (1, 2)


def test_text_in_several_styles_is_one_text() -> None:
    rich = CellRichText("推进", TextBlock(InlineFont(b=True), "档案"), "建设")
    assert next(source(book(["a", "b"], ["1", rich])).grids()).text(1, 1) == "推进档案建设"


def test_dates_of_the_other_calendar_are_the_same_days(tmp_path: Path) -> None:
    made = book(["a", "b"])
    made.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - the day from which such a workbook counts
    sheet = made.active
    assert sheet is not None
    sheet["B2"] = date(2026, 6, 1)
    sheet["B2"].number_format = 'yyyy"年"m"月"'
    assert next(source(made).grids()).text(1, 1) == "2026年6月"
