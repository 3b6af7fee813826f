"""Tables of which one cell a line is left: several names in a cell, cells merged downwards, headings over long columns."""

from __future__ import annotations

import pytest

from tests.rooms.intake.papers import as_docx
from tracker.intake.reading import read_document

Told = list[tuple[str, list[str], list[str], str | None]]


def told(cells: list[str], name: str = "a.txt") -> Told:
    return _told(name, "\n\n".join(cells).encode())


def _told(name: str, data: bytes) -> Told:
    drafted = read_document(name, data, year=2024).to_json()["tasks"]
    return [(task["content"], task["leads"], task["supports"], task["deadline"]["date"]) for task in drafted]


HEADING = ["序号", "民生实事", "责任单位", "完成时限"]
FIRST = ["1", "启动建设城北生态公园。", "县林业局", "县住建局", "县公园指挥部", "11月底前"]
SECOND = ["2", "开工建设社会福利院。", "县民政局", "6月底前"]


def test_names_that_stand_a_line_each_are_all_of_one_cell() -> None:
    names = ["县林业局", "县住建局", "县公园指挥部"]
    assert told([*HEADING, *FIRST, *SECOND])[0] == ("启动建设城北生态公园。", names, [], "2024-11-30")


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_work_with_its_own_time_under_a_merged_number_shares_only_who_does_it(name: str) -> None:
    merged = ["建成残疾人康复站。", "10月底前"]
    rows = [HEADING, SECOND, ["", merged[0], "", merged[1]]]
    third = ["3", "改造老旧小区六个。", "县住建局", "12月底前"]
    read = told([*HEADING, *FIRST, *SECOND, *merged, *third])[1:-1] if name == "a.txt" else _told(name, as_docx(rows))
    assert read == [
        ("开工建设社会福利院。", ["县民政局"], [], "2024-06-30"),
        ("建成残疾人康复站。", ["县民政局"], [], "2024-10-31"),
    ]


def test_work_that_counts_on_but_names_nobody_shares_a_merged_cell_with_the_row_above() -> None:
    heading = ["序号", "民生实事", "责任单位", "配合单位", "完成时限"]
    second = ["2", "开工建设社会福利院。", "县民政局", "县住建局", "6月底前"]
    merged = ["3", "建成残疾人康复站。", "10月底前"]
    fourth = ["4", "改造老旧小区六个。", "县住建局", "县财政局", "12月底前"]
    first = ["1", "启动建设城北生态公园。", "县林业局", "县财政局", "11月底前"]
    read = told([*heading, *first, *second, *merged, *fourth])
    assert read[2] == ("建成残疾人康复站。", ["县民政局"], ["县住建局"], "2024-10-31")


def test_rows_that_ran_together_a_row_a_line_are_all_read() -> None:
    lines = [
        "序号工作任务牵头单位配合单位完成时限",
        "1推行食堂用餐登记，减少浪费。县机关事务局县财政局6月底前",
        "2建立车辆调度平台。县公安局县财政局、县交通局9月底前",
        "3开展库房安全检查。县档案局县应急局11月底前",
    ]
    assert told(lines) == [
        ("推行食堂用餐登记，减少浪费。", ["县机关事务局"], ["县财政局"], "2024-06-30"),
        ("建立车辆调度平台。", ["县公安局"], ["县财政局", "县交通局"], "2024-09-30"),
        ("开展库房安全检查。", ["县档案局"], ["县应急局"], "2024-11-30"),
    ]


def test_a_long_heading_of_known_parts_is_one_heading() -> None:
    heading = ["序号", "工作任务", "牵头单位", "目前完成情况、存在问题及下一步打算", "备注"]
    rows = [
        "1",
        "整治农村饮水管网",
        "县水利局",
        "已更换管道三公里，余下正在施工。",
        "2",
        "清理河道垃圾",
        "县河长办",
        "每周巡查。",
    ]
    assert [task[:2] for task in told([*heading, *rows])] == [
        ("整治农村饮水管网", ["县水利局"]),
        ("清理河道垃圾", ["县河长办"]),
    ]


def test_the_mark_of_a_page_in_a_run_of_cells_is_no_name() -> None:
    text = "序号工作任务第一责任单位主要责任单位1森林覆盖率达到30%。市林业局各县（市、区）政府、临江开发区—3—2污水处理率达到95%。市住建局各县（市、区）政府"
    towns = ["各县（市、区）政府"]
    assert told([text]) == [
        ("森林覆盖率达到30%。", ["市林业局"], [*towns, "临江开发区"], None),
        ("污水处理率达到95%。", ["市住建局"], towns, None),
    ]


def test_a_remark_that_is_only_a_time_is_the_deadline() -> None:
    rows = [
        ["序号", "工作任务", "主办单位", "备注"],
        ["1", "拆除沿街违法建筑", "市城管局", "上半年完成。"],
        ["2", "整修河涌", "市水务局", "已在上半年开工"],
    ]
    assert [task[3] for task in _told("a.docx", as_docx(rows))] == ["2024-06-30", None]


def test_the_post_over_a_persons_name_is_no_more_work() -> None:
    heading = ["序号", "重点任务", "工作要求", "分管", "领导", "责任", "办所", "完成", "时限"]
    rows = ["1", "环境整治", "清运陈年垃圾三百吨。", "副镇长", "胡海", "村镇建设办", "6月底"]
    rows += ["2", "集体经济", "培育强村四个。", "农业农村办", "12月底"]
    assert told([*heading, *rows]) == [
        ("清运陈年垃圾三百吨。", ["村镇建设办"], [], "2024-06-30"),
        ("培育强村四个。", ["农业农村办"], [], "2024-12-31"),
    ]


def test_a_table_in_one_line_that_a_site_parted_and_counted_is_whole_again() -> None:
    first = "1、工作任务分解表序号工作任务县政府分管领导牵头单位责任单位完成时限1改造农村危房一百户。高建军县住建局县财政局、各乡镇"
    second = "2、人民政府12月底前2开展招聘活动三十场。孙丽县人社局县总工会11月底前"
    assert _told("a.txt", f"{first}\n{second}\n".encode()) == [
        ("改造农村危房一百户。", ["县住建局"], ["县财政局", "各乡镇人民政府"], "2024-12-31"),
        ("开展招聘活动三十场。", ["县人社局"], ["县总工会"], "2024-11-30"),
    ]


def test_a_title_that_sounds_like_a_heading_is_none_in_front_of_the_number() -> None:
    title = ["全市消防安全检查重点任务分工"]
    heading = ["序号", "检查重点", "检查内容", "责任部门"]
    rows = [
        "1",
        "商业综合体",
        "疏散通道是否畅通；",
        "动火作业是否落实审批。",
        "市消防支队",
        "市商务局",
        "2",
        "养老机构",
        "燃气报警装置安装情况。",
        "市民政局",
    ]
    assert [task[:2] for task in told([*title, *heading, *rows])] == [
        ("疏散通道是否畅通；\n动火作业是否落实审批。", ["市消防支队", "市商务局"]),
        ("燃气报警装置安装情况。", ["市民政局"]),
    ]
