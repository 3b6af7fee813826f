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


def test_bodies_that_make_up_a_group_carry_what_it_does() -> None:
    text = (
        "1.宣传组由县林业局、县广电台组成，负责印发护林手册。\n"
        "2.领导小组由县林业局、县公安局组成，定期会商。\n"
        "3.扑救组由县应急局牵头，负责扑救山火。"
    )
    assert told(text) == [
        ("宣传组，负责印发护林手册", ["县林业局", "县广电台"], []),
        ("扑救组，负责扑救山火", ["县应急局"], []),
    ]


def test_names_end_with_the_last_body_before_the_work_and_a_count_is_none() -> None:
    text = "1.由市城管局会同市公安局、市商务局选址设立早市18处，年底前启用。\n2.由市住建局会同市规划局改造小区5个。"
    assert told(text) == [
        ("选址设立早市18处，年底前启用", ["市城管局"], ["市公安局", "市商务局"]),
        ("改造小区5个", ["市住建局"], ["市规划局"]),
    ]


def test_each_sentence_of_an_item_that_lays_its_work_on_a_body_is_a_task() -> None:
    text = (
        "（一）路灯。由县城管局牵头，县供电公司配合，更换灯具；电缆由县供电公司于6月底前敷设完成；"
        "灯杆由县交通局于9月底前安装到位。\n（二）杆线。由县通信办牵头，清理旧线。"
    )
    assert told(text) == [
        ("更换灯具", ["县城管局"], ["县供电公司"]),
        ("电缆由县供电公司于6月底前敷设完成", ["县供电公司"], []),
        ("灯杆由县交通局于9月底前安装到位", ["县交通局"], []),
        ("杆线。清理旧线", ["县通信办"], []),
    ]


def test_a_body_that_is_a_sentence_by_itself_is_in_charge_of_what_the_next_one_says() -> None:
    text = "（一）市档案局。负责清查库房，编制目录。\n（二）市财政局、市审计局。负责保障经费。\n（三）经费保障。负责人要签字。"
    assert told(text) == [
        ("负责清查库房，编制目录", ["市档案局"], []),
        ("负责保障经费", ["市财政局", "市审计局"], []),
    ]


def test_fields_are_believed_as_subjects_where_a_paragraph_gives_several_of_them_their_work() -> None:
    text = "国土部门要加强用地审批。建设部门要加强竣工验收。公安部门要加强夜间巡查。"
    assert told(text) == [
        ("加强用地审批", ["国土部门"], []),
        ("加强竣工验收", ["建设部门"], []),
        ("加强夜间巡查", ["公安部门"], []),
    ]


def test_fields_in_a_paragraph_that_is_about_something_else_are_no_more_than_its_subjects() -> None:
    fields = "国土部门要加强用地审批。建设部门要加强竣工验收。公安部门要加强夜间巡查。"
    assert told(f"1.全面清查。4月底前完成清查。\n2.落实分工。要明晰职责。{fields}") == [
        ("全面清查。4月底前完成清查", [], [])
    ]


def test_whom_a_sentence_asks_others_to_coordinate_is_not_its_subject() -> None:
    text = "1.市档案局负责清查库房。\n2.协调有关部门落实各项措施。\n3.市财政局负责保障经费。"
    assert told(text) == [("清查库房", ["市档案局"], []), ("保障经费", ["市财政局"], [])]


@pytest.mark.parametrize("names", ["各级工会", "各级公安机关"])
def test_all_bodies_of_a_kind_carry_work_together(names: str) -> None:
    assert told(f"市财政局负责保障经费。\n{names}负责指导企业健全组织。")[1:] == [("指导企业健全组织", [names], [])]


def test_a_body_is_the_subject_of_what_it_must_do_with_somebody_or_something() -> None:
    text = "市档案局要清查库房。\n市公安局对超标车辆要依法查处。\n市审计局对存疑账目应当逐笔核实。"
    assert told(text) == [
        ("清查库房", ["市档案局"], []),
        ("对超标车辆要依法查处", ["市公安局"], []),
        ("对存疑账目应当逐笔核实", ["市审计局"], []),
    ]
