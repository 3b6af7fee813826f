"""Issuing a plan: what binds whom, from when, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.support.office import MONDAY, Office
from tests.support.queries import QueryCount
from tracker.inbox.models import NoticeKind
from tracker.journal.models import Entry
from tracker.journal.queries import broken_seals
from tracker.tasks.actions import issue_plan
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, LeadPlanFiling, Task, TaskState
from tracker.tasks.queries import departments_without_liaison, indicators_of, pending_filings_of
from tracker.tasks.rules import CannotBeIssued
from tracker.tasks.values import NewFiling, NewIndicator, NewTask, Party
from tracker.workdays.rules import Calendar

Change = Callable[[Office], NewTask]


def test_an_issued_task_waits_for_the_receipt_of_each_department(office: Office) -> None:
    [task] = office.issue()
    assert (task.state, task.issued_on, task.version) == (TaskState.ISSUED, MONDAY, 1)
    lead, support = office.parts(task)
    assert (lead.role, lead.department, lead.state) == (
        AssignmentRole.LEAD,
        office.audit,
        AssignmentState.PENDING_RECEIPT,
    )
    assert (support.role, support.department) == (AssignmentRole.SUPPORT, office.finance)


def test_receipts_are_due_after_the_plans_working_days(office: Office) -> None:
    office.plan.receipt_workdays = 5
    holiday = date(2026, 3, 4)
    office.calendar = Calendar({holiday: False})
    [task] = office.issue()
    assert office.parts(task)[0].receipt_due_on == date(2026, 3, 10)


def test_the_deadline_of_issue_is_kept_beside_the_current_one(office: Office) -> None:
    deadline = date(2026, 6, 30)
    [task] = office.issue(
        office.new_task(deadline=deadline, deadline_kind=DeadlineKind.DATE, deadline_phrase="6月底前")
    )
    assert (task.deadline, task.original_deadline, task.deadline_phrase) == (deadline, deadline, "6月底前")


def test_tasks_keep_the_order_and_the_numbers_of_the_document(office: Office) -> None:
    tasks = office.issue(*(office.new_task(number) for number in ("（一）", "（二）", "（三）")))
    assert [(task.seq, task.number) for task in tasks] == [(1, "（一）"), (2, "（二）"), (3, "（三）")]


def test_a_department_named_twice_takes_part_once_and_leads(office: Office) -> None:
    [task] = office.issue(office.new_task(leads=[office.audit, office.audit], supports=[office.finance, office.audit]))
    assert [(part.department.name, part.role, part.seq) for part in office.parts(task)] == [
        ("市监察局", AssignmentRole.LEAD, 0),
        ("市财政局", AssignmentRole.SUPPORT, 0),
    ]


def test_the_first_named_place_of_a_lead_wins(office: Office) -> None:
    [task] = office.issue(office.new_task(leads=[office.finance, office.audit, office.finance], supports=[]))
    assert [part.department.name for part in office.parts(task)] == ["市财政局", "市监察局"]


def test_the_collective_that_the_document_named_is_kept(office: Office) -> None:
    districts = office.make.collective("各市、区政府", [office.audit])
    [task] = office.issue(replace(office.new_task(), leads=[Party(office.audit.id, districts.id)]))
    assert office.parts(task)[0].collective == districts


def test_indicators_are_kept_as_the_document_words_them(session: Session, office: Office) -> None:
    target = NewIndicator("公开率不低于80%", Decimal(80), "%")
    [task] = office.issue(office.new_task(indicators=[target]))
    [kept] = session.scalars(indicators_of([task.id]))
    assert (kept.words, kept.value, kept.unit) == ("公开率不低于80%", Decimal(80), "%")


def test_each_lead_department_files_once_however_many_tasks_it_leads(session: Session, office: Office) -> None:
    filing = NewFiling("牵头工作方案", date(2026, 5, 15), "5月15日前")
    office.issue(office.new_task("1"), office.new_task("2", leads=[office.audit, office.finance]), filings=[filing])
    filings = session.scalars(select(LeadPlanFiling).order_by(LeadPlanFiling.department_id)).all()
    assert [(each.department, each.due_on) for each in filings] == [
        (office.audit, date(2026, 5, 15)),
        (office.finance, date(2026, 5, 15)),
    ]
    assert len(session.scalars(pending_filings_of([office.audit.id])).all()) == 1


def test_a_liaison_is_told_once_a_department_and_not_once_a_task(office: Office) -> None:
    office.issue(office.new_task("1"), office.new_task("2"), office.new_task("3", supports=[]))
    assert office.told(office.auditor, NoticeKind.ISSUED) == ["《政务公开工作要点》交办 3 项任务，请于3月5日前签收"]
    assert office.told(office.financier, NoticeKind.ISSUED) == ["《政务公开工作要点》交办 2 项任务，请于3月5日前签收"]


def test_a_department_without_liaison_is_shown_to_the_coordinator(session: Session, office: Office) -> None:
    orphan = office.make.department("市档案局")
    office.issue(office.new_task(leads=[orphan]))
    assert session.scalars(departments_without_liaison(on=MONDAY)).all() == [orphan]
    assert session.scalars(departments_without_liaison(on=MONDAY, plan_id=office.plan.id)).all() == [orphan]
    office.make.liaison(orphan)
    assert session.scalars(departments_without_liaison(on=MONDAY)).all() == []


def test_a_search_finds_the_other_script(session: Session, office: Office) -> None:
    [task] = office.issue(office.new_task(content="推進政務公開"))
    assert task.folded == "1推进政务公开"


def test_the_story_of_each_task_begins_with_its_issue(session: Session, office: Office) -> None:
    tasks = office.issue(office.new_task("1"), office.new_task("2"))
    issued = session.scalars(select(Entry.task_id).where(Entry.deed == "task:issued").order_by(Entry.id)).all()
    assert issued == [task.id for task in tasks]
    assert not list(broken_seals(session, session.info["journal_key"]))


@pytest.mark.parametrize(
    ("unready", "words"),
    [
        (lambda office: office.new_task("7", leads=[]), "第 7 项没有牵头部门"),
        (lambda office: office.new_task("7", content="  "), "第 7 项没有任务内容"),
        (lambda office: office.new_task("7", deadline_kind=DeadlineKind.UNRESOLVED), "第 7 项时限待定"),
        (lambda office: office.new_task("7", deadline_kind=DeadlineKind.DATE), "第 7 项时限待定"),
        (
            lambda office: office.new_task("7", deadline=date(2026, 2, 26), deadline_kind=DeadlineKind.DATE),
            "第 7 项的完成时限早于印发日期",
        ),
    ],
)
def test_a_task_that_is_not_ready_stops_the_whole_plan(
    session: Session, office: Office, unready: Change, words: str
) -> None:
    with pytest.raises(CannotBeIssued, match=words):
        office.issue(office.new_task("6"), unready(office))
    assert session.scalar(select(func.count(Task.id))) == 0


def test_a_plan_without_tasks_is_not_issued(session: Session, office: Office) -> None:
    with pytest.raises(CannotBeIssued, match="还没有任务"):
        issue_plan(session, office.plan, [], calendar=office.calendar, act=office.act())


def test_a_department_out_of_use_is_named(office: Office) -> None:
    office.finance.is_active = False
    with pytest.raises(CannotBeIssued, match="市财政局已停用"):
        office.issue()


def test_a_plan_is_issued_once(office: Office) -> None:
    office.issue()
    with pytest.raises(CannotBeIssued, match="已经交办"):
        office.issue()


def test_a_plan_of_fifty_tasks_costs_the_statements_of_five(engine: Engine, office: Office) -> None:
    sent = QueryCount(engine)
    costs = []
    for size in (5, 50):
        plan = office.make.plan(title=f"{size} 项")
        target = NewIndicator("80%")
        tasks = [office.new_task(str(number), indicators=[target]) for number in range(size)]
        with sent:
            office.issue(*tasks, plan=plan, filings=[NewFiling("方案")])
        costs.append(len(sent))
    assert costs[0] == costs[1], sent.statements
    assert office.session.scalar(select(func.count(Assignment.id))) == 110
