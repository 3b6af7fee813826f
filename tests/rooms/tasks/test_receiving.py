"""Signing for a task, returning it, giving it again or to somebody else."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.support.office import MONDAY, Office
from tracker.foundation.refusals import Invalid
from tracker.inbox.models import NoticeKind
from tracker.tasks.actions import cancel, insist, reassign, return_assignment, sign_for
from tracker.tasks.models import Assignment, AssignmentState, Task, TaskState
from tracker.tasks.moves import OutOfTurn
from tracker.tasks.queries import open_returns, receipts_of
from tracker.tasks.rules import CannotTakePart

LATER = date(2026, 3, 9)


@pytest.fixture
def task(office: Office) -> Task:
    """A task that nobody has signed for."""
    return office.issue()[0]


@pytest.fixture
def lead(office: Office, task: Task) -> Assignment:
    """The lead's part in it."""
    return office.parts(task)[0]


@pytest.fixture
def returned(session: Session, office: Office, lead: Assignment) -> Assignment:
    """The lead's part, returned."""
    return_assignment(session, lead, "不属本单位职责", act=office.act(office.auditor))
    return lead


def test_the_first_leads_signature_sets_the_task_going(session: Session, office: Office, task: Task) -> None:
    lead, support = office.parts(task)
    sign_for(session, support, act=office.act(office.financier))
    assert (support.state, task.state) == (AssignmentState.RECEIVED, TaskState.ISSUED)
    sign_for(session, lead, act=office.act(office.auditor))
    assert (lead.state, task.state) == (AssignmentState.RECEIVED, TaskState.IN_PROGRESS)


def test_a_receipt_says_who_signed_when_and_for_which_version(
    session: Session, office: Office, task: Task, lead: Assignment
) -> None:
    task.version = 3
    act = office.act(office.auditor)
    sign_for(session, lead, act=act)
    [receipt] = session.scalars(receipts_of(task.id))
    assert (receipt.person, receipt.at, receipt.task_version) == (office.auditor, act.at, 3)
    assert lead.received_at == act.at


def test_a_task_is_signed_for_once(session: Session, office: Office, lead: Assignment) -> None:
    sign_for(session, lead, act=office.act(office.auditor))
    deeds = office.deeds()
    with pytest.raises(OutOfTurn, match="第 1 项任务在市监察局为“已签收”，现在不能签收。请由该部门的联络员填报进展"):
        sign_for(session, lead, act=office.act(office.auditor))
    assert office.deeds() == deeds


def test_a_cancelled_task_is_not_signed_for(session: Session, office: Office, task: Task, lead: Assignment) -> None:
    cancel(session, task, "上级已调整", act=office.act())
    with pytest.raises(OutOfTurn, match="第 1 项任务为“终止”，现在不能签收"):
        sign_for(session, lead, act=office.act(office.auditor))


def test_a_return_goes_to_the_coordinator_with_its_reason(
    session: Session, office: Office, returned: Assignment
) -> None:
    assert (returned.state, returned.return_reason) == (AssignmentState.RETURNED, "不属本单位职责")
    assert session.scalars(open_returns()).all() == [returned]
    assert office.told(office.coordinator, NoticeKind.RETURNED) == ["市监察局退回第 1 项任务：不属本单位职责"]
    assert office.last_deed().reason == "不属本单位职责"


def test_a_return_needs_a_reason(session: Session, office: Office, lead: Assignment) -> None:
    with pytest.raises(Invalid, match="请说明原因"):
        return_assignment(session, lead, " ", act=office.act(office.auditor))
    assert lead.state is AssignmentState.PENDING_RECEIPT


def test_what_was_signed_for_is_not_returned(session: Session, office: Office, lead: Assignment) -> None:
    sign_for(session, lead, act=office.act(office.auditor))
    with pytest.raises(OutOfTurn, match="不能退回"):
        return_assignment(session, lead, "不属本单位职责", act=office.act(office.auditor))


def test_a_department_may_sign_for_what_it_returned(session: Session, office: Office, returned: Assignment) -> None:
    sign_for(session, returned, act=office.act(office.auditor))
    assert (returned.state, returned.return_reason) == (AssignmentState.RECEIVED, "")


def test_a_returned_task_can_be_given_to_the_same_department_again(
    session: Session, office: Office, returned: Assignment
) -> None:
    insist(session, returned, "经研究仍由监察局牵头", calendar=office.calendar, act=office.act(on=LATER))
    assert (returned.state, returned.receipt_due_on) == (AssignmentState.PENDING_RECEIPT, date(2026, 3, 12))
    assert office.told(office.auditor, NoticeKind.ISSUED)[-1] == "第 1 项任务仍由市监察局办理，请于3月12日前签收"


def test_a_second_return_is_told_like_the_first(session: Session, office: Office, returned: Assignment) -> None:
    insist(session, returned, "仍由监察局牵头", calendar=office.calendar, act=office.act())
    return_assignment(session, returned, "确无此项职能", act=office.act(office.auditor))
    assert len(office.told(office.coordinator, NoticeKind.RETURNED)) == 2


def test_a_returned_part_goes_to_another_department_in_the_same_place(
    session: Session, office: Office, returned: Assignment
) -> None:
    archive = office.make.department("市档案局")
    archivist = office.make.liaison(archive)
    reassign(session, returned, archive, calendar=office.calendar, act=office.act(on=LATER))
    assert (returned.department, returned.seq, returned.state) == (archive, 0, AssignmentState.PENDING_RECEIPT)
    assert returned.receipt_due_on == date(2026, 3, 12)
    assert office.told(archivist, NoticeKind.ISSUED) == ["第 1 项任务转由市档案局办理，请于3月12日前签收"]
    assert office.told(office.auditor, NoticeKind.CHANGED) == ["第 1 项任务已转由市档案局办理"]
    assert office.last_deed().changes["replaced"] == ["市监察局", "市档案局"]


def test_a_part_goes_to_no_department_that_has_one_already(
    session: Session, office: Office, returned: Assignment
) -> None:
    with pytest.raises(CannotTakePart, match="市财政局已在第 1 项任务中"):
        reassign(session, returned, office.finance, calendar=office.calendar, act=office.act())


def test_a_part_that_was_signed_for_is_not_reassigned(session: Session, office: Office, lead: Assignment) -> None:
    sign_for(session, lead, act=office.act(office.auditor))
    with pytest.raises(OutOfTurn, match="不能转办"):
        reassign(session, lead, office.make.department(), calendar=office.calendar, act=office.act())


def test_only_a_person_signs(session: Session, office: Office, lead: Assignment, act: object) -> None:
    with pytest.raises(ValueError, match="only a person"):
        sign_for(session, lead, act=act)  # type: ignore[arg-type]
    assert lead.issued_on == MONDAY
