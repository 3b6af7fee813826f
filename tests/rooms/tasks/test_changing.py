"""Changing issued tasks: words, deadlines, departments; two editors lose nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.support.office import Office
from tests.support.queries import QueryCount
from tracker.foundation.refusals import Invalid, Stale
from tracker.inbox.models import NoticeKind
from tracker.tasks.actions import cancel, change_deadlines, change_departments, change_task, resume, sign_for, suspend
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import AssignmentRole, Task, TaskState
from tracker.tasks.moves import OutOfTurn
from tracker.tasks.rules import CannotTakePart
from tracker.tasks.values import DepartmentsChange, TaskChanges

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)


@pytest.fixture
def task(office: Office) -> Task:
    """A task due at the end of June."""
    return office.issue(office.new_task(deadline=JUNE, deadline_kind=DeadlineKind.DATE))[0]


def test_an_edit_is_journalled_with_before_and_after_and_told(session: Session, office: Office, task: Task) -> None:
    changes = replace(TaskChanges.of(task), content="推進政務公開", remark="按季度通报")
    change_task(session, task, changes, seen=1, act=office.act())
    assert (task.content, task.folded, task.version) == ("推進政務公開", "1推进政务公开", 2)
    assert office.last_deed().changes == {"content": ["推进第1项工作", "推進政務公開"], "remark": ["", "按季度通报"]}
    assert office.told(office.auditor, NoticeKind.CHANGED) == ["第 1 项任务有修改，请查看"]


def test_an_edit_that_changes_nothing_leaves_no_trace(session: Session, office: Office, task: Task) -> None:
    deeds = office.deeds()
    change_task(session, task, TaskChanges.of(task), seen=1, act=office.act())
    assert (task.version, office.deeds()) == (1, deeds)


def test_the_second_of_two_editors_is_told_and_loses_nothing(session: Session, office: Office, task: Task) -> None:
    change_task(session, task, replace(TaskChanges.of(task), remark="甲"), seen=1, act=office.act())
    with pytest.raises(Stale, match="刚被他人改过"):
        change_task(session, task, replace(TaskChanges.of(task), remark="乙"), seen=1, act=office.act())
    assert task.remark == "甲"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"content": " "}, "content"), ({"number": ""}, "number"), ({"deadline": None}, "deadline")],
)
def test_an_edit_that_cannot_be_is_refused_beside_its_field(
    session: Session, office: Office, task: Task, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        change_task(session, task, replace(TaskChanges.of(task), **changes), seen=1, reason="笔误", act=office.act())  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_deadline_moves_with_a_reason_and_the_first_one_stays(session: Session, office: Office, task: Task) -> None:
    moved = replace(TaskChanges.of(task), deadline=JULY)
    with pytest.raises(Invalid, match="请说明原因"):
        change_task(session, task, moved, seen=1, act=office.act())
    change_task(session, task, moved, seen=1, reason="汛期影响", act=office.act())
    assert (task.deadline, task.original_deadline) == (JULY, JUNE)
    assert (office.last_deed().deed, office.last_deed().reason) == ("task:deadline-changed", "汛期影响")


def test_a_closed_task_is_not_edited(session: Session, office: Office) -> None:
    task, _ = office.closed()
    changes = replace(TaskChanges.of(task), remark="补记")
    with pytest.raises(OutOfTurn, match="为“已办结”，现在不能修改。如需继续办理，请由督办员“重新办理”"):
        change_task(session, task, changes, seen=task.version, act=office.act())


def test_deadlines_move_together_and_each_department_is_told_once(session: Session, office: Office) -> None:
    tasks = office.issue(office.new_task("1"), office.new_task("2", supports=[]))
    changed = change_deadlines(session, tasks, JULY, reason="统一时限", act=office.act())
    assert [(task.deadline, task.deadline_kind, task.original_deadline) for task in changed] == [
        (JULY, DeadlineKind.DATE, None)
    ] * 2
    assert office.told(office.auditor, NoticeKind.CHANGED) == ["第 1、2 项任务的完成时限调整为2026年7月31日：统一时限"]
    assert office.told(office.financier, NoticeKind.CHANGED) == ["第 1 项任务的完成时限调整为2026年7月31日：统一时限"]
    assert office.last_deed().changes == {"deadline": [None, "2026-07-31"]}


def test_deadlines_that_move_back_and_forth_are_told_each_time(session: Session, office: Office, task: Task) -> None:
    for deadline in (JULY, JUNE, JULY):
        change_deadlines(session, [task], deadline, reason="再议", act=office.act())
    assert len(office.told(office.auditor, NoticeKind.CHANGED)) == 3


def test_a_deadline_before_the_document_is_refused_for_all(session: Session, office: Office, task: Task) -> None:
    with pytest.raises(Invalid, match=r"早于印发日期（2026年2月27日）"):
        change_deadlines(session, [task], date(2026, 2, 26), reason="笔误", act=office.act())
    assert task.deadline == JUNE


def test_departments_join_leave_and_take_over(session: Session, office: Office, task: Task) -> None:
    archive, culture = office.make.department("市档案局"), office.make.department("市文旅局")
    change = DepartmentsChange(
        add_supports=[culture.id], remove=[office.finance.id], replace={office.audit.id: archive.id}
    )
    change_departments(session, [task], change, reason="机构改革", calendar=office.calendar, act=office.act())
    assert [(part.department, part.role) for part in office.parts(task)] == [
        (archive, AssignmentRole.LEAD),
        (culture, AssignmentRole.SUPPORT),
    ]
    assert office.last_deed().changes == {
        "leads": [["市监察局"], ["市档案局"]],
        "supports": [["市财政局"], ["市文旅局"]],
    }


def test_a_support_that_becomes_lead_keeps_what_it_signed(session: Session, office: Office, task: Task) -> None:
    support = office.parts(task)[1]
    sign_for(session, support, act=office.act(office.financier))
    change = DepartmentsChange(add_leads=[office.finance.id])
    change_departments(session, [task], change, reason="共同牵头", calendar=office.calendar, act=office.act())
    assert [(part.role, part.seq) for part in office.parts(task)] == [
        (AssignmentRole.LEAD, 0),
        (AssignmentRole.LEAD, 1),
    ]
    assert (support.role, support.received_at is not None) == (AssignmentRole.LEAD, True)


def test_a_department_that_has_reported_stays(session: Session, office: Office) -> None:
    task, lead = office.signed()
    office.report(lead)
    change = DepartmentsChange(remove=[office.audit.id], add_leads=[office.finance.id])
    with pytest.raises(CannotTakePart, match="市监察局已就第 1 项任务报送过进展，不能去掉"):
        change_departments(session, [task], change, reason="调整", calendar=office.calendar, act=office.act())


def test_a_task_keeps_a_lead(session: Session, office: Office, task: Task) -> None:
    change = DepartmentsChange(remove=[office.audit.id])
    with pytest.raises(CannotTakePart, match="第 1 项任务将没有牵头部门"):
        change_departments(session, [task], change, reason="调整", calendar=office.calendar, act=office.act())


def test_what_is_already_so_changes_nothing(session: Session, office: Office, task: Task) -> None:
    change = DepartmentsChange(add_supports=[office.finance.id, office.audit.id])
    assert change_departments(session, [task], change, reason="核对", calendar=office.calendar, act=office.act()) == []
    assert task.version == 1


@pytest.mark.parametrize("signed", [True, False])
def test_a_task_rests_and_goes_on_where_it_stood(session: Session, office: Office, task: Task, signed: bool) -> None:
    if signed:
        sign_for(session, office.parts(task)[0], act=office.act(office.auditor))
    before = task.state
    suspend(session, task, "等待上级批复", act=office.act())
    assert (task.state, task.suspended_on is not None) == (TaskState.SUSPENDED, True)
    resume(session, task, "已批复", act=office.act())
    assert (task.state, task.suspended_on) == (before, None)


def test_a_cancelled_task_stays_cancelled(session: Session, office: Office, task: Task) -> None:
    cancel(session, task, "上级已调整", act=office.act())
    assert (task.state, task.cancelled_on is not None) == (TaskState.CANCELLED, True)
    with pytest.raises(OutOfTurn, match="已终止的任务只供查阅"):
        resume(session, task, "恢复", act=office.act())
    assert office.told(office.financier, NoticeKind.CHANGED) == ["第 1 项任务终止办理：上级已调整"]


def test_a_task_whose_closure_is_asked_for_is_decided_before_it_is_cancelled(session: Session, office: Office) -> None:
    task, lead = office.signed()
    office.accepted(lead)
    office.asked(task)
    with pytest.raises(OutOfTurn, match="请先由督办员审批办结申请"):
        cancel(session, task, "不再办理", act=office.act())


def test_bulk_edits_of_fifty_cost_the_statements_of_five(engine: Engine, session: Session, office: Office) -> None:
    sent, costs = QueryCount(engine), []
    archive = office.make.department("市档案局")
    for size in (5, 50):
        tasks = office.issue(*(office.new_task(str(n)) for n in range(size)), plan=office.make.plan())
        change = DepartmentsChange(add_supports=[archive.id], remove=[office.finance.id])
        with sent:
            change_deadlines(session, tasks, JULY, reason="统一", act=office.act())
            change_departments(session, tasks, change, reason="调整", calendar=office.calendar, act=office.act())
        costs.append(len(sent))
    assert costs[0] == costs[1], sent.statements
