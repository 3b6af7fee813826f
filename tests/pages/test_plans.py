"""Plans: how each stands, how it is followed, and putting it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

import pytest
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.trees import tree, words
from tests.support.visits import Visits
from tracker.plans.models import Plan, PlanState, ReportCycle
from tracker.tasks.models import TaskState

Visit = Callable[..., Visits]
SETTINGS = {
    "seen": "1",
    "due_soon_workdays": "7",
    "receipt_workdays": "2",
    "overdue_every_workdays": "4",
    "report_cycle": "quarterly",
    "report_day": "20",
    "head_approves": "y",
}


@pytest.fixture
def desk(visit: Visit, make: Make) -> Visits:
    return visit(make.coordinator())


def afresh(session: Session, plan: Plan) -> Plan:
    session.rollback()
    session.refresh(plan)
    return plan


def test_each_plan_says_how_it_stands_and_leads_to_what_is_late(desk: Visits, make: Make) -> None:
    plan = make.plan(title="民生实事计划")
    make.task(plan=plan, deadline=date(2026, 1, 9))
    make.task(plan=plan, state=TaskState.CLOSED, closed_on=date(2026, 2, 1), deadline=date(2026, 3, 1))
    page = tree(desk.get("/plans?as_of=2026-03-02"))
    row = page.xpath("//tr[contains(., '民生实事计划')]")[0].text_content()
    assert "1 / 2" in row
    assert "50%" in row
    assert page.xpath(f"//a[contains(@href, 'plan={plan.id}') and contains(@href, 'light=red')]/text()") == ["1"]


def test_without_plans_the_page_says_what_to_do(desk: Visits) -> None:
    assert "还没有计划" in desk.get("/plans").text


def test_a_plan_shows_its_filings_rounds_and_figures(desk: Visits, make: Make) -> None:
    plan = make.plan()
    make.filing(plan, make.department("市监察局"), title="牵头工作方案")
    make.task(plan=plan, deadline=date(2026, 1, 9))
    page = words(desk.get(f"/plans/{plan.id}?as_of=2026-03-02"))
    assert "1 项逾期" in page
    assert "牵头工作方案" in page
    assert "已报备 0 / 1" in page


def test_settings_are_changed(desk: Visits, make: Make, session: Session) -> None:
    plan = make.plan()
    desk.post(f"/plans/{plan.id}/settings", SETTINGS)
    plan = afresh(session, plan)
    assert (plan.due_soon_workdays, plan.report_cycle, plan.head_approves) == (7, ReportCycle.QUARTERLY, True)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("receipt_workdays", "0", "应在 1 到 30 之间"),
        ("report_day", "32", "应在 1 到 31 之间"),
        ("due_soon_workdays", "", "请填写整数"),
    ],
)
def test_settings_out_of_bounds_are_refused_beside_the_field(
    desk: Visits, make: Make, session: Session, field: str, typed: str, sentence: str
) -> None:
    plan = make.plan()
    answer = desk.post(f"/plans/{plan.id}/settings", {**SETTINGS, field: typed}, expect=HTTPStatus.UNPROCESSABLE_ENTITY)
    complaint = tree(answer).xpath(f"//*[@id='{field}-error']")[0].text_content()
    assert sentence in complaint
    assert 'value="20"' in answer.text or field == "report_day"
    assert afresh(session, plan).version == 1


def test_of_two_coordinators_the_second_sees_both_settings(desk: Visits, make: Make, session: Session) -> None:
    plan = make.plan()
    desk.post(f"/plans/{plan.id}/settings", {**SETTINGS, "due_soon_workdays": "9"})
    answer = desk.post(f"/plans/{plan.id}/settings", SETTINGS, expect=HTTPStatus.CONFLICT)
    assert afresh(session, plan).due_soon_workdays == 9
    form = tree(answer).forms[-1]
    desk.post(f"/plans/{plan.id}/settings", dict(form.fields))
    assert afresh(session, plan).due_soon_workdays == 7


@pytest.mark.parametrize(
    ("state", "expect", "after"),
    [
        (TaskState.CLOSED, HTTPStatus.SEE_OTHER, PlanState.CLOSED),
        (TaskState.IN_PROGRESS, HTTPStatus.CONFLICT, PlanState.IN_FORCE),
    ],
)
def test_a_plan_is_put_away_once_nothing_of_it_is_owed(
    desk: Visits, make: Make, session: Session, state: TaskState, expect: HTTPStatus, after: PlanState
) -> None:
    plan = make.plan()
    make.task(plan=plan, state=state, closed_on=date(2026, 2, 1) if state is TaskState.CLOSED else None)
    desk.post(f"/plans/{plan.id}/archive", expect=expect)
    assert afresh(session, plan).state is after


def test_a_leader_reads_plans_and_changes_none(visit: Visit, make: Make, session: Session) -> None:
    plan, leader = make.plan(), visit(make.leader())
    assert "只有督办员可以修改计划设置" in leader.get(f"/plans/{plan.id}").text
    leader.post(f"/plans/{plan.id}/settings", SETTINGS, expect=HTTPStatus.FORBIDDEN)
    assert afresh(session, plan).version == 1


def test_many_plans_cost_as_many_queries_as_few(desk: Visits, make: Make, queries: QueryCount) -> None:
    def cost() -> int:
        with queries as sent:
            desk.get("/plans")
        return len(sent)

    make.task()
    cost()
    few = cost()
    for _ in range(12):
        make.task()
    assert cost() == few
