"""Sentences that say who does what between other words: in the middle of the work, several in one, fields instead of names."""

from __future__ import annotations

import pytest

from tests.rooms.intake.test_prose import told


@pytest.mark.parametrize("led_in", ["主要由", "由", "统一由", "，由", "，具体由"])
def test_those_who_carry_the_work_stand_between_its_name_and_what_is_done(led_in: str) -> None:
    text = f"档案整理{led_in}市档案局牵头，市财政局配合，对全市库房进行清查；制度修订由市司法局负责，于年内完成。"
    assert told(text)[0] == ("档案整理，对全市库房进行清查；", ["市档案局"], ["市财政局"])


def test_fields_that_share_the_word_for_their_offices_carry_work_together() -> None:
    text = "（一）校车整治，由公安、交通部门负责，有关部门配合。要严查超员。\n（二）工地整治，由建设部门负责，公安、消防等部门配合。要排查塔吊。"
    assert told(text) == [
        ("校车整治。要严查超员", ["公安部门", "交通部门"], ["有关部门"]),
        ("工地整治。要排查塔吊", ["建设部门"], ["公安", "消防"]),
    ]


def test_fields_each_in_charge_of_theirs_are_believed_in_a_row() -> None:
    text = "会议明确了职责：农业部门负责生产环节的监管；质检部门负责加工环节的监管；工商部门负责流通环节的监管。"
    assert told(text) == [
        ("生产环节的监管", ["农业部门"], []),
        ("加工环节的监管", ["质检部门"], []),
        ("流通环节的监管", ["工商部门"], []),
    ]


def test_each_clause_that_names_its_own_body_is_work_of_its_own() -> None:
    text = "为此成立专班，市财政局负责保障经费，市档案局负责整理档案，各乡镇负责清查库房。"
    assert told(text.removeprefix("为此成立专班，")) == [
        ("保障经费", ["市财政局"], []),
        ("整理档案", ["市档案局"], []),
        ("清查库房", ["各乡镇"], []),
    ]


def test_a_group_that_a_body_leads_does_what_the_body_leads() -> None:
    text = "市公安局牵头的专班负责对车站进行整治，市文旅局牵头的工作组负责对景区进行整治。"
    assert told(text) == [("对车站进行整治", ["市公安局"], []), ("对景区进行整治", ["市文旅局"], [])]


def test_areas_carry_work_like_bodies() -> None:
    text = "市财政局负责保障经费；县（区、市）政府、各工业园区负责本行政区域内的清查工作。"
    assert told(text) == [
        ("保障经费", ["市财政局"], []),
        ("本行政区域内的清查工作", ["县（区、市）政府", "各工业园区"], []),
    ]


def test_a_report_to_somebody_is_not_laid_on_him() -> None:
    text = "一、落实\n1.健全制度。（责任单位：市档案局）\n2.各单位要将情况报督查组，由督查组综合后向市政府汇报。"
    assert told(text) == [("健全制度", ["市档案局"], [])]


def test_numbers_inside_a_sentence_are_no_part_of_who_does_it() -> None:
    text = (
        "会议决定：（一）由市水利局牵头开展排查；（二）由市应急局会同市消防救援支队组建队伍；（三）各乡镇负责落实值守。"
    )
    assert told(text) == [
        ("开展排查", ["市水利局"], []),
        ("组建队伍", ["市应急局"], ["市消防救援支队"]),
        ("落实值守", ["各乡镇"], []),
    ]


def test_lines_behind_dashes_are_items() -> None:
    text = "——改造厕所。由市农业农村局牵头，市财政局参与。\n——清理河道。牵头单位：市水利局，责任单位：沿河各乡镇。\n——清扫街巷；责任单位：市城管局"
    assert told(text) == [
        ("改造厕所", ["市农业农村局"], ["市财政局"]),
        ("清理河道", ["市水利局"], ["沿河各乡镇"]),
        ("清扫街巷；", ["市城管局"], []),
    ]


def test_all_areas_answer_for_what_stands_behind_their_colon() -> None:
    text = "（一）市爱卫办：负责组织协调；\n（二）市商务局：负责市场整治；\n（三）各街道办事处：负责街巷保洁。"
    assert [leads for _, leads, _ in told(text)] == [["市爱卫办"], ["市商务局"], ["各街道办事处"]]


