"""What a column or a bracket says about time: every way to write it, and the ways that give no day."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.intake.interpret.deadlines import deadline_of
from tracker.intake.recognise.found import Piece
from tracker.tasks.deadlines import DeadlineKind

NOTHING = Piece("")
ISSUED = date(2024, 3, 15)


def read(stated: str) -> str | None:
    day = deadline_of(Piece(stated), NOTHING, 2024, ISSUED).day
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024年6月", "2024-06-30"),
        ("6月", "2024-06-30"),
        ("6 月 底 前", "2024-06-30"),
        ("2024 年 6 月 30 日", "2024-06-30"),
        ("２０２４年６月３０日", "2024-06-30"),
        ("六月三十日前", "2024-06-30"),
        ("二0二四年六月底", "2024-06-30"),
        ("2024.6.30", "2024-06-30"),
        ("2024-06-30", "2024-06-30"),
        ("2024/6/30", "2024-06-30"),
        ("20240630", "2024-06-30"),
        ("2024.06", "2024-06-30"),
        ("2024-06", "2024-06-30"),
        ("6.30", "2024-06-30"),
        ("6.30前", "2024-06-30"),
        ("6/30", "2024-06-30"),
        ("6月30号之前", "2024-06-30"),
        ("6月份", "2024-06-30"),
        ("6月末", "2024-06-30"),
        ("6月初", "2024-06-10"),
        ("6月中旬前", "2024-06-20"),
        ("Q2", "2024-06-30"),
        ("2季度", "2024-06-30"),
        ("二季度", "2024-06-30"),
        ("第2季度前", "2024-06-30"),
        ("2024年第二季度末", "2024-06-30"),
        ("2024年上半年", "2024-06-30"),
        ("下半年", "2024-12-31"),
        ("本年度内", "2024-12-31"),
        ("今年6月底", "2024-06-30"),
        ("年度内", "2024-12-31"),
        ("年终前", "2024-12-31"),
        ("当年年底", "2024-12-31"),
        ("岁末", "2024-12-31"),
        ("2024年度", "2024-12-31"),
        ("2024年全年", "2024-12-31"),
        ("2024年", "2024-12-31"),
        ("2024", "2024-12-31"),
        ("24年6月底", "2024-06-30"),
        ("明年一季度", "2025-03-31"),
        ("次年2月底前", "2025-02-28"),
        ("（6月底前）", "2024-06-30"),
        ("〔2024年6月底前〕", "2024-06-30"),
        ("完成时限：6月底", "2024-06-30"),
        ("力争6月底,确保9月底", "2024-09-30"),
        ("2023年底", "2023-12-31"),
    ],
)
def test_a_time_is_read_however_it_is_written(stated: str, day: str) -> None:
    assert read(stated) == day


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("3月至6月", "2024-06-30"),
        ("3—6月", "2024-06-30"),
        ("3～6月", "2024-06-30"),
        ("3-6月份", "2024-06-30"),
        ("2024年3月-2025年6月", "2025-06-30"),
        ("2024.3-2024.6", "2024-06-30"),
        ("2024年3月1日至6月30日", "2024-06-30"),
        ("3月1日—30日", "2024-03-30"),
        ("2023—2025年", "2025-12-31"),
        ("2023-2025", "2025-12-31"),
        ("第一至三季度", "2024-09-30"),
        ("一、二季度", "2024-06-30"),
        ("11月至次年3月", "2025-03-31"),
        ("6月、9月", "2024-09-30"),
        ("6月和12月", "2024-12-31"),
    ],
)
def test_of_a_range_the_end_counts(stated: str, day: str) -> None:
    assert read(stated) == day


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("民国113年6月底前", "2024-06-30"),
        ("113年6月30日前", "2024-06-30"),
        ("中華民國一一三年六月底", "2024-06-30"),
        ("113年底前", "2024-12-31"),
    ],
)
def test_a_year_of_the_republic_is_1911_years_further_on(stated: str, day: str) -> None:
    assert read(stated) == day


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("长期坚持", DeadlineKind.ONGOING),
        ("全年", DeadlineKind.ONGOING),
        ("全年持续推进", DeadlineKind.ONGOING),
        ("立行立改，长期坚持", DeadlineKind.ONGOING),
        ("常态化开展", DeadlineKind.ONGOING),
        ("贯穿全年", DeadlineKind.ONGOING),
        ("每月25日前", DeadlineKind.RECURRING),
        ("每季度末月28日前", DeadlineKind.RECURRING),
        ("每年6月、12月", DeadlineKind.RECURRING),
        ("按季度推进", DeadlineKind.RECURRING),
        ("按月调度", DeadlineKind.RECURRING),
        ("每半年一次", DeadlineKind.RECURRING),
        ("每两月一次", DeadlineKind.RECURRING),
        ("各季度末", DeadlineKind.RECURRING),
        ("入冬前", DeadlineKind.UNRESOLVED),
        ("2024年汛期前", DeadlineKind.UNRESOLVED),
        ("春节前", DeadlineKind.UNRESOLVED),
        ("2024年春节前", DeadlineKind.UNRESOLVED),
        ("采暖季前", DeadlineKind.UNRESOLVED),
        ("2024年供暖期前", DeadlineKind.UNRESOLVED),
        ("2024年秋季学期开学前", DeadlineKind.UNRESOLVED),
        ("秋季开学前", DeadlineKind.UNRESOLVED),
        ("2024学年", DeadlineKind.UNRESOLVED),
        ("国庆节前", DeadlineKind.UNRESOLVED),
        ("按上级要求", DeadlineKind.UNRESOLVED),
        ("按省定时间", DeadlineKind.UNRESOLVED),
        ("根据工程进度", DeadlineKind.UNRESOLVED),
    ],
)
def test_words_that_give_no_day_keep_their_kind(stated: str, kind: DeadlineKind) -> None:
    deadline = deadline_of(Piece(stated), NOTHING, 2024, ISSUED)
    assert (deadline.kind, deadline.day, deadline.phrase) == (kind, None, stated)


@pytest.mark.parametrize("stated", ["", " ", "——", "－", "/", "无", "—"])
def test_a_stroke_in_the_column_says_nothing(stated: str) -> None:
    assert deadline_of(Piece(stated), NOTHING, 2024).kind is DeadlineKind.NONE


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("印发后1个月内", "2024-04-15"),
        ("印发之日起30日内", "2024-04-14"),
        ("本方案印发后两个月内", "2024-05-15"),
        ("自发布之日起三个月内", "2024-06-15"),
        ("文件印发后半年内", "2024-09-15"),
        ("方案印发后1年内", "2025-03-15"),
        ("印发后15个工作日内", None),
        ("印发后两周内", "2024-03-29"),
    ],
)
def test_a_time_that_runs_from_the_day_of_issue_is_counted(stated: str, day: str | None) -> None:
    deadline = deadline_of(Piece(stated), NOTHING, 2024, ISSUED)
    assert (deadline.kind, deadline.to_json()["date"]) == (DeadlineKind.RELATIVE, day)


def test_work_that_goes_on_after_its_day_has_that_day() -> None:
    assert read("12月底前，长期坚持") == "2024-12-31"


def test_a_yearly_duty_behind_a_day_leaves_the_day() -> None:
    assert read("6月底前完成，以后每年持续") == "2024-06-30"
