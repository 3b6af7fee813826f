"""Reporting rounds: when they open, when they are due, and that each opens once."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.support.office import Office
from tracker.plans.models import PlanState, ReportCycle
from tracker.progress.actions import open_rounds
from tracker.progress.queries import current_round, rounds_of_plan
from tracker.progress.rules import MONTHS_OF, rounds_of
from tracker.workdays.rules import Calendar

JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 31)


def test_a_monthly_round_is_due_on_its_report_day_or_the_next_working_day() -> None:
    rounds = rounds_of(ReportCycle.MONTHLY, 25, since=JANUARY, until=date(2026, 3, 1), calendar=Calendar())
    assert [(each.name, each.due_on) for each in rounds] == [
        ("2026年1月", date(2026, 1, 26)),  # the 25th is a Sunday
        ("2026年2月", date(2026, 2, 25)),
        ("2026年3月", date(2026, 3, 25)),
    ]


def test_a_make_up_workday_keeps_the_report_day() -> None:
    calendar = Calendar({date(2026, 1, 25): True})
    [january] = rounds_of(ReportCycle.MONTHLY, 25, since=JANUARY, until=JANUARY, calendar=calendar)
    assert january.due_on == date(2026, 1, 25)


def test_a_quarterly_round_is_due_in_its_last_month() -> None:
    rounds = rounds_of(ReportCycle.QUARTERLY, 25, since=date(2026, 2, 27), until=DECEMBER, calendar=Calendar())
    assert [(each.name, each.opens_on, each.due_on) for each in rounds] == [
        ("2026年第1季度", date(2026, 1, 1), date(2026, 3, 25)),
        ("2026年第2季度", date(2026, 4, 1), date(2026, 6, 25)),
        ("2026年第3季度", date(2026, 7, 1), date(2026, 9, 25)),
        ("2026年第4季度", date(2026, 10, 1), date(2026, 12, 25)),
    ]


def test_half_years_and_years_are_reported_at_their_end() -> None:
    halves, [year] = (
        rounds_of(cycle, 31, since=date(2026, 2, 27), until=DECEMBER, calendar=Calendar())
        for cycle in (ReportCycle.HALF_YEARLY, ReportCycle.YEARLY)
    )
    assert [(each.name, each.opens_on, each.due_on) for each in [*halves, year]] == [
        ("2026年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026年下半年", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026年", date(2026, 1, 1), date(2026, 12, 31)),
    ]


def test_without_a_cycle_there_are_no_rounds() -> None:
    assert rounds_of(ReportCycle.NONE, 25, since=JANUARY, until=DECEMBER, calendar=Calendar()) == []


days = st.dates(date(2000, 1, 1), date(2098, 12, 31))


@given(
    cycle=st.sampled_from(list(MONTHS_OF)),
    report_day=st.integers(1, 28),
    since=days,
    more=st.integers(0, 800),
    off=st.sets(days, max_size=20),
)
def test_rounds_follow_each_other_without_gap(
    cycle: ReportCycle, report_day: int, since: date, more: int, off: set[date]
) -> None:
    until = date.fromordinal(since.toordinal() + more)
    calendar = Calendar(dict.fromkeys(off, False))
    rounds = rounds_of(cycle, report_day, since=since, until=until, calendar=calendar)
    assert rounds[0].opens_on <= since
    assert rounds[-1].opens_on <= until
    months = [each.opens_on.year * 12 + each.opens_on.month for each in rounds]
    assert all(later - earlier == MONTHS_OF[cycle] for earlier, later in pairwise(months))
    assert all(calendar.is_workday(each.due_on) and each.due_on >= each.opens_on for each in rounds)


def test_rounds_open_once_however_often_the_job_runs(session: Session, office: Office) -> None:
    plan, april = office.plan, date(2026, 4, 10)
    assert open_rounds(session, plan, until=april, calendar=office.calendar, act=office.act()) == 3
    assert open_rounds(session, plan, until=april, calendar=office.calendar, act=office.act()) == 0
    names = [each.name for each in session.scalars(rounds_of_plan(plan.id))]
    assert names == ["2026年2月", "2026年3月", "2026年4月"]
    current = session.scalar(current_round(plan.id, on=date(2026, 3, 31)))
    assert current is not None
    assert current.name == "2026年3月"


@pytest.mark.parametrize(
    ("state", "until", "new"), [(PlanState.CLOSED, DECEMBER, 0), (PlanState.IN_FORCE, date(2028, 1, 1), 11)]
)
def test_rounds_end_with_the_plan_and_its_year(
    session: Session, office: Office, state: PlanState, until: date, new: int
) -> None:
    office.plan.state = state
    assert open_rounds(session, office.plan, until=until, calendar=office.calendar, act=office.act()) == new
