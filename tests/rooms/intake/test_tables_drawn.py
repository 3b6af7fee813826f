"""Drawn tables as offices really make them: odd headings, rows that are no tasks, cells that say more than names."""

from __future__ import annotations

import pytest

from tests.rooms.intake.lost_lines import Rows, as_page
from tests.rooms.intake.papers import as_xlsx, cell, paragraph, table, word_of
from tracker.intake.reading import read_document

Told = list[tuple[str, list[str], list[str], str | None]]
HEADING = ["序号", "工作任务", "牵头单位"]
FIRST, SECOND = ["1", "完善公共数据共享目录", "市数据局"], ["2", "推进老旧小区改造二十个", "市住建局"]
BOTH: Told = [("完善公共数据共享目录", ["市数据局"], [], None), ("推进老旧小区改造二十个", ["市住建局"], [], None)]
TIMES = ["6月底", "年底前"]
DATED = [(*task[:3], day) for task, day in zip(BOTH, ["2024-06-30", "2024-12-31"], strict=True)]


def told(data: bytes | Rows, name: str = "a.html") -> Told:
    made = data if isinstance(data, bytes) else as_page(data)
    drafted = read_document(name, made, year=2024).to_json()["tasks"]
    return [(task["content"], task["leads"], task["supports"], task["deadline"]["date"]) for task in drafted]


def with_times(heading: list[str]) -> Rows:
    return [heading, [*FIRST, TIMES[0]], [*SECOND, TIMES[1]]]


@pytest.mark.parametrize(
    "above",
    [
        [["单位：万元", "<", "<"]],
        [["2024年重点任务表", "<", "<"], ["填报单位：市政府办公室", "填表日期：2024年3月1日", "联系人：张伟"]],
    ],
)
def test_rows_above_the_heading_are_no_heading(above: Rows) -> None:
    assert told([*above, HEADING, FIRST, SECOND]) == BOTH


@pytest.mark.parametrize(
    "heading",
    [
        ["序 号", "工 作 任 务", "牵 头 单 位", "完 成\n时 限"],
        ["序號", "工作任務", "牽頭單位", "完成時限"],
        ["No.", "Task", "Lead department", "Deadline"],
        ["", "工作任务", "牵头单位", "完成时限"],
        ["类别", "主要内容", "负责", "时间"],
        ["序号", "工作", "部门", "时间"],
        ["序号", "工作任务", "单位", "完成时限"],
        ["项次", "工作項目", "主辦機關", "辦理期程"],
    ],
)
def test_headings_of_other_words_say_the_same(heading: list[str]) -> None:
    assert told(with_times(heading)) == DATED


def test_a_heading_broken_over_two_rows_without_merging_is_one() -> None:
    rows = [["序号", "工作任务", "牵头", "完成"], ["", "", "单位", "时限"], *with_times(HEADING)[1:]]
    assert told(rows) == DATED


def test_a_heading_with_one_cell_too_few_is_moved_over_its_columns() -> None:
    assert told(with_times(["工作任务", "牵头单位", "完成时限", ""])) == DATED


@pytest.mark.parametrize(
    "more",
    [
        ["合计", "", "300"],
        ["", "合计", "300"],
        ["总 计", "", ""],
        ["注：各责任单位要加强配合，市财政局负责保障经费。", "<", "<"],
        ["备注：1.各责任单位要加强配合。", "", ""],
        ["审核人：李强", "填表人：王芳", "2024年3月1日"],
        ["", "填报人：王芳", "联系电话：12345678"],
        ["3", "", ""],
        ["", "", ""],
    ],
)
def test_sums_notes_signatures_and_empty_rows_are_no_tasks(more: list[str]) -> None:
    assert told([HEADING, FIRST, SECOND, more]) == BOTH


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "完善公共数据", "市数据局、市发展"], ["", "共享目录", "改革委"]],
        [["1", "完善公共数据", "市数据局、"], ["", "共享目录", "市发展改革委"]],
        [["1", "完善公共数据", "市数据局、市发展改革委"], HEADING, ["1", "共享目录", ""]],
    ],
)
def test_a_row_that_goes_on_on_the_next_page_is_one_task(rows: Rows) -> None:
    whole: tuple[str, list[str], list[str], str | None] = (
        "完善公共数据共享目录",
        ["市数据局", "市发展改革委"],
        [],
        None,
    )
    assert told([HEADING, *rows, SECOND]) == [whole, BOTH[1]]


