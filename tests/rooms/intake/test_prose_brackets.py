"""What a bracket holds beside its names: times, persons, and signs that somebody else would have set otherwise."""

from __future__ import annotations

import pytest

from tests.rooms.intake.notices import told

JUNE = "2024-06-30"


def test_bare_names_with_a_time_are_believed_even_where_they_are_few() -> None:
    text = "1.修缮库房。（市档案局、各县区，6月底前）\n2.更新路牌。（市交通局，2024年10月底前）"
    assert told(text) == [
        ("修缮库房", ["市档案局", "各县区"], [], JUNE),
        ("更新路牌", ["市交通局"], [], "2024-10-31"),
    ]


def test_a_name_with_a_whole_date_is_a_signature_and_no_duty() -> None:
    assert told("1.修缮库房。\n2.更新路牌。\n\n（区档案局　2024年1月5日）") == []


@pytest.mark.parametrize(
    ("bracket", "supports"),
    [
        ("（2024年6月底前完成，市档案局牵头、市财政局配合）", ["市财政局"]),
        ("（6月底前，牵头单位：市档案局；配合单位：市财政局）", ["市财政局"]),
        ("（市档案局牵头，6月底前完成，市财政局配合）", ["市财政局"]),
        ("（6月底前完成，市档案局）", []),
        ("（完成时限：6月底前；市档案局牵头）", []),
        ("（市档案局牵头，3月底前备料、6月底前完成）", []),
        ("（责任单位：市档案局）完成时限：2024年6月底", []),
    ],
)
def test_a_time_may_stand_before_or_between_the_names(bracket: str, supports: list[str]) -> None:
    assert told(f"1.修缮库房。{bracket}\n2.清理河道。（市水利局牵头）") == [
        ("修缮库房", ["市档案局"], supports, JUNE),
        ("清理河道", ["市水利局"], [], None),
    ]


def test_several_times_of_a_bracket_are_no_names() -> None:
    text = "1.修缮库房。（市档案局牵头，3月底前出台方案，6月底前完成修缮）\n2.清理河道。（市水利局牵头）"
    assert told(text)[0] == ("修缮库房", ["市档案局"], [], JUNE)


@pytest.mark.parametrize(
    ("bracket", "supports"),
    [
        ("（市档案局牵头，市财政局配合，分管领导：李强）", ["市财政局"]),
        ("（市档案局牵头，责任人：王明）", []),
        ("（市档案局，责任人：王明）", []),
        ("（市档案局牵头，配合单位：市财政局）", ["市财政局"]),
    ],
)
def test_names_before_the_first_label_of_a_bracket_count(bracket: str, supports: list[str]) -> None:
    assert told(f"1.修缮库房。{bracket}\n2.清理河道。（市水利局牵头）")[0] == ("修缮库房", ["市档案局"], supports, None)


@pytest.mark.parametrize(
    ("bracket", "supports"),
    [
        ("（（责任单位：市档案局））", []),
        ("（牵头单位，市档案局；配合单位，市财政局）", ["市财政局"]),
        ("（责任单位（市档案局））", []),
        ("责任单位（市档案局）", []),
        ("牵头单位（市档案局）配合单位（市财政局）", ["市财政局"]),
    ],
)
def test_a_bracket_with_other_signs_than_usual_says_the_same(bracket: str, supports: list[str]) -> None:
    assert told(f"1.修缮库房。{bracket}\n2.清理河道。（市水利局牵头）")[0] == ("修缮库房", ["市档案局"], supports, None)


def test_a_collective_with_a_bracket_of_its_own_is_one_of_the_bare_names() -> None:
    assert told("1.修缮库房。（市档案局、各县（市、区），6月底前）") == [
        ("修缮库房", ["市档案局", "各县（市、区）"], [], JUNE)
    ]


def test_a_form_that_only_asks_for_a_seal_is_no_responsibility() -> None:
    assert told("1.修缮库房。（市档案局牵头）\n2.填写附表。责任单位（盖章）")[1:] == []


def test_a_bracket_for_all_work_above_names_only_bodies() -> None:
    text = "一、目标\n（一）健全制度；\n（二）落实经费。\n（以上任务由市财政局、市档案局分别负责）\n二、项目\n（一）修缮库房。（责任单位：市住建局）"
    both = ["市财政局", "市档案局"]
    assert told(text) == [
        ("健全制度；", both, [], None),
        ("落实经费", both, [], None),
        ("修缮库房", ["市住建局"], [], None),
    ]


def test_offices_of_a_school_stand_in_bare_brackets_too() -> None:
    text = "1.修订方案。（教务处牵头，各学院）\n2.治理隐患。（设备管理处、保卫处、各相关学院，2024年10月底前）\n3.整理档案。（校办公室）\n4.开展培训。（人事处、工会）"
    assert told(text) == [
        ("修订方案", ["教务处"], ["各学院"], None),
        ("治理隐患", ["设备管理处", "保卫处", "各相关学院"], [], "2024-10-31"),
        ("整理档案", ["校办公室"], [], None),
        ("开展培训", ["人事处", "工会"], [], None),
    ]


def test_offices_of_two_signs_stand_in_bare_brackets_among_others() -> None:
    text = "1、收入增长。\n（市发改委、农委、人保局，各市（县）、区政府）\n2、物价稳定。\n（市发改委、物价局）\n3、能耗下降。\n（市经信委）"
    assert told(text) == [
        ("收入增长", ["市发改委", "市农委", "市人保局", "各市（县）、区政府"], [], None),
        ("物价稳定", ["市发改委", "市物价局"], [], None),
        ("能耗下降", ["市经信委"], [], None),
    ]


def test_a_broken_bracket_goes_on_past_the_brackets_inside_it() -> None:
    text = "1.修缮库房。（责任单位：市住\n房城乡建设局、市档案局，各县（市、区）人民政府）\n2.更新路牌。（责任单位：市交通局）"
    assert told(text) == [
        ("修缮库房", ["市住房城乡建设局", "市档案局", "各县（市、区）人民政府"], [], None),
        ("更新路牌", ["市交通局"], [], None),
    ]


def test_bare_names_behind_the_name_of_an_item_are_believed_among_others() -> None:
    text = (
        "（一）库房工程（市档案局）。修缮库房，更新货架。\n"
        "（二）路牌工程（市交通局、市公安局）。更换路牌，补划标线。\n"
        "（三）食堂工程（市教育局）。改造食堂，公开菜单。\n"
    )
    assert [leads for _, leads, *_ in told(text)] == [["市档案局"], ["市交通局", "市公安局"], ["市教育局"]]
    assert told(text[: text.index("（三）")]) == []
