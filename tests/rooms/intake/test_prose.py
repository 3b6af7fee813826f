"""Prose that carries its responsibilities: brackets, labels, subjects, groups — with texts of our own."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.intake.reading import read_document

HEAD = "关于做好全年重点工作的通知\n某政发〔2024〕7号\n"
FIRST = ("健全值班制度", ["市财政局"], ["市档案局"])


def tasks(text: str, name: str = "a.txt") -> list[dict[str, Any]]:
    drafted: list[dict[str, Any]] = read_document(name, (HEAD + text).encode()).to_json()["tasks"]
    return drafted


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [(task["content"].rstrip("。"), task["leads"], task["supports"]) for task in tasks(text)]


@pytest.mark.parametrize(
    "bracket",
    [
        "（牵头单位：市财政局；配合单位：市档案局）",
        "(牵头单位:市财政局;责任单位:市档案局)",
        "〔市财政局牵头，市档案局配合〕",
        "［责任单位：市财政局；参与单位：市档案局］",
        "（市财政局会同市档案局负责）",
        "（牵头单位：市财政局；配合单位：市档案局",
        "\n牵头单位：市财政局\n配合单位：市档案局",
        " 主办单位：市财政局，协办单位：市档案局。",
        "（牽頭單位：市财政局；配合單位：市档案局）",
        "（由市财政局牵头，市档案局等部门配合）",
    ],
)
def test_a_responsibility_is_read_in_any_dress(bracket: str) -> None:
    assert told(f"一、强化保障\n1.健全值班制度。{bracket}\n2.落实经费。（责任单位：市审计局）") == [
        FIRST,
        ("落实经费", ["市审计局"], []),
    ]


def test_the_subject_of_a_sentence_carries_what_follows() -> None:
    text = "（一）市财政局牵头，市档案局配合，健全值班制度。\n（二）由市审计局负责，落实经费。"
    assert told(text) == [FIRST, ("落实经费", ["市审计局"], [])]


def test_the_heading_sentence_and_all_that_follows_belong_to_the_only_bodies_of_an_item() -> None:
    text = "（一）完善规范。由市财政局牵头，市档案局等单位参与，健全值班制度。主要包括值班、交接。\n（二）由市审计局负责，落实经费。"
    work = "完善规范。健全值班制度。主要包括值班、交接"
    assert told(text) == [(work, *FIRST[1:]), ("落实经费", ["市审计局"], [])]


def test_a_bracket_on_its_own_line_closes_the_items_above_it() -> None:
    text = (
        "1.应急工作\n(1)修订预案。\n(2)开展演练。\n(责任单位:市应急局)\n2.宣传工作\n(1)印发手册。\n(责任单位:市教育局)"
    )
    assert told(text) == [
        ("修订预案", ["市应急局"], []),
        ("开展演练", ["市应急局"], []),
        ("印发手册", ["市教育局"], []),
    ]


def test_an_item_with_several_brackets_is_several_tasks() -> None:
    assert told("一、稳定就业。扩大岗位（市人社局牵头）。发放补贴（市财政局牵头）。")[1] == (
        "发放补贴",
        ["市财政局"],
        [],
    )


def test_the_first_named_leads_where_the_document_says_so() -> None:
    text = (
        "1.健全值班制度。（市财政局、市档案局负责，列第一位的为牵头单位，下同）\n2.落实经费。（市审计局、市财政局负责）"
    )
    assert told(text) == [FIRST, ("落实经费", ["市审计局"], ["市财政局"])]


def test_a_blanket_clause_is_a_question_and_no_department() -> None:
    text = "1.健全值班制度。（责任单位：市财政局；以下各项工作任务均涉及各县（市、区），不再单独列出）"
    draft = read_document("a.txt", (HEAD + text).encode()).to_json()
    assert draft["tasks"][0]["leads"] == ["市财政局"]
    assert "不再单独列出" in draft["questions"][0]


@pytest.mark.parametrize(
    "clause",
    [
        "列第一位者为牵头部门或单位，其他有关部门和单位按职责分工负责，下同",
        "第一责任单位为牵头单位，下同",
        "排名第一的为牵头单位，其余为配合单位",
        "首位为牵头单位",
    ],
)
def test_a_clause_about_who_leads_names_nobody(clause: str) -> None:
    text = f"1.健全值班制度。（责任单位：市财政局、市档案局。{clause}）\n2.落实经费。（责任单位：市审计局、市财政局）"
    assert told(text) == [FIRST, ("落实经费", ["市审计局"], ["市财政局"])]
    own_line = f"1.健全值班制度。\n责任单位：市财政局、市档案局（{clause}）\n2.落实经费。\n责任单位：市审计局、市财政局"
    assert told(own_line) == [FIRST, ("落实经费", ["市审计局"], ["市财政局"])]


def test_a_bracket_that_says_which_of_its_names_leads_is_believed_alone() -> None:
    text = "1.健全值班制度。（市财政局、市发改委（市粮食局）。列第一位者为牵头部门，下同）\n2.加强宣传引导。"
    assert told(text)[0] == ("健全值班制度", ["市财政局"], ["市发改委（市粮食局）"])


def test_time_inside_a_bracket_is_the_deadline() -> None:
    (task,) = tasks("1.健全值班制度。（牵头单位：市财政局，6月底完成）")
    assert task["deadline"] == {"date": "2024-06-30", "phrase": "6月底完成", "kind": "date"}


def test_a_label_gives_the_deadline_and_persons_are_no_departments() -> None:
    text = "1.健全值班制度。\n牵头领导：王小明。\n牵头单位：市财政局。\n配合单位：市档案局。\n完成时限：9月底前"
    assert told(text) == [FIRST]
    assert tasks(text)[0]["deadline"]["date"] == "2024-09-30"


def test_the_heading_above_is_the_category() -> None:
    assert tasks("一、强化保障\n（一）健全值班制度。（责任单位：市财政局）")[0]["category"] == "强化保障"


def test_text_that_lost_its_lines_is_divided_by_its_numbers() -> None:
    text = "现提出如下意见。一、强化保障（一）健全值班制度。（牵头单位：市财政局；配合单位：市档案局）（二）落实经费。（责任单位：市审计局）"
    assert told(text) == [FIRST, ("落实经费", ["市审计局"], [])]


def test_a_page_of_the_web_is_read_by_its_blocks() -> None:
    page = (
        "<html><body><script>坏</script><p>1.健全值班制度。（牵头单位：市财政局；配合单位：市档案局）</p></body></html>"
    )
    drafted = read_document("a.html", page.encode()).to_json()["tasks"]
    assert [(task["content"], task["leads"]) for task in drafted] == [("健全值班制度。", ["市财政局"])]


def test_a_table_of_the_web_keeps_its_merged_cells() -> None:
    page = (
        "<table><tr><td><table><tr><th>类别</th><th>工作任务</th><th>责任单位</th></tr>"
        "<tr><td rowspan=2>保障</td><td>健全值班制度</td><td>市财政局</td></tr>"
        "<tr><td>落实经费</td><td>市审计局</td></tr></table></td></tr></table>"
    )
    drafted = read_document("a.html", page.encode()).to_json()["tasks"]
    assert [(task["category"], task["content"], task["leads"]) for task in drafted] == [
        ("保障", "健全值班制度", ["市财政局"]),
        ("保障", "落实经费", ["市审计局"]),
    ]


def test_rows_between_bars_are_a_table() -> None:
    text = "大类 | 序号 | 工作任务 | 牵头单位 | 备注 |\n一、保障 | 1 | 健全值班制度 | 市财政局 | |\n2 | 落实经费 | 市审计局 | |"
    assert [(task["category"], task["number"], task["content"], task["leads"]) for task in tasks(text)] == [
        ("保障", "1", "健全值班制度", ["市财政局"]),
        ("保障", "2", "落实经费", ["市审计局"]),
    ]


def test_a_table_drawn_with_box_signs_joins_broken_words() -> None:
    text = """