def test_a_paragraph_behind_a_colon_is_all_of_the_work() -> None:
    text = "农业农村办：一是抓好春耕；二是整治村容。\n综治办：做好维稳工作。每月排查一次。\n财政所：保障经费。"
    assert told(text) == [
        ("一是抓好春耕；二是整治村容", ["农业农村办"], []),
        ("做好维稳工作。每月排查一次", ["综治办"], []),
        ("保障经费", ["财政所"], []),
    ]


def test_parts_are_told_in_words_instead_of_a_colon() -> None:
    text = "1.宣传组。牵头单位为市委宣传部，成员单位为市融媒体中心、市文旅局，负责政策宣传。\n2.推进组。牵头单位是市发改局，成员单位有市财政局，负责项目调度。"
    assert told(text) == [
        ("宣传组。负责政策宣传", ["市委宣传部"], ["市融媒体中心", "市文旅局"]),
        ("推进组。负责项目调度", ["市发改局"], ["市财政局"]),
    ]


def test_a_time_may_stand_before_the_subject() -> None:
    text = "1.3月底前，由市教育局牵头，完成校舍排查。\n2.6月底前，市住建局、市财政局要批复方案。"
    assert told(text) == [
        ("3月底前，完成校舍排查", ["市教育局"], []),
        ("6月底前，批复方案", ["市住建局", "市财政局"], []),
    ]


def test_the_one_who_leads_as_a_whole_and_those_who_answer_for_their_part() -> None:
    text = "1.建设智慧城市。由市经信委总牵头，市发改委、市公安局等部门各负其责。\n2.整理档案。由市档案局负责。"
    assert told(text)[0] == ("建设智慧城市", ["市经信委", "市发改委", "市公安局"], [])


def test_each_body_that_must_do_something_has_its_own_work() -> None:
    text = "（一）保障资金。县财政局要安排资金，县审计局要加强监督，确保安全。\n（二）加强督查。县委督查室要定期通报。"
    assert told(text) == [
        ("安排资金", ["县财政局"], []),
        ("加强监督，确保安全", ["县审计局"], []),
        ("加强督查。定期通报", ["县委督查室"], []),
    ]


def test_bodies_together_stand_between_a_question_and_what_they_must_propose() -> None:
    text = "（一）关于划定红线的问题，由自然资源部会同农业部、财政部等部门研究提出意见。\n（二）关于保护耕地的问题，由农业部会同财政部等部门负责落实。"
    assert told(text) == [
        ("关于划定红线的问题，研究提出意见", ["自然资源部"], ["农业部", "财政部"]),
        ("关于保护耕地的问题", ["农业部"], ["财政部"]),
    ]


def test_work_laid_on_whoever_is_responsible_is_laid_on_nobody() -> None:
    text = "全年任务分解成若干项，由责任部门分别负责落实。\n1.健全制度。（责任单位：市档案局）"
    assert told(text) == [("健全制度", ["市档案局"], [])]


def test_duties_below_a_body_are_its_work() -> None:
    text = "二、明确职责\n（一）镇防汛工作领导小组职责\n1、负责抢险救援；\n2、负责发布预警。\n（二）镇防汛办公室工作职责\n1、收集灾情信息。"
    first = ["镇防汛工作领导小组"]
    assert told(text) == [
        ("负责抢险救援；", first, []),
        ("负责发布预警", first, []),
        ("收集灾情信息", ["镇防汛办公室"], []),
    ]


def test_a_body_and_the_day_by_which_it_does_something() -> None:
    text = (
        "1、办公室牵头，12月20日前完成年度总结。\n2、财务科、人事科12月25日前完成决算。\n3、保卫科于11月底前整改隐患。"
    )
    assert [(content, leads) for content, leads, _ in told(text)] == [
        ("12月20日前完成年度总结", ["办公室"]),
        ("12月25日前完成决算", ["财务科", "人事科"]),
        ("于11月底前整改隐患", ["保卫科"]),
    ]
