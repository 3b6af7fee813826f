"""How often a document wants reports: its rhythm is proposed with the draft."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.rounds import rounds_in
from tracker.intake.reading import read_document
from tracker.intake.source import Piece


@pytest.mark.parametrize(
    ("sentence", "cycle", "day"),
    [
        ("各责任单位每月25日前将工作进展情况报送区政府督查室。", "monthly", 25),
        ("请各单位于每月二十日前报送上月工作进展。", "monthly", 20),
        ("各牵头单位每季度末月28日前将推进情况报市政府办公室。", "quarterly", 28),
        ("每月底前报送一次进度。", "monthly", 31),
        ("各单位要按季度向县政府办报告落实情况。", "quarterly", None),
        ("实行按月调度、定期通报制度。", "monthly", None),
        ("每半年末将总结报送领导小组办公室。", "half-yearly", 31),
        ("每年12月10日前报送年度总结。", "yearly", 10),
    ],
)
def test_a_rhythm_of_reporting_is_read_with_its_day(sentence: str, cycle: str, day: int | None) -> None:
    (asked,) = rounds_in([Piece(sentence)])
    assert (asked.cycle.value, asked.day) == (cycle, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "补助标准提高到每人每月300元，情况报送市民政局。",
        "每月开展一次巡查。",
        "及时报送工作进展情况。",
        "每年植树1万亩。",
    ],
)
def test_what_comes_again_without_a_report_is_no_rhythm(sentence: str) -> None:
    assert rounds_in([Piece(sentence)]) == ()


def test_a_rhythm_asked_twice_is_proposed_once() -> None:
    said = Piece("每月5日前报送进展情况。每月5日前报送进展情况；每季度15日前报送总结。")
    assert [(each.cycle.value, each.day) for each in rounds_in([said])] == [("monthly", 5), ("quarterly", 15)]


CLOSING = "三、工作要求\n各责任单位每月25日前将工作进展情况报送区政府督查室，12月10日前报送全年工作总结。"
ORDERS = "2021年绿化工作要点\n一、新增绿地20公顷。（责任单位：区园林局）\n二、修剪行道树，6月底前完成。（责任单位：区城管局）\n"


def test_a_closing_paragraph_about_reports_is_part_of_no_task() -> None:
    read = read_document("a.txt", (ORDERS + CLOSING).encode())
    assert [task.content.value for task in read.tasks] == ["新增绿地20公顷。", "修剪行道树，6月底前完成。"]
    assert [(each.cycle.value, each.day) for each in read.rounds] == [("monthly", 25)]


def test_it_stays_apart_also_without_a_heading_of_its_own() -> None:
    read = read_document("a.txt", (ORDERS + CLOSING.split("\n")[1]).encode())
    assert [task.content.value for task in read.tasks] == ["新增绿地20公顷。", "修剪行道树，6月底前完成。"]
    assert len(read.rounds) == 1


def test_it_stays_apart_where_departments_stand_without_brackets() -> None:
    text = "2021年绿化工作要点\n一、新增绿地20公顷。\n责任单位：区园林局\n二、修剪行道树，6月底前完成。\n责任单位：区城管局\n"
    read = read_document("a.txt", (text + CLOSING.split("\n")[1]).encode())
    assert [task.content.value for task in read.tasks] == ["新增绿地20公顷。", "修剪行道树，6月底前完成。"]
    assert len(read.rounds) == 1
