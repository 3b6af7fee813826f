"""Plans: put on record, followed by settings, put away when all is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.support.office import Office
from tracker.foundation.refusals import Invalid, Stale
from tracker.plans.actions import change_settings, create_plan
from tracker.plans.models import PlanState, ReportCycle
from tracker.plans.queries import everything, in_force
from tracker.plans.values import NewPlan, PlanSettings
from tracker.tasks.actions import cancel, close_plan
from tracker.tasks.moves import OutOfTurn

FACTS = NewPlan(" 2026年政务公开工作要点 ", 2026, "府办〔2026〕1号", ["市政府办公室"])


def test_a_plan_keeps_the_facts_of_its_document(session: Session, office: Office) -> None:
    plan = create_plan(session, FACTS, act=office.act())
    assert (plan.title, plan.document_number, plan.issuers) == (
        "2026年政务公开工作要点",
        "府办〔2026〕1号",
        ["市政府办公室"],
    )
    assert PlanSettings.of(plan) == PlanSettings()
    assert session.scalars(in_force()).first() == plan


@pytest.mark.parametrize(("odd", "field"), [({"title": " "}, "title"), ({"year": 26}, "year")])
def test_a_plan_without_title_or_year_is_refused(
    session: Session, office: Office, odd: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        create_plan(session, replace(FACTS, **odd), act=office.act())
    assert refused.value.field == field


def test_settings_change_with_before_and_after(session: Session, office: Office) -> None:
    wanted = PlanSettings(report_cycle=ReportCycle.QUARTERLY, head_approves=True)
    change_settings(session, office.plan, wanted, seen=1, act=office.act())
    assert (PlanSettings.of(office.plan), office.plan.version) == (wanted, 2)
    assert office.last_deed().changes == {"report_cycle": ["monthly", "quarterly"], "head_approves": [False, True]}


def test_the_same_settings_leave_no_trace(session: Session, office: Office) -> None:
    deeds = office.deeds()
    change_settings(session, office.plan, PlanSettings.of(office.plan), seen=1, act=office.act())
    assert (office.plan.version, office.deeds()) == (1, deeds)


@pytest.mark.parametrize(
    ("name", "value"),
    [("due_soon_workdays", 31), ("receipt_workdays", 0), ("overdue_every_workdays", 31), ("report_day", 32)],
)
def test_a_setting_out_of_bounds_is_refused_beside_its_field(
    session: Session, office: Office, name: str, value: int
) -> None:
    with pytest.raises(Invalid) as refused:
        change_settings(session, office.plan, replace(PlanSettings(), **{name: value}), seen=1, act=office.act())  # type: ignore[arg-type]
    assert refused.value.field == name


def test_the_second_of_two_editors_is_told(session: Session, office: Office) -> None:
    change_settings(session, office.plan, PlanSettings(report_day=20), seen=1, act=office.act())
    with pytest.raises(Stale):
        change_settings(session, office.plan, PlanSettings(report_day=15), seen=1, act=office.act())
    assert office.plan.report_day == 20


def test_a_plan_is_put_away_when_nothing_is_open(session: Session, office: Office) -> None:
    [task] = office.issue()
    with pytest.raises(OutOfTurn, match="还有 1 项任务未办结，不能归档"):
        close_plan(session, office.plan, seen=1, act=office.act())
    cancel(session, task, "上级已调整", act=office.act())
    close_plan(session, office.plan, seen=1, act=office.act())
    deeds = office.deeds()
    close_plan(session, office.plan, seen=1, act=office.act())
    assert (office.plan.state, office.deeds()) == (PlanState.CLOSED, deeds)
    assert session.scalars(everything()).all() == [office.plan]
    assert session.scalars(in_force()).all() == []
