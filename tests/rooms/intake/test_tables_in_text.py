"""One plan in every form in which text keeps a table: each must give the same draft. Control: give each cell a column less."""

from __future__ import annotations

import pytest

from tests.rooms.intake.lost_lines import (
    Form,
    Rows,
    aligned,
    barred,
    boxed,
    by_columns,
    closed,
    in_one_line,
    listed,
    run_on,
    spaced,
    tabbed,
    typed,
)
from tracker.intake.reading import read_document

HEADING = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"]
ROWS = [
    ["1", "完善公共数据共享目录", "市数据局", "市发展改革委、市财政局", "6月底前"],
    ["2", "推进老旧小区改造二十个", "市住建局", "市城管局", "年底前"],
    ["3", "建立企业服务专员制度", "市工信局", "", "长期坚持"],
    ["4", "组织春季职业技能培训", "市人社局", "市总工会、市教育局", "2024年5月"],
]
WANTED = [
    ("完善公共数据共享目录", ["市数据局"], ["市发展改革委", "市财政局"], "2024-06-30"),
    ("推进老旧小区改造二十个", ["市住建局"], ["市城管局"], "2024-12-31"),
    ("建立企业服务专员制度", ["市工信局"], [], None),
    ("组织春季职业技能培训", ["市人社局"], ["市总工会", "市教育局"], "2024-05-31"),
]
TITLE = "某市2024年重点工作任务分解表\n"
SIGNED = [barred, listed, closed, tabbed, boxed]
FORMS = [*SIGNED, typed, spaced, aligned]
RUN_ON = [run_on, in_one_line]


def told(text: str) -> list[tuple[str, list[str], list[str], str | None]]:
    drafted = read_document("a.txt", text.encode(), year=2024).to_json()["tasks"]
    return [(task["content"], task["leads"], task["supports"], task["deadline"]["date"]) for task in drafted]


def categories(text: str) -> list[str | None]:
    return [task["category"] for task in read_document("a.txt", text.encode(), year=2024).to_json()["tasks"]]


def _sectioned(rows: Rows) -> list[list[str]]:
    wide = ["<"] * 4
    return [HEADING, ["一、经济发展", *wide], *map(list, rows[:2]), ["二、民生保障", *wide], *map(list, rows[2:])]


@pytest.mark.parametrize("form", [*FORMS, *RUN_ON])
def test_a_numbered_table_is_read_in_every_form(form: Form) -> None:
    assert told(TITLE + form([HEADING, *ROWS])) == WANTED


@pytest.mark.parametrize("form", FORMS)
def test_a_table_without_numbers_is_read_in_every_form(form: Form) -> None:
    assert told(TITLE + form([row[1:] for row in [HEADING, *ROWS]])) == WANTED


@pytest.mark.parametrize("form", SIGNED)
def test_a_merged_category_is_that_of_all_its_rows(form: Form) -> None:
    first = ["类别", "经济发展", "^", "民生保障", "^"]
    text = TITLE + form([[cell, *row] for cell, row in zip(first, [HEADING, *ROWS], strict=True)])
    assert told(text) == WANTED
    assert categories(text) == ["经济发展", "经济发展", "民生保障", "民生保障"]


@pytest.mark.parametrize("form", [barred, listed, closed, spaced, *RUN_ON])
def test_a_category_in_a_row_of_its_own_stands_over_the_rows_below(form: Form) -> None:
    text = TITLE + form(_sectioned(ROWS))
    assert told(text) == WANTED
    assert categories(text) == ["经济发展", "经济发展", "民生保障", "民生保障"]


@pytest.mark.parametrize("form", [barred, listed, closed, boxed, *RUN_ON])
def test_a_heading_of_two_lines_keeps_its_columns_in_order(form: Form) -> None:
    above = ["序号", "工作任务", "责任分工", "<", "完成时限"]
    assert told(TITLE + form([above, ["^", "^", "牵头单位", "配合单位", "^"], *ROWS])) == WANTED


