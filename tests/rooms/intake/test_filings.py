"""Papers that a plan asks everybody to hand in by a day."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.filings import filings_in
from tracker.intake.recognise.found import Piece


@pytest.mark.parametrize(
    ("sentence", "title", "who", "due"),
    [
        ("各牵头单位要于3月10日前将实施方案报市政府办公室。", "实施方案", "leads", "2024-03-10"),
        ("请各责任单位于9月30日前将落实情况书面报送市政府督查室。", "落实情况", "各责任单位", "2024-09-30"),
        ("各县区要在12月20日前将工作总结报送我办。", "工作总结", "各县区", "2024-12-20"),
        ("各单位每月5日前报送进展情况，11月30日前将工作总结报区绿化办。", "工作总结", "各单位", "2024-11-30"),
        ("各牵头部门应将工作方案于4月1日前报我办。", "工作方案", "leads", "2024-04-01"),
    ],
)
def test_a_closing_paragraph_asks_for_a_paper_by_a_day(sentence: str, title: str, who: str, due: str) -> None:
    (filing,) = filings_in([Piece(sentence)], 2024)
    assert filing.to_json() == {"title": title, "who": who, "due": {"date": due, "phrase": filing.due.phrase}}


def test_a_paper_without_a_day_is_no_filing() -> None:
    assert filings_in([Piece("各单位要及时将落实情况报送市政府。")], 2024) == ()


def test_a_sentence_that_asks_for_two_papers_gives_two() -> None:
    said = Piece("各责任单位要于3月1日前将实施方案报区绿化办，12月5日前报送工作总结。")
    asked = [(filing.title.value, str(filing.due.day)) for filing in filings_in([said], 2024)]
    assert asked == [("实施方案", "2024-03-01"), ("工作总结", "2024-12-05")]


def test_the_year_in_the_name_of_a_paper_is_no_day_for_another() -> None:
    assert filings_in([Piece("现将《2024年绿化任务》印发给你们，每季度末将进展情况报市园林局。")], 2024) == ()
