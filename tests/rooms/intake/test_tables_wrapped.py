"""Tables in text whose cells are broken over lines: above and below the line of their number, or only below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import pytest
from opencc import OpenCC

from tracker.intake.reading import read_document

Lines = Sequence[str]
HEADING = ("序号", "工作任务", "责任单位", "完成时限")
STARTS = (0, 6, 34, 52)
TITLE = "某市2025年智慧水务重点任务表\n\n"
ROWS: tuple[tuple[Lines, Lines, Lines], ...] = (
    (("建成城区供水管网监测平", "台，接入泵站十二座，实", "现漏损实时报警"), ("市水务局",), ("2025年6月",)),
    (("更换老旧水表三万只，推", "行阶梯水价"), ("市城投公司、市发", "展改革委"), ("2025年9月",)),
    (("编制节水型社会建设规划",), ("市水务局",), ("长期",)),
    (("开展地下水超采治理，封", "停自备井二百眼"), ("市自然资源局",), ("2025年12月",)),
)
WANTED = [
    ("1", "建成城区供水管网监测平台，接入泵站十二座，实现漏损实时报警", ["市水务局"], "2025-06-30"),
    ("2", "更换老旧水表三万只，推行阶梯水价", ["市城投公司", "市发展改革委"], "2025-09-30"),
    ("3", "编制节水型社会建设规划", ["市水务局"], None),
    ("4", "开展地下水超采治理，封停自备井二百眼", ["市自然资源局"], "2025-12-31"),
]


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _line(cells: Lines) -> str:
    line = ""
    for start, cell in zip(STARTS, cells, strict=True):
        line += " " * (start - _wide(line)) + cell if cell else ""
    return line


def _row(number: str, cells: Sequence[Lines], *, centred: bool) -> list[str]:
    """A row of several lines; in the middle, cells of an even number of lines leave the line of the number empty."""
    tall = max(map(len, cells))
    tall += centred and tall % 2 == 0
    columns = [_column(cell, tall, centred=centred) for cell in ((number,), *cells)]
    return [_line(line) for line in zip(*columns, strict=True)]


def _column(cell: Lines, tall: int, *, centred: bool) -> list[str]:
    free = tall - len(cell)
    if not centred:
        return [*cell, *[""] * free]
    half = len(cell) // 2
    middle = [""] if len(cell) % 2 == 0 else []
    made = [*cell[:half], *middle, *cell[half:]]
    around = (tall - len(made)) // 2
    return [*[""] * around, *made, *[""] * around]


def _table(order: Sequence[int], *, centred: bool) -> str:
    rows = [line for at, row in enumerate(order, 1) for line in _row(str(at), ROWS[row], centred=centred)]
    return TITLE + "\n".join([_line(HEADING), *rows]) + "\n"


def _told(text: str) -> list[tuple[str, str, list[str], str | None]]:
    drafted = read_document("a.txt", text.encode(), year=2025).to_json()["tasks"]
    return [(task["number"], task["content"], task["leads"], task["deadline"]["date"]) for task in drafted]


@pytest.mark.parametrize("centred", [True, False], ids=["centred", "top"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 1, 0, 3), (1, 3, 2, 0), (2, 3), (0, 2, 1)])
def test_cells_broken_over_lines_are_whole_wherever_their_number_stands(order: Sequence[int], *, centred: bool) -> None:
    wanted = [(str(at), *WANTED[row][1:]) for at, row in enumerate(order, 1)]
    assert _told(_table(order, centred=centred)) == wanted


def test_a_line_below_the_table_that_crosses_its_columns_is_none_of_its_cells() -> None:
    below = "以上任务由市水务局汇总，各单位每月底前把进展情况发给市政府督查室，逾期不报的予以通报。\n"
    assert _told(_table((0, 1, 2, 3), centred=True) + below) == WANTED


@pytest.mark.parametrize("script", [str, OpenCC("s2t").convert])
def test_figures_stay_with_what_they_count_where_a_page_gave_them_apart(script: Callable[[str], str]) -> None:
    text = """某区2025年消费重点任务清单
序号 任务内容 牵头单位 责任单位 完成时限
一、促进消费
1 举办消费活动不少于12 场，发放餐饮券2000 万
元，拉动消费 3 亿元以上 区商务局 区文旅局、
区财政局，各街道办事处 2025 年 12 月
2 丰富夜间消费场景，打造夜市点位
4 处 区文旅局 区商务局、区城管局 2025 年
7 月底前
— 1 —
3 推进重点项目落地，从签约到开工压缩
至 50 天 区行政审批局 区住建局 2025 年 6
月底前
4 建立联系制度，座谈每季度不少
于 1 场 区工信局 各街道办事处 每季度
"""
    tasks = read_document("a.txt", script(text).encode()).to_json()["tasks"]
    wanted: list[tuple[str, list[str], list[str], str | None]] = [
        (
            "举办消费活动不少于12场，发放餐饮券2000万元，拉动消费3亿元以上",
            ["区商务局"],
            ["区文旅局", "区财政局", "各街道办事处"],
            "2025-12-31",
        ),
        ("丰富夜间消费场景，打造夜市点位4处", ["区文旅局"], ["区商务局", "区城管局"], "2025-07-31"),
        ("推进重点项目落地，从签约到开工压缩至50天", ["区行政审批局"], ["区住建局"], "2025-06-30"),
        ("建立联系制度，座谈每季度不少于1场", ["区工信局"], ["各街道办事处"], None),
    ]
    assert [(task["content"], task["leads"], task["supports"], task["deadline"]["date"]) for task in tasks] == [
        (script(content), [*map(script, leads)], [*map(script, supports)], day)
        for content, leads, supports, day in wanted
    ]


def test_lines_below_a_row_go_on_with_the_cells_that_begin_where_theirs_do() -> None:
    text = """ 序号  项目名称          年度建设任务                 责任单位      责任人   完成时限
  1   江边路改造    铺设路面，种植行道树       区住建局      袁涛    2018年10月
                    二百株。                   区园林局
  2   泵站迁建      主体竣工。                 区水务局      潘虹    2018年12月
"""
    drafted = read_document("a.txt", text.encode(), year=2018).to_json()["tasks"]
    assert [(task["content"], task["leads"]) for task in drafted] == [
        ("铺设路面，种植行道树二百株。", ["区住建局", "区园林局"]),
        ("主体竣工。", ["区水务局"]),
    ]


def test_rows_of_two_lines_with_their_number_on_the_second_end_with_their_sentence() -> None:
    text = """序号      工作任务                      牵头单位          责任单位          完成时限
          编修档案库房管理办法，                      市财政局、各县
 1        明确库房检查次数。            市档案局      （市、区）政府      2025年6月
          更换库房门窗八十扇，
 2        加装温湿度监测仪。            市住建局      市档案局          2025年9月
 3        举办档案开放日活动。          市文旅局      市档案局          2025年10月
"""
    drafted = read_document("a.txt", text.encode()).to_json()["tasks"]
    assert [(task["content"], task["supports"]) for task in drafted] == [
        ("编修档案库房管理办法，明确库房检查次数。", ["市财政局", "各县（市、区）政府"]),
        ("更换库房门窗八十扇，加装温湿度监测仪。", ["市档案局"]),
        ("举办档案开放日活动。", ["市档案局"]),
    ]