@pytest.mark.parametrize(
    ("names", "leads", "supports"),
    [
        ("牵头：市甲局；配合：市乙局、市丙委", ["市甲局"], ["市乙局", "市丙委"]),
        ("牵头单位：市甲局\n参加单位：市乙局、市丙委", ["市甲局"], ["市乙局", "市丙委"]),
        ("市甲局（牵头）、市乙局、市丙委", ["市甲局"], ["市乙局", "市丙委"]),
        ("市甲局牵头，市乙局、市丙委配合", ["市甲局"], ["市乙局", "市丙委"]),
        ("市甲局（市乙局、市丙委配合）", ["市甲局"], ["市乙局", "市丙委"]),
        ("市甲局\n张伟 13800000000", ["市甲局"], []),
        ("市甲局（李强，0512-65123456）", ["市甲局"], []),
        ("市甲局：王芳", ["市甲局"], []),
        ("市甲局\n市乙局", ["市甲局", "市乙局"], []),
        ("市甲局/市乙局", ["市甲局", "市乙局"], []),
        ("1.市甲局2.市乙局", ["市甲局", "市乙局"], []),
        ("①市甲局②市乙局", ["市甲局", "市乙局"], []),
        ("1、市甲局\n2、市乙支队", ["市甲局", "市乙支队"], []),
    ],
)
def test_a_cell_of_names_may_say_parts_persons_and_numbers(names: str, leads: list[str], supports: list[str]) -> None:
    rows = [["序号", "工作任务", "责任单位及责任人"], [*FIRST[:2], names]]
    assert told(rows) == [("完善公共数据共享目录", leads, supports, None)]


@pytest.mark.parametrize(
    ("headings", "last"),
    [
        (["第一季度", "第二季度", "第三季度", "第四季度"], "2024-12-31"),
        (["3月", "6月底", "9月", "12月"], "2024-12-31"),
        (["一季度目标", "二季度目标", "三季度目标", "四季度目标"], "2024-12-31"),
    ],
)
def test_columns_for_quarters_or_months_say_when_the_last_step_is_due(headings: list[str], last: str) -> None:
    heading = [*HEADING, *headings]
    rows = [heading, [*FIRST, "完成调研", "形成初稿", "", "印发实施"], [*SECOND, "开工", "完成一半", "全部完成", "——"]]
    assert [task[3] for task in told(rows)] == [last, "2024-09-30"]


def test_a_count_of_days_under_a_deadline_is_a_date() -> None:
    assert told([[*HEADING, "完成时限"], [*FIRST, "45473"]])[0][3] == "2024-06-30"


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "指标名称", "单位", "目标值", "责任单位"], ["1", "森林覆盖率", "%", "25", "市林业局"]],
        [["序号", "指标", "单位", "2024年目标"], ["1", "森林覆盖率", "%", "25"]],
        [["序号", "文件名称", "文号", "牵头单位"], ["1", "关于加强管理的通知", "市办发〔2020〕1号", "市数据局"]],
        [["序号", "事项名称", "办理流程", "责任部门"], ["1", "执照变更", "网上申请", "市市场监管局"]],
        [["序号", "责任单位", "联系人", "联系电话"], ["1", "市数据局", "张伟", "12345678"]],
        [
            ["序号", "考核内容", "分值", "评分标准", "责任单位"],
            ["1", "组织领导", "10", "未成立小组的扣5分", "市数据局"],
        ],
        [["序号", "单位", "办件总数", "办结率"], ["1", "市数据局", "120", "98.3%"]],
        [["序号", "河道名称", "责任单位", "责任人"], ["1", "青水河", "市水务局", "张伟"]],
    ],
)
def test_tables_that_only_look_alike_hold_no_task(rows: Rows) -> None:
    assert told(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["任务名称", "健全值班制度"], ["牵头单位", "市甲局"], ["配合单位", "市乙局"], ["完成时限", "6月底前"]],
        [
            ["任务名称", "健全值班制度", "<", "<"],
            ["牵头单位", "市甲局", "配合单位", "市乙局"],
            ["完成时限", "6月底前", "责任人", "张伟"],
        ],
    ],
)
def test_a_card_of_labels_and_values_is_one_task(rows: Rows) -> None:
    assert told(rows) == [("健全值班制度", ["市甲局"], ["市乙局"], "2024-06-30")]


