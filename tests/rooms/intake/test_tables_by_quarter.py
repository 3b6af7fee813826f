"""Tables that tell the work by quarters: each quarter is a dated step of its task."""

from __future__ import annotations

from collections.abc import Sequence

from tests.rooms.intake.papers import as_docx
from tracker.intake.reading import read_document

QUARTERS = ["第一季度", "第二季度", "第三季度", "第四季度"]
WORKS = ["完成选址", "完成设计", "开工建设", "建成投用"]
DAYS = ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]


def steps(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    (task,) = read_document("a.docx", as_docx(rows), year=2024).tasks
    return [(step.day.isoformat(), step.written) for step in task.milestones]


def test_each_quarter_beside_the_work_becomes_a_step() -> None:
    rows = [["序号", "工作任务", "责任单位", *QUARTERS], ["1", "新建社区食堂两处", "市民政局", *WORKS]]
    assert steps(rows) == list(zip(DAYS, WORKS, strict=True))


def test_a_quarter_without_work_is_no_step() -> None:
    rows = [
        ["序号", "工作任务", "责任单位", *QUARTERS],
        ["1", "新建社区食堂两处", "市民政局", "", "完成设计", "", "建成投用"],
    ]
    assert steps(rows) == [("2024-06-30", "完成设计"), ("2024-12-31", "建成投用")]


def test_quarters_that_are_the_work_themselves_leave_the_last_to_the_deadline() -> None:
    rows = [["序号", "责任单位", *QUARTERS], ["1", "市民政局", *WORKS]]
    assert steps(rows) == list(zip(DAYS, WORKS, strict=True))[:-1]


def test_quarters_listed_in_one_cell_are_steps_too() -> None:
    listed = "第一季度：完成选址。第二季度：完成设计。第四季度：建成投用。"
    rows = [["序号", "工作任务", "责任单位", "完成时限"], ["1", listed, "市民政局", "年底前"]]
    assert steps(rows) == [("2024-03-31", "完成选址。"), ("2024-06-30", "完成设计。")]


def test_columns_over_several_months_are_steps_too() -> None:
    heading = ["序号", "重点工作", "1-4月", "5-8月", "9-12月", "责任处室"]
    rows = [
        heading,
        ["1", "编制发展规划", "开展调研", "形成初稿", "印发实施", "法规处"],
        ["2", "征集口述史料", "确定名单", "采集完毕", "", "征集处"],
    ]
    drafted = read_document("a.docx", as_docx(rows), year=2024).to_json()["tasks"]
    assert [task["deadline"]["date"] for task in drafted] == ["2024-12-31", "2024-08-31"]