def test_columns_that_were_copied_one_after_another_are_put_side_by_side() -> None:
    whole = [row if row[3] else [*row[:3], "市商务局", row[4]] for row in ROWS]
    assert [task[0] for task in told(TITLE + by_columns([HEADING, *whole]))] == [task[0] for task in WANTED]


def test_numbers_in_front_of_copied_columns_say_which_cell_is_missing() -> None:
    columns = zip(*ROWS, strict=True)
    _, *rest = [[f"{at}.{cell}" for at, cell in enumerate(column, start=1) if cell] for column in columns]
    lines = [line for heading, cells in zip(HEADING[1:], rest, strict=True) for line in (heading, *cells)]
    assert told(TITLE + "\n".join(lines)) == WANTED


def test_headings_broken_over_two_lines_are_put_together() -> None:
    broken = "序\n\n号\n\n工作任务\n\n牵头\n\n单 位\n\n配合\n\n单位\n\n完成\n\n时限\n\n"
    assert told(TITLE + broken + listed(ROWS)) == WANTED


def test_cells_that_are_wrapped_below_their_heading_are_joined() -> None:
    text = """
 序号     工作任务                  责任单位           完成时限
 1        清运沿线积存垃圾          沿线各区政府       2024年6月
          渣土二万吨                                   底前
                    — 2 —
 2        完成绿化一百亩            市园林局           长期
"""
    assert told(text) == [
        ("清运沿线积存垃圾渣土二万吨", ["沿线各区政府"], [], "2024-06-30"),
        ("完成绿化一百亩", ["市园林局"], [], None),
    ]


def test_a_row_of_bars_that_is_broken_over_two_lines_is_one_row() -> None:
    text = "| 序号 | 工作任务 | 责任单位 |\n| 1 | 健全值班\n制度 | 市财政局 |\n第 1 页 共 2 页\n| 2 | 落实经费 | 市审计局 |"
    assert [task[:2] for task in told(text)] == [("健全值班制度", ["市财政局"]), ("落实经费", ["市审计局"])]


def test_headings_that_come_again_on_the_next_page_are_no_cells() -> None:
    text = listed([HEADING, *ROWS[:2]]) + "\n\n- 2 -\n\n" + listed([HEADING, *ROWS[2:]])
    assert told(TITLE + text) == WANTED


def test_text_below_a_table_that_lost_its_lines_is_no_cell() -> None:
    below = "\n\n各单位要高度重视，认真抓好贯彻落实工作，确保取得实效。\n\n2024年1月5日"
    assert told(TITLE + listed([HEADING, *ROWS]) + below) == WANTED


def test_two_flattened_tables_with_other_columns_are_both_read() -> None:
    other = [
        ["序号", "重点工作", "责任部门"],
        ["1", "修订应急救援预案", "市应急局"],
        ["2", "开展食品安全抽检", "市市场监管局"],
    ]
    text = TITLE + listed([HEADING, *ROWS]) + "\n\n" + listed(other)
    assert [task[:2] for task in told(text)[4:]] == [
        ("修订应急救援预案", ["市应急局"]),
        ("开展食品安全抽检", ["市市场监管局"]),
    ]


def test_a_quotation_ends_no_cell_in_a_row_whose_cells_spaces_part() -> None:
    rows = (
        "1 供暖改造 更换锅炉四台，完成安和镇三个村“气改电”六百户 县能源局 县财政局 2024年9月底 "
        "2 桥梁检修 检修桥梁十座，“一桥一档”全部建立 县交通局 县水利局 2024年6月底"
    )
    assert told(f"{TITLE.strip()} 序号 主要任务 具体措施 牵头单位 配合单位 完成时限 {rows}") == [
        ("更换锅炉四台，完成安和镇三个村“气改电”六百户", ["县能源局"], ["县财政局"], "2024-09-30"),
        ("检修桥梁十座，“一桥一档”全部建立", ["县交通局"], ["县水利局"], "2024-06-30"),
    ]
