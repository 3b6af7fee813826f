"""Closing a task: who is through, who decides, and what a reopened task asks for."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.support.office import MONDAY, Office
from tracker.foundation.refusals import Invalid
from tracker.inbox.models import NoticeKind
from tracker.progress import queries
from tracker.progress.actions import (
    accept,
    approve_closure,
    reject_closure,
    reopen,
    request_closure,
    send_back,
)
from tracker.progress.models import Request, RequestKind, RequestState
from tracker.progress.rules import NotNow
from tracker.tasks.actions import sign_for
from tracker.tasks.models import Assignment, AssignmentState, Task, TaskState
from tracker.tasks.moves import OutOfTurn

FRIDAY = date(2026, 3, 6)


@pytest.fixture
def task(office: Office) -> Task:
    """A task that its lead has signed for."""
    return office.signed()[0]


@pytest.fixture
def lead(office: Office, task: Task) -> Assignment:
    """The lead's part in it."""
    return office.parts(task)[0]


def test_the_office_is_asked_to_close_what_is_done(
    session: Session, office: Office, task: Task, lead: Assignment
) -> None:
    office.accepted(lead)
    request = office.asked(task)
    assert (task.state, request.state, request.department) == (
        TaskState.CLOSURE_REQUESTED,
        RequestState.PENDING,
        office.audit,
    )
    assert session.scalars(queries.pending_requests()).all() == [request]
    assert office.told(office.coordinator, NoticeKind.CLOSURE_REQUESTED) == ["市监察局申请第 1 项任务办结，请审批"]


def test_closure_is_not_asked_for_before_all_is_done(office: Office, task: Task, lead: Assignment) -> None:
    office.accepted(lead, 80)
    with pytest.raises(NotNow, match="完成进度为 80%，还不能办结。请先填报进展至 100%"):
        office.asked(task)


def test_closure_is_not_asked_for_before_the_last_report_is_accepted(
    office: Office, task: Task, lead: Assignment
) -> None:
    office.report(lead, 100)
    with pytest.raises(NotNow, match="最近一次报送尚未审核通过"):
        office.asked(task)


def test_a_department_that_is_not_through_is_explained(
    session: Session, office: Office, task: Task, lead: Assignment
) -> None:
    office.accepted(lead)
    with pytest.raises(Invalid, match="市财政局的报送尚未审核通过") as refused:
        office.asked(task, reason=" ")
    assert refused.value.field == "reason"
    session.rollback()


def test_nothing_needs_explaining_when_all_are_through(
    session: Session, office: Office, task: Task, lead: Assignment
) -> None:
    support = office.parts(task)[1]
    sign_for(session, support, act=office.act(office.financier))
    accept(session, office.report(support, 100, by=office.financier), act=office.act())
    office.accepted(lead)
    assert office.asked(task, reason="").state is RequestState.PENDING


def test_closure_is_asked_for_once_at_a_time(session: Session, office: Office, task: Task, lead: Assignment) -> None:
    office.accepted(lead)
    first = office.asked(task)
    with pytest.raises(OutOfTurn, match="为“申请办结”，现在不能申请办结。请先由督办员审批办结申请"):
        office.asked(task)
    session.add(
        Request(
            task_id=task.id,
            kind=RequestKind.CLOSURE,
            reason="",
            asked_at=first.asked_at,
            asked_by_id=office.auditor.id,
        )
    )
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_task_is_closed_on_the_day_of_the_decision(
    session: Session, office: Office, task: Task, lead: Assignment
) -> None:
    office.accepted(lead)
    request = office.asked(task)
    approve_closure(session, request, "同意", act=office.act(on=FRIDAY))
    assert (task.state, task.closed_on, request.state) == (TaskState.CLOSED, FRIDAY, RequestState.APPROVED)
    assert office.told(office.financier, NoticeKind.CLOSED) == ["第 1 项任务已办结销号"]


def test_a_task_is_not_closed_while_a_report_waits(
    session: Session, office: Office, task: Task, lead: Assignment
) -> None:
    office.accepted(lead)
    request, support = office.asked(task), office.parts(task)[1]
    sign_for(session, support, act=office.act(office.financier))
    waiting = office.report(support, by=office.financier)
    with pytest.raises(NotNow, match=r"还有报送待审核（市财政局），不能办结。请先审核"):
        approve_closure(session, request, act=office.act())
    accept(session, waiting, act=office.act())
    approve_closure(session, request, act=office.act())
    assert task.state is TaskState.CLOSED


def test_a_task_is_not_closed_when_the_leads_word_was_sent_back(
    session: Session, office: Office, task: Task, lead: Assignment
) -> None:
    office.accepted(lead)
    request = office.asked(task)
    send_back(session, office.report(lead, 100), "数据有误", act=office.act())
    with pytest.raises(NotNow, match="还不能办结"):
        approve_closure(session, request, act=office.act())


def test_a_refused_closure_lets_the_task_go_on(session: Session, office: Office, task: Task, lead: Assignment) -> None:
    office.accepted(lead)
    request = office.asked(task)
    with pytest.raises(Invalid, match="请说明原因"):
        reject_closure(session, request, "", act=office.act())
    reject_closure(session, request, "成效材料不足", act=office.act())
    assert (task.state, request.state) == (TaskState.IN_PROGRESS, RequestState.REJECTED)
    assert office.told(office.auditor, NoticeKind.CLOSURE_REJECTED) == ["第 1 项任务的办结申请未同意：成效材料不足"]
    assert office.asked(task).id != request.id


def test_a_request_is_decided_once(session: Session, office: Office, task: Task, lead: Assignment) -> None:
    office.accepted(lead)
    request = office.asked(task)
    approve_closure(session, request, act=office.act())
    with pytest.raises(NotNow, match="办结申请“已同意”，不能再次审批"):
        reject_closure(session, request, "再议", act=office.act())
    assert task.closed_on == MONDAY


def test_a_reopened_task_is_open_and_asks_for_a_new_report(session: Session, office: Office) -> None:
    task, lead = office.closed()
    with pytest.raises(Invalid, match="请说明原因"):
        reopen(session, task, "", act=office.act())
    reopen(session, task, "核查发现数据不实", act=office.act(on=FRIDAY))
    assert (task.state, task.closed_on, lead.state) == (TaskState.IN_PROGRESS, None, AssignmentState.RECEIVED)
    assert office.last_deed().changes["closed_on"] == ["2026-03-02", None]
    assert office.told(office.auditor, NoticeKind.REOPENED) == ["第 1 项任务重新办理：核查发现数据不实"]
    with pytest.raises(NotNow, match="尚未审核通过"):
        office.asked(task)


def test_a_task_that_closes_twice_is_told_twice(session: Session, office: Office) -> None:
    task, lead = office.closed()
    reopen(session, task, "补充材料", act=office.act())
    office.accepted(lead)
    approve_closure(session, office.asked(task), act=office.act())
    assert len(office.told(office.financier, NoticeKind.CLOSED)) == 2
    assert len(session.scalars(select(Request)).all()) == 2


def test_only_a_closed_task_is_reopened(session: Session, office: Office, task: Task) -> None:
    with pytest.raises(OutOfTurn, match="为“办理中”，现在不能重新办理"):
        reopen(session, task, "补充", act=office.act())


def test_a_task_nobody_works_on_is_not_closed(session: Session, office: Office) -> None:
    [task] = office.issue()
    with pytest.raises(OutOfTurn, match="请先由牵头部门的联络员签收"):
        request_closure(session, task, "已完成", act=office.act(office.auditor))
