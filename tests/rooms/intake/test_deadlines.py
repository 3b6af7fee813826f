"""Words about time: which give a day, which give none, and that none is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.interpret.deadlines import deadline_of, milestones_of
from tracker.intake.recognise.found import Piece
from tracker.tasks.deadlines import DeadlineKind

NOTHING = Piece("")


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("年底前", "2024-12-31"),
        ("年内", "2024-12-31"),
        ("12月底", "2024-12-31"),
        ("6月底前", "2024-06-30"),
        ("2月底前", "2024-02-29"),
        ("二月底前", "2024-02-29"),
        ("3月中旬", "2024-03-20"),
        ("3月上旬", "2024-03-10"),
        ("3月下旬", "2024-03-31"),
        ("10月", "2024-10-31"),
        ("第三季度", "2024-09-30"),
        ("三季度末", "2024-09-30"),
        ("2024年第三季", "2024-09-30"),
        ("上半年", "2024-06-30"),
        ("2022年", "2022-12-31"),
        ("2025年6月底前", "2025-06-30"),
        ("2020.12", "2020-12-31"),
        ("2024年5月15日前", "2024-05-15"),
        ("二〇二五年底", "2025-12-31"),
        ("明年3月底", "2025-03-31"),
        ("6月底前出台,12月底前完成", "2024-12-31"),
        ("十四五末", "2025-12-31"),
    ],
)
def test_a_stated_time_is_a_day(stated: str, day: str) -> None:
    assert deadline_of(Piece(stated), NOTHING, 2024).to_json() == {"date": day, "phrase": stated, "kind": "date"}


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("持续推进", DeadlineKind.ONGOING),
        ("长期", DeadlineKind.ONGOING),
        ("每季度", DeadlineKind.RECURRING),
        ("每年12月底前", DeadlineKind.RECURRING),
        ("印发后1个月内", DeadlineKind.RELATIVE),
        ("尽快", DeadlineKind.UNRESOLVED),
    ],
)
def test_a_stated_time_without_a_day_keeps_its_words(stated: str, kind: DeadlineKind) -> None:
    deadline = deadline_of(Piece(stated), NOTHING, 2024)
    assert (deadline.kind, deadline.day, deadline.phrase) == (kind, None, stated)


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("年底前覆盖面达到80%", "2024-12-31"),
        ("6月底前完成方案,11月底前全面推开", "2024-11-30"),
        ("贯彻《2023年底前工作方案》", None),
        ("对2024年1月1日起受理的事项", None),
        ("承诺3个工作日内办结", None),
        ("2024年开展三次检查", None),
        ("每年12月底前报告", None),
        ("3月启动招标", None),
        ("完善管理办法", None),
    ],
)
def test_a_sentence_carries_a_deadline_only_where_it_says_so(content: str, day: str | None) -> None:
    assert deadline_of(None, Piece(content), 2024).to_json()["date"] == day


def test_a_day_without_a_year_is_not_guessed() -> None:
    deadline = deadline_of(Piece("6月底前"), NOTHING, None)
    assert (deadline.kind, deadline.day) == (DeadlineKind.UNRESOLVED, None)


def test_earlier_days_of_a_task_are_its_milestones() -> None:
    steps = milestones_of(None, Piece("6月底前完成方案;11月底前全面推开。"), 2024)
    assert [(step.day.isoformat(), step.written) for step in steps] == [("2024-06-30", "6月底前完成方案")]


@given(st.text(alphabet="年月日底前末内第一二三四季度上下半中旬0123456789今明持续每印发后", max_size=24))
def test_no_words_about_time_break_the_reader(words: str) -> None:
    deadline = deadline_of(Piece(words), Piece(words), 2024)
    assert (deadline.day is not None) == (deadline.kind is DeadlineKind.DATE)
