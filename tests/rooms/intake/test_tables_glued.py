"""Tables copied column by column, each heading glued to its first cell: rows by their counts, names line by line."""

from __future__ import annotations

import pytest

from tracker.intake.reading import read_document

Told = tuple[str | None, str, list[str], str | None]
TITLE = "2022年应急值守工作任务分解表\n"
LONG = "查看资料：1说明物资储备与轮换的制度及其落实情况。2提供按月核对的台账、照片和问题整改清单，以及对应的会议记录和通报文件，资料须加盖公章并注明日期。"


def told(text: str) -> list[Told]:
    tasks = read_document("a.txt", (TITLE + text).encode(), year=None, issued_on=None).to_json()["tasks"]
    return [(task["number"], task["content"].rstrip("。"), task["leads"], task["deadline"]["date"]) for task in tasks]


def test_a_count_that_begins_anew_opens_a_row() -> None:
    text = (
        "重点工作1完善值守制度。2公开值守电话。1健全物资台账；2按月核对，做到账物相符。考评方法查看制度。查看台账。"
        "责任单位责任人\n市应急局\n张强\n市粮食和物资储备局\n李敏\n"
    )
    assert told(text) == [
        (None, "1完善值守制度。2公开值守电话", ["市应急局"], None),
        (None, "1健全物资台账；2按月核对，做到账物相符", ["市粮食和物资储备局"], None),
    ]


def test_where_the_count_runs_on_each_number_is_a_row_and_times_may_follow() -> None:
    text = (
        "工作任务1修订消防预案。2检查老旧小区。3组织疏散演练。责任单位市消防救援支队\n市住建局、市公安局\n市教育局\n"
        "完成时限3月底前\n6月底前\n9月底前\n备注\n"
    )
    assert told(text) == [
        ("1", "修订消防预案", ["市消防救援支队"], "2022-03-31"),
        ("2", "检查老旧小区", ["市住建局", "市公安局"], "2022-06-30"),
        ("3", "组织疏散演练", ["市教育局"], "2022-09-30"),
    ]


def test_of_a_table_that_goes_on_row_by_row_only_the_first_row_is_sure() -> None:
    text = f"责任目标1完善值守制度。2公开值守电话。1健全物资台账。2按月核对。考评方法查看制度。责任单位责任领导\n市应急局\n张强\n{LONG}\n"
    assert told(text) == [(None, "1完善值守制度。2公开值守电话", ["市应急局"], None)]


@pytest.mark.parametrize(
    "names",
    [
        "市应急局\n市教育局\n",  # fewer than there is work: one of them carries two rows, and nobody says which
        "市应急局\n市教育局\n市公安局\n市司法局\n",
        "各单位要切实负起责任，确保按期完成。\n",
    ],
)
def test_names_that_do_not_match_the_rows_make_no_task(names: str) -> None:
    text = f"工作任务1修订消防预案。2检查老旧小区。3组织疏散演练。完成时限3月底前\n6月底前\n9月底前\n责任单位{names}"
    assert told(text) == []


def test_sentences_that_begin_with_such_words_are_no_table() -> None:
    text = (
        "工作任务很重。责任单位要切实负起责任。完成时限不得延误。\n"
        "1.完善制度。（责任单位：市财政局）\n2.健全台账。（责任单位：市审计局）\n"
    )
    assert told(text) == [("1", "完善制度", ["市财政局"], None), ("2", "健全台账", ["市审计局"], None)]