┌──────┬────┬────┐
│工作任务│责任单位│时限│
├──────┼────┼────┤
│健全值班│市财政│年底│
│制度    │局    │前  │
├──────┼────┤    │
│落实经费│市审计局│    │
└──────┴────┴────┘"""
    drafted = tasks(text)
    assert [(task["content"], task["leads"]) for task in drafted] == [
        ("健全值班制度", ["市财政局"]),
        ("落实经费", ["市审计局"]),
    ]
    assert {task["deadline"]["date"] for task in drafted} == {"2024-12-31"}


def test_columns_apart_by_spaces_are_a_table() -> None:
    text = "序号  任务名称  牵头单位  完成时限  进展情况\n1  健全值班制度  市财政局  2024.06  已完成\n2  落实经费  市审计局  长期  推进中"
    assert [(task["content"], task["leads"], task["deadline"]["date"]) for task in tasks(text)] == [
        ("健全值班制度", ["市财政局"], "2024-06-30"),
        ("落实经费", ["市审计局"], None),
    ]


def test_districts_carry_their_rows_where_nobody_else_does() -> None:
    text = "县(市)、区 | 目标任务(个) | 备注 |\n登封市 | 2200 | |\n新密市 | 3600 | |"
    assert told(text) == [("目标任务(个)2200", ["登封市"], []), ("目标任务(个)3600", ["新密市"], [])]


def test_a_responsibility_without_work_is_listed_and_not_dropped() -> None:
    draft = read_document("a.txt", f"{HEAD}1.健全值班制度。（责任单位：市财政局）\n2.（责任单位：市档案局）".encode())
    assert [task.content.value for task in draft.tasks] == ["健全值班制度。"]
    assert [said.value for said in draft.left_over] == ["2.（责任单位：市档案局）"]


@pytest.mark.parametrize(
    "text",
    [
        "序号 | 文件名称 | 文号 | 清理牵头单位 | 清理建议 |\n1 | 关于某事的通知 | 某政发1号 | 市财政局 | 保留 |",
        "2013年,全市各部门负责任地开展工作,公开信息3万条。\n一、总体情况\n(一)主动公开情况。共公开120条。",
        "指标 | 单位 | 2025年 |\n零售额 | 亿元 | 300 |\n覆盖率 | % | 80 |",
    ],
)
def test_what_only_looks_like_a_task_table_gives_no_task(text: str) -> None:
    assert read_document("a.txt", text.encode()).tasks == ()


def test_lines_of_names_carry_the_items_above_them() -> None:
    text = "1.健全值班制度。\n市财政局、市档案局\n2.落实经费。\n市审计局、各区\n3.开展培训。\n市教育局、市人社局"
    assert told(text) == [
        ("健全值班制度", ["市财政局", "市档案局"], []),
        ("落实经费", ["市审计局", "各区"], []),
        ("开展培训", ["市教育局", "市人社局"], []),
    ]


def test_a_file_of_separated_values_is_a_table() -> None:
    data = "序号,工作任务,牵头单位,完成时限\n1,健全值班制度,市财政局,2024年6月底前\n".encode("gb18030")
    (task,) = read_document("a.csv", data).to_json()["tasks"]
    assert (task["content"], task["leads"], task["deadline"]["date"]) == ("健全值班制度", ["市财政局"], "2024-06-30")


def test_the_last_of_several_items_may_say_who_does_them_all() -> None:
    text = (
        "（一）健全制度\n1.健全值班制度。\n2.开展培训。（责任单位：市财政局）\n（二）落实经费。（责任单位：市审计局）"
    )
    assert told(text) == [
        ("健全值班制度", ["市财政局"], []),
        ("开展培训", ["市财政局"], []),
        ("落实经费", ["市审计局"], []),
    ]


def test_items_that_must_be_finished_by_a_day_are_tasks_that_somebody_must_be_found_for() -> None:
    text = "一、工作措施\n1.摸底排查。对各单位情况进行排查。该项工作于4月底前完成。\n2.做好宣传。"
    (task,) = tasks(text)
    assert (task["number"], task["deadline"]["date"], task["leads"]) == ("1", "2024-04-30", [])
    assert "没有读到牵头部门" in task["questions"][0]


def test_a_year_that_is_only_spoken_of_is_asked_about() -> None:
    text = "1.健全值班制度,2023年6月底前完成,2023年全年有效。（责任单位：市财政局）"
    draft = read_document("a.txt", text.encode()).to_json()
    assert draft["plan"]["year"] == 2023
    assert draft["questions"] == ["文件没有写明年度，暂按 2023 年读取。对吗？"]
