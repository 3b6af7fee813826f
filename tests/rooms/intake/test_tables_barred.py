"""Tables drawn with bars: rows of one cell above their heading, and lines that a mark breaks inside a cell."""

from __future__ import annotations

from tracker.intake.draft import DraftPlan
from tracker.intake.reading import read_document

TABLE = """| 附件 |
| 2023年区政府民生实事任务表 |
| 类别 | 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |
| 教育 | 1 | 改造中学操场四座 | 区教育局 | 区财政局<br>区住建局 | 8月底 |
| 2 | 增设校园急救设备 | 区教育局 | 区卫健委<BR/>区红十字会 | 10月底 |
| 交通 | 3 | 新增公交线路两条 | 区交通局 | | 6月底 |
"""


def drafted(text: str) -> DraftPlan:
    return read_document("a.txt", text.encode())


def test_a_row_of_one_cell_above_the_heading_names_the_plan() -> None:
    facts = drafted(TABLE).facts
    assert facts.title
    assert (facts.title.value, facts.year) == ("2023年区政府民生实事任务表", 2023)


def test_a_title_over_a_rule_of_dashes_is_the_title_too() -> None:
    ruled = TABLE.replace("| 附件 |\n", "").replace("任务表 |\n", "任务表 |\n|---|\n")
    assert drafted(ruled).facts.year == 2023
    assert len(drafted(ruled).tasks) == 3


def test_a_mark_that_breaks_the_line_inside_a_cell_keeps_names_apart() -> None:
    supports = [[named.value for named in task.supports] for task in drafted(TABLE).tasks]
    assert supports == [["区财政局", "区住建局"], ["区卫健委", "区红十字会"], []]


def test_a_row_of_one_cell_between_rows_stays_a_category() -> None:
    rows = [
        "| 序号 | 工作任务 | 责任单位 |",
        "| 一、文化 |",
        "| 1 | 建成社区书屋三处 | 区文旅局 |",
        "| 二、体育 |",
        "| 2 | 举办健身大赛 | 区体育局 |",
    ]
    categories = [task.category and task.category.value for task in drafted("\n".join(rows)).tasks]
    assert categories == ["文化", "体育"]