def test_labels_in_the_first_column_make_a_task_of_each_other_column() -> None:
    rows = [["任务名称", FIRST[1], SECOND[1]], ["牵头单位", FIRST[2], SECOND[2]], ["完成时限", *TIMES]]
    assert told(rows) == DATED


def test_bodies_in_rows_of_their_own_carry_the_rows_below() -> None:
    rows = [["序号", "工作任务", "完成时限"], ["市数据局", "<", "<"], [*FIRST[:2], TIMES[0]]]
    assert told([*rows, ["市住建局", "<", "<"], [*SECOND[:2], TIMES[1]]]) == DATED


def test_a_line_above_a_table_says_who_carries_all_of_it() -> None:
    rows = [["序号", "工作任务", "完成时限"], [*FIRST[:2], TIMES[0]]]
    assert told(as_xlsx(rows, ["责任单位：市数据局"]), "a.xlsx") == DATED[:1]


def test_a_table_without_heading_goes_on_with_the_one_before_it() -> None:
    parts = [table(*("".join(map(cell, row)) for row in rows)) for rows in ([HEADING, FIRST], [SECOND])]
    assert told(word_of(paragraph("- 2 -").join(parts)), "a.docx") == BOTH


def test_two_tables_with_other_columns_are_both_read() -> None:
    other = [["责任部门", "重点工作"], [SECOND[2], SECOND[1]]]
    parts = [table(*("".join(map(cell, row)) for row in rows)) for rows in ([HEADING, FIRST], other)]
    assert told(word_of(paragraph("附件2").join(parts)), "a.docx") == BOTH


def test_a_second_heading_inside_a_table_begins_another_one() -> None:
    assert told([HEADING, FIRST, ["序号", "责任部门", "重点工作"], ["1", SECOND[2], SECOND[1]]]) == BOTH


def test_a_body_alone_in_the_line_above_a_table_carries_its_work() -> None:
    text = (
        "## 县住建局\n\n| 序号 | 任务 | 完成时限 |\n|---|---|---|\n| 1 | 改造危房八十户 | 10月底前 |\n\n## 县交通局\n\n"
    )
    text += "| 序号 | 任务 | 完成时限 |\n|---|---|---|\n| 1 | 改造危桥四座 | 9月底前 |\n"
    drafted = read_document("a.md", text.encode(), year=2024).to_json()["tasks"]
    assert [(task["content"], task["leads"]) for task in drafted] == [
        ("改造危房八十户", ["县住建局"]),
        ("改造危桥四座", ["县交通局"]),
    ]


def test_of_a_group_of_headings_each_column_is_told_by_its_own() -> None:
    text = "序号,工作任务,责任分工,,,时间要求\n,,牵头领导,牵头单位,责任单位,\n1,开放书房十家,副市长 江涛,市文旅局,市住建局,10月底\n"
    drafted = read_document("a.csv", text.encode(), year=2024).to_json()["tasks"]
    assert [(task["leads"], task["supports"]) for task in drafted] == [(["市文旅局"], ["市住建局"])]
