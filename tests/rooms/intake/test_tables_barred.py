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


PAGE = """索引号 | 00123/2023-5 | 公开方式 | 主动公开 |
发布单位 | 区政府办 | 发文日期 | 2023-03-02 |
"""
SLID = """类别 | 民生项目 | 年度目标任务 | 责任单位 | 分管领导 | 进展 |
教育 | 1.扩建小学 | 扩建第三小学教学楼一座。 | 区教育局 | 王强 | 已开工 |
2.课后服务 | 全区小学开展课后服务。 | 区教体局 | 李敏 | 顺利推进 | |
3.校园食堂 | 改造学校食堂六处。 | 区教育局 | 王强 | 已完工 |
"""
SHARED = """序号 | 工作任务 | 责任单位 | 进展情况 |
1 | 新建幼儿园两所 | 区教育局 | 主体封顶 |
新增学位三百个，其中公办200个 | |||
2 | 提升社区食堂服务 | 区民政局 | 已完成 |
"""


def read(text: str) -> list[tuple[str, list[str]]]:
    return [(task.content.value, [named.value for named in task.leads]) for task in drafted(text).tasks]


def test_a_row_that_a_page_filled_up_at_its_end_is_put_back_under_its_headings() -> None:
    names = ["区教育局", "区教体局", "区教育局"]
    works = ["扩建第三小学教学楼一座。", "全区小学开展课后服务。", "改造学校食堂六处。"]
    assert read(SLID) == [(work, [name]) for work, name in zip(works, names, strict=True)]
    assert {task.category and task.category.value for task in drafted(SLID).tasks} == {"教育"}


def test_a_row_of_one_cell_that_says_more_work_shares_the_cells_above_it() -> None:
    works = ["新建幼儿园两所", "新增学位三百个，其中公办200个", "提升社区食堂服务"]
    assert read(SHARED) == [
        (work, [name]) for work, name in zip(works, ["区教育局", "区教育局", "区民政局"], strict=True)
    ]


def test_what_a_page_says_of_itself_above_a_table_is_no_heading_but_the_day() -> None:
    table = "序号 | 实事项目 | 工作举措 | 责任单位 | 配合单位 |\n1 | 绿地 | 建成口袋公园三处，年内开放。 | 区城管局 | 区园林中心 |\n"
    plan = drafted(PAGE + table)
    assert [named.value for named in plan.tasks[0].supports] == ["区园林中心"]
    assert plan.facts.year == 2023


def test_rows_without_a_label_of_a_page_above_the_heading_are_no_part_of_it() -> None:
    table = "甲 | 乙 | 丙 | 丁 |\n说 | 的 | 是 | 别的 |\n序号 | 工作任务 | 牵头单位 | 配合单位 |\n1 | 整修河堤 | 县水利局 | 县财政局 |\n"
    assert read(table) == [("整修河堤", ["县水利局"])]


def test_bars_on_lines_of_their_own_only_part_the_cells() -> None:
    cells = [
        "工作任务",
        "具体要求",
        "责任科室",
        "时限要求",
        "强化公开",
        "1",
        "公布现行有效文件目录。",
        "办公室",
        "年底前",
    ]
    cells += ["优化解读", "2", "明确责任科室及完成时限，逐项推动落实", "法规科", "持续推进"]
    assert read("\n|\n".join(cells) + "\n|\n") == [
        ("公布现行有效文件目录。", ["办公室"]),
        ("明确责任科室及完成时限，逐项推动落实", ["法规科"]),
    ]


MIDDLE = """序号 | 工作任务 | 牵头领导 | 牵头单位 | 责任单位 | 完成时限 |
1 | 更换燃气软管六千根。 | 周文 | 县住建局 | 各乡镇 | 8月底前 |
2 | 清零自建房隐患。 | 县自然资源局 | 12月底前 | ||
3 | 整治道路隐患点五十处。 | 县交通运输局 | 县公安局 | 9月底前 | |
"""


def test_cells_that_a_merged_cell_in_the_middle_pushed_aside_go_back_to_their_columns() -> None:
    supports = [[named.value for named in task.supports] for task in drafted(MIDDLE).tasks]
    assert read(MIDDLE) == [
        ("更换燃气软管六千根。", ["县住建局"]),
        ("清零自建房隐患。", ["县住建局"]),
        ("整治道路隐患点五十处。", ["县交通运输局"]),
    ]
    assert supports == [["各乡镇"], ["县自然资源局"], ["县公安局"]]


def test_the_only_cell_of_a_row_above_the_heading_is_text_and_tells_the_year() -> None:
    table = (
        "2021年乡村振兴任务 |||\n序号 | 重点任务 | 牵头部门 | 完成时限 |\n1 | 改厕三千户 | 县农业农村局 | 10月底 |\n"
    )
    assert drafted(table).facts.year == 2021


def test_a_section_with_fewer_empty_cells_behind_it_than_columns_is_no_task() -> None:
    section = TABLE.replace("| 交通 | 3 |", "| 二、方便出行（1项） ||||\n| 交通 | 3 |")
    assert [task.content.value for task in drafted(section).tasks] == [
        "改造中学操场四座",
        "增设校园急救设备",
        "新增公交线路两条",
    ]


def test_a_column_named_for_a_kind_of_deed_says_what_is_done_where_others_say_who_and_until_when() -> None:
    rows = ["整治行业名称 | 时间安排 | 责任单位 |", "锅炉房 | 3月份 | 镇安监所 |", "加油站 | 4月份 | 镇派出所 |"]
    read = drafted("2023年检查计划\n" + "\n".join(rows)).tasks
    assert [(task.content.value, [lead.value for lead in task.leads]) for task in read] == [
        ("锅炉房", ["镇安监所"]),
        ("加油站", ["镇派出所"]),
    ]
