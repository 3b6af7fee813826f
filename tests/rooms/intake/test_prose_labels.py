"""Labels in dress of their own, and sentences that close an item with who does it and by when."""

from __future__ import annotations

import pytest

from tests.rooms.intake.notices import tasks, told
from tracker.intake.reading import read_document


@pytest.mark.parametrize("colon", ["", "：", " "])
@pytest.mark.parametrize("between", ["", "\n", "；", "。"])
def test_a_label_may_stand_in_brackets_before_its_value(colon: str, between: str) -> None:
    text = "".join(
        f"{number}.{work}。{between.strip('；。')}【责任单位】{colon}{lead}（牵头）、市档案局{between}【完成时限】{colon}2024年{month}月底前\n"
        for number, work, lead, month in ((1, "健全值班制度", "市财政局", 6), (2, "落实经费", "市审计局", 9))
    )
    assert told(text) == [
        ("健全值班制度", ["市财政局"], ["市档案局"], "2024-06-30"),
        ("落实经费", ["市审计局"], ["市档案局"], "2024-09-30"),
    ]


def test_a_bracketed_label_over_its_value_is_read() -> None:
    text = "1.健全值班制度。\n【责任单位】\n市财政局、市档案局\n2.落实经费。\n【责任单位】\n市审计局、市教育局\n"
    assert told(text) == [
        ("健全值班制度", ["市财政局", "市档案局"], [], None),
        ("落实经费", ["市审计局", "市教育局"], [], None),
    ]


def test_a_text_that_lost_its_lines_is_divided_by_its_numbers() -> None:
    text = (
        "为提升服务水平，制定如下措施：一、强化保障1.健全值班制度。定期检查。责任单位：市财政局、市档案局2.落实经费。逐级申报。"
        "责任单位：市审计局，各县（市、区）人民政府二、扩大宣传3.印发手册。送到社区。责任单位：市教育局，各建设单位本措施自2024年5月1日起施行。"
    )
    drafted = tasks(text)
    assert [(task["number"], task["category"], task["content"], task["leads"]) for task in drafted] == [
        ("1", "强化保障", "健全值班制度。定期检查。", ["市财政局", "市档案局"]),
        ("2", "强化保障", "落实经费。逐级申报。", ["市审计局", "各县（市、区）人民政府"]),
        ("3", "扩大宣传", "印发手册。送到社区。", ["市教育局", "各建设单位"]),
    ]
    assert [task["deadline"]["date"] for task in drafted] == [None, None, None]


def test_a_sentence_that_closes_an_item_may_end_with_its_time() -> None:
    text = (
        "（一）健全值班制度。每周检查记录，发现缺漏限期补正。由市财政局牵头，市档案局配合，2024年9月底前完成。\n"
        "（二）落实经费。逐级申报。由市审计局负责，市教育局配合，12月底前完成。\n"
        "（三）印发手册。送到社区。由市教育局负责，于2024年6月30日前办结。\n"
    )
    assert told(text) == [
        ("健全值班制度。每周检查记录，发现缺漏限期补正", ["市财政局"], ["市档案局"], "2024-09-30"),
        ("落实经费。逐级申报", ["市审计局"], ["市教育局"], "2024-12-31"),
        ("印发手册。送到社区", ["市教育局"], [], "2024-06-30"),
    ]


def test_those_who_carry_work_together_are_told_apart() -> None:
    text = (
        "（一）健全值班制度。每周检查记录。由市财政局会同市档案局、市公安局负责，各乡镇配合。\n"
        "（二）落实经费。逐级申报。由市审计局会商市教育局负责。\n"
    )
    assert told(text) == [
        ("健全值班制度。每周检查记录", ["市财政局"], ["市档案局", "市公安局", "各乡镇"], None),
        ("落实经费。逐级申报", ["市审计局"], ["市教育局"], None),
    ]


@pytest.mark.parametrize("label", ["牵头责任领导", "配合责任领导", "责任领导", "市级责任领导", "分管市领导"])
def test_a_line_that_names_leaders_is_no_part_of_the_work(label: str) -> None:
    text = "".join(
        f"{number}.{work}。\n{label}：李明。\n牵头单位：{lead}。\n"
        for number, work, lead in ((1, "健全值班制度", "市财政局"), (2, "落实经费", "市审计局"))
    )
    assert told(text) == [("健全值班制度", ["市财政局"], [], None), ("落实经费", ["市审计局"], [], None)]


@pytest.mark.parametrize("announced", ["制定以下措施：", "要求是"])
def test_the_first_item_keeps_its_own_names_in_a_text_that_lost_its_lines(announced: str) -> None:
    text = (
        f"为提升服务水平，{announced}（一）健全值班制度。责任单位：市财政局、市档案局（二）落实经费。责任单位：市审计局、市民政局"
        "（三）印发手册。责任单位：市教育局、市水利局"
    )
    assert [task["leads"][0] for task in tasks(text)] == ["市财政局", "市审计局", "市教育局"]
    assert "健全值班制度" in tasks(text)[0]["content"]


def test_words_for_the_work_itself_are_no_part_of_a_name() -> None:
    text = (
        "（一）健全值班制度。每周检查记录。该项工作由市财政局牵头，市档案局配合，于2024年9月底前完成。\n"
        "（二）落实经费。逐级申报。此项工作由市审计局负责。\n"
    )
    assert told(text) == [
        ("健全值班制度。每周检查记录", ["市财政局"], ["市档案局"], "2024-09-30"),
        ("落实经费。逐级申报", ["市审计局"], [], None),
    ]


