"""Who has not reported for the round that was due last, whatever others have reported."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tracker.departments.models import Department
from tracker.overview.signals import is_unreported
from tracker.progress.models import ReportingRound
from tracker.tasks.models import Assignment

AFTER_THE_ROUND = date(2026, 2, 27)


@pytest.fixture
def leads(make: Make) -> tuple[Department, Department]:
    """Two leads of one task, and a February round that was due on the 25th; a support owes no report."""
    diligent, silent = make.department(), make.department()
    plan = make.plan()
    opens_on, due_on = date(2026, 2, 1), date(2026, 2, 25)
    make.keep(ReportingRound(plan_id=plan.id, name="2月", opens_on=opens_on, due_on=due_on))
    make.task(plan=plan, leads=[diligent, silent], supports=[make.department()])
    return diligent, silent


def test_one_lead_reported_in_the_round_and_the_other_did_not(
    session: Session, make: Make, leads: tuple[Department, Department]
) -> None:
    _report(session, make, leads[0], date(2026, 2, 10))
    assert _unreported(session, AFTER_THE_ROUND) == {leads[1].id}


def test_a_report_from_before_the_round_does_not_count_for_it(
    session: Session, make: Make, leads: tuple[Department, Department]
) -> None:
    _report(session, make, leads[0], date(2026, 1, 31))
    assert _unreported(session, AFTER_THE_ROUND) == {lead.id for lead in leads}


def test_nobody_is_late_with_a_report_on_the_day_it_is_due(
    session: Session, leads: tuple[Department, Department]
) -> None:
    assert _unreported(session, date(2026, 2, 25)) == set()


def _report(session: Session, make: Make, department: Department, day: date) -> None:
    part = session.scalars(select(Assignment).where(Assignment.department_id == department.id)).one()
    make.report(part, reported_on=day)


def _unreported(session: Session, today: date) -> set[int]:
    return set(session.scalars(select(Assignment.department_id).where(is_unreported(today))))