@pytest.mark.parametrize("between", ["\n", " ", ""])
@pytest.mark.parametrize("number", ["（{}）", "{}.", "{}、"])
def test_what_was_found_wanting_is_no_part_of_the_measure_behind_its_label(number: str, between: str) -> None:
    points = [
        ("一、学习方面\n问题1：学习不够。", "健全学习制度", "党建办"),
        ("问题2：应用不足。", "完善联动机制", "城运中心"),
        ("二、财务方面\n问题3：管理不严。", "开展全面自查", "财务科"),
    ]
    text = between.join(
        f"{found}{between}整改措施：{number.format(at)}{work}。（责任部门：{body}）"
        for at, (found, work, body) in enumerate(points, start=1)
    )
    assert [task[:2] for task in told(text)] == [(work, [body]) for _, work, body in points]


def test_a_heading_is_no_part_of_work_that_lost_its_number_below_it() -> None:
    text = (
        "一、治理收费\n1.规范收费。（责任单位：市财政局）\n二、治理拖欠\n清理拖欠账款。（责任单位：市审计局）\n"
        "3.兑现招商承诺。（责任单位：市商务局）\n"
    )
    assert [task[:2] for task in told(text)] == [
        ("规范收费", ["市财政局"]),
        ("清理拖欠账款", ["市审计局"]),
        ("兑现招商承诺", ["市商务局"]),
    ]


def test_a_card_ends_before_the_number_of_the_next_and_its_leaders_are_persons() -> None:
    text = (
        "四、整改任务\n1.问题：师资不足。\n整改措施：引进教师8名。\n牵头校领导：王芳\n责任部门：人事处\n整改期限：2020年12月31日\n"
        "2.问题：报销太慢。\n整改措施：优化报销流程。\n牵头校领导：刘洋\n责任部门：财务处\n整改期限：2020年6月30日\n"
    )
    read = read_document("a.txt", text.encode()).to_json()["tasks"]
    assert [(task["content"], task["leads"], task["deadline"]["date"]) for task in read] == [
        ("引进教师8名。", ["人事处"], "2020-12-31"),
        ("优化报销流程。", ["财务处"], "2020-06-30"),
    ]


@pytest.mark.parametrize("time", ["2024年8月", "2024 年 8 月", "2024 年8 月", "2024年 8 月"])
def test_spaces_beside_digits_end_no_time(time: str) -> None:
    text = (
        f"1.健全值班制度。\n责任单位：市财政局；完成时限：{time}\n2.落实经费。\n责任单位：市审计局；完成时限：{time}\n"
    )
    assert [deadline for *_, deadline in told(text)] == ["2024-08-31", "2024-08-31"]


def test_a_person_in_a_bracket_behind_his_body_cuts_no_list() -> None:
    text = (
        "1.健全值班制度。\n责任单位：市财政局（责任人：甲某）、市档案局（联系人：乙某）\n"
        "2.落实经费。\n责任单位：市审计局（责任人：丙某），配合单位：市教育局\n"
    )
    assert told(text) == [
        ("健全值班制度", ["市财政局", "市档案局"], [], None),
        ("落实经费", ["市审计局"], ["市教育局"], None),
    ]


CARD = (
    "任务名称",
    "{work}站",
    "任务内容",
    "新建{work}站两座，方便居民",
    "牵头领导",
    "张副县长",
    "牵头单位",
    "{lead}",
    "完成时限",
    "{until}",
)


@pytest.mark.parametrize("colon", ["", "："])
def test_cards_whose_labels_stand_above_their_values_are_read_to_the_last_value(colon: str) -> None:
    cards = [("充电", "县发改局", "6月底前"), ("换热", "县住建局", "10月底前")]
    lines = [
        (part + colon if at % 2 == 0 else part).format(work=work, lead=lead, until=until)
        for work, lead, until in cards
        for at, part in enumerate(CARD)
    ]
    read = read_document("a.txt", "\n".join(lines).encode(), year=2024).to_json()["tasks"]
    assert [(task["content"], task["leads"], task["deadline"]["date"]) for task in read] == [
        ("新建充电站两座，方便居民", ["县发改局"], "2024-06-30"),
        ("新建换热站两座，方便居民", ["县住建局"], "2024-10-31"),
    ]


def test_brackets_alone_part_the_labels_of_a_card_from_their_values() -> None:
    cards = [
        ("墙面渗水。", "更换门窗八十扇。", "县档案局", "6月底前"),
        ("路灯不亮。", "修缮路灯四十盏。", "县城管局", "9月底前"),
    ]
    lines = [f"【发现情形】{a}\n【整改措施】\n{b}\n【责任单位】{c}\n【完成时限】{d}" for a, b, c, d in cards]
    read = read_document("a.txt", "\n".join(lines).encode(), year=2024).to_json()["tasks"]
    assert [(task["content"], task["leads"], task["deadline"]["phrase"]) for task in read] == [
        (work, [lead], until) for _, work, lead, until in cards
    ]


def test_a_card_may_say_some_of_its_labels_with_a_colon_and_others_above_their_values() -> None:
    cards = [("更换水泵四台", "县水务局", "6月底前"), ("更换门窗八十扇", "县档案局", "9月底前")]
    lines = [
        f"{at}.第{at}项\n工作目标：{work}\n责任单位\n{lead}\n完成时限\n{until}"
        for at, (work, lead, until) in enumerate(cards, 1)
    ]
    read = read_document("a.txt", "\n".join(lines).encode(), year=2024).to_json()["tasks"]
    assert [(task["content"], task["leads"], task["deadline"]["phrase"]) for task in read] == [
        (work, [lead], until) for work, lead, until in cards
    ]
