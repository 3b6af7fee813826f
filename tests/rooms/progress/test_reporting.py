"""Reporting and reviewing: what counts when, what is refused, and what is said to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.support.office import MONDAY, Office
from tests.support.queries import QueryCount
from tracker.foundation.refusals import Invalid
from tracker.inbox.models import NoticeKind
from tracker.progress import queries
from tracker.progress.actions import accept, approve_report, hold_report, report, send_back
from tracker.progress.models import ProgressReport, ReportState
from tracker.progress.rules import NotNow
from tracker.progress.values import NewEvidence, NewReport
from tracker.tasks.actions import sign_for, suspend
from tracker.tasks.models import Assignment, AssignmentState, Task
from tracker.tasks.moves import OutOfTurn

FILE = NewEvidence("方案.pdf", "application/pdf", 10, "a" * 64)


@pytest.fixture
def task(office: Office) -> Task:
    """A task that its lead has signed for."""
    return office.signed()[0]


@pytest.fixture
def lead(office: Office, task: Task) -> Assignment:
    """The lead's part in it."""
    return office.parts(task)[0]


@pytest.fixture
def support(session: Session, office: Office, task: Task) -> Assignment:
    """The support's part in it, signed for."""
    support = office.parts(task)[1]
    sign_for(session, support, act=office.act(office.financier))
    return support


def test_a_report_waits_for_review_and_its_figures_count(session: Session, office: Office, lead: Assignment) -> None:
    made = office.report(lead, 40)
    assert (made.state, made.reported_on, lead.last_reported_on) == (ReportState.SUBMITTED, MONDAY, MONDAY)
    assert (lead.state, lead.progress, lead.task.progress) == (AssignmentState.SUBMITTED, 40, 40)
    assert session.scalars(queries.waiting_for_review()).all() == [made]
    assert office.told(office.coordinator, NoticeKind.REPORTED) == ["市监察局报送第 1 项任务进展（完成 40%），请审核"]


def test_the_task_follows_the_consolidating_lead_alone(office: Office, lead: Assignment, support: Assignment) -> None:
    office.report(lead, 40)
    office.report(support, 90, by=office.financier)
    assert (support.progress, lead.task.progress) == (90, 40)


def test_a_form_reports_once_however_often_it_is_sent(session: Session, office: Office, lead: Assignment) -> None:
    first = office.report(lead, 40, form_key="same", evidence=[FILE])
    deeds = office.deeds()
    assert office.report(lead, 40, form_key="same", evidence=[FILE]) is first
    assert session.scalar(select(func.count(ProgressReport.id))) == 1
    assert office.deeds() == deeds


def test_evidence_stands_beside_its_report(session: Session, office: Office, lead: Assignment) -> None:
    page = NewEvidence.from_address("https://www.example.test/2026/公开", "门户网站")
    made = office.report(lead, 40, evidence=[FILE, page])
    kept = queries.evidence_of(session, [made.id])[made.id]
    assert [(each.name, each.sha256[:1], each.url[:5]) for each in kept] == [
        ("方案.pdf", "a", ""),
        ("门户网站", "", "https"),
    ]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"done": " \n"}, "done"),
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"evidence": [NewEvidence.from_address("javascript:alert(1)")]}, "evidence"),
        ({"evidence": [NewEvidence.from_address("file:///etc/passwd")]}, "evidence"),
        ({"evidence": [NewEvidence.from_address("https://")]}, "evidence"),
        ({"evidence": [NewEvidence("空")]}, "evidence"),
        ({"evidence": [FILE] * 21}, "evidence"),
    ],
)
def test_a_report_that_cannot_be_is_refused_beside_its_field(
    session: Session, office: Office, lead: Assignment, given: dict[str, object], field: str
) -> None:
    new = replace(NewReport("已完成", 40), **given)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as refused:
        report(session, lead, new, form_key="odd", act=office.act(office.auditor))
    assert refused.value.field == field
    assert lead.state is AssignmentState.RECEIVED


def test_a_percentage_falls_only_with_a_word_about_problems(office: Office, lead: Assignment) -> None:
    office.report(lead, 60)
    with pytest.raises(Invalid, match="完成进度由 60% 降为 50%") as refused:
        office.report(lead, 50)
    assert refused.value.field == "problems"
    office.report(lead, 50, problems="部分数据需重新核实")
    assert lead.task.progress == 50


def test_what_is_not_signed_for_is_not_reported_on(office: Office, task: Task) -> None:
    with pytest.raises(OutOfTurn, match="第 1 项任务在市财政局为“待签收”，现在不能填报进展。请先由该部门的联络员签收"):
        office.report(office.parts(task)[1], by=office.financier)


def test_a_resting_task_takes_no_reports(session: Session, office: Office, task: Task, lead: Assignment) -> None:
    suspend(session, task, "等待批复", act=office.act())
    with pytest.raises(OutOfTurn, match="为“中止”，现在不能填报进展"):
        office.report(lead)


def test_a_new_report_stands_for_the_one_nobody_looked_at(session: Session, office: Office, lead: Assignment) -> None:
    first, second = office.report(lead, 40), office.report(lead, 60)
    assert (first.state, second.state) == (ReportState.SUPERSEDED, ReportState.SUBMITTED)
    assert session.scalars(queries.waiting_for_review()).all() == [second]
    with pytest.raises(NotNow, match="请处理该部门最新的报送"):
        accept(session, first, act=office.act())


def test_accepting_says_who_when_and_tells_the_department(session: Session, office: Office, lead: Assignment) -> None:
    made = office.report(lead, 40)
    accept(session, made, "材料齐全", act=office.act())
    assert (made.state, lead.state) == (ReportState.ACCEPTED, AssignmentState.ACCEPTED)
    assert (made.reviewed_by, made.review_note) == (office.coordinator, "材料齐全")
    assert office.told(office.auditor, NoticeKind.ACCEPTED) == ["第 1 项任务的报送审核通过（完成 40%）"]


def test_a_report_sent_back_is_mended_and_sent_again(session: Session, office: Office, lead: Assignment) -> None:
    made = office.report(lead, 40)
    send_back(session, made, "缺少佐证材料", act=office.act())
    assert (made.state, lead.state) == (ReportState.SENT_BACK, AssignmentState.SENT_BACK)
    assert office.told(office.auditor, NoticeKind.SENT_BACK) == ["第 1 项任务的报送退回补正：缺少佐证材料"]
    assert office.report(lead, 40).state is ReportState.SUBMITTED


def test_sending_back_needs_a_reason(session: Session, office: Office, lead: Assignment) -> None:
    made = office.report(lead)
    with pytest.raises(Invalid, match="请说明原因"):
        send_back(session, made, "", act=office.act())
    assert made.state is ReportState.SUBMITTED


def test_a_report_is_decided_once(session: Session, office: Office, lead: Assignment) -> None:
    made = office.accepted(lead, 40)
    with pytest.raises(NotNow, match="市监察局的这份报送为“审核通过”，现在不能退回补正。已审核通过，无需再处理"):
        send_back(session, made, "再核", act=office.act())


class TestWhereTheHeadApproves:
    @pytest.fixture(autouse=True)
    def _switched_on(self, session: Session, office: Office) -> None:
        office.plan.head_approves = True
        self.head = office.make.head(office.audit)

    def test_a_report_waits_for_the_head_and_counts_for_nothing_yet(
        self, session: Session, office: Office, lead: Assignment
    ) -> None:
        made = office.report(lead, 40)
        assert (made.state, lead.state, lead.progress) == (ReportState.AWAITING_HEAD, AssignmentState.RECEIVED, 0)
        assert session.scalars(queries.waiting_for_review()).all() == []
        assert session.scalars(queries.waiting_for_head([office.audit.id])).all() == [made]
        assert office.told(self.head, NoticeKind.AWAITING_HEAD) == ["第 1 项任务的报送待审签（完成 40%）"]

    def test_the_head_lets_it_go(self, session: Session, office: Office, lead: Assignment) -> None:
        made = office.report(lead, 40)
        approve_report(session, made, act=office.act(self.head))
        assert (made.state, lead.state, lead.task.progress) == (ReportState.SUBMITTED, AssignmentState.SUBMITTED, 40)

    def test_the_head_gives_it_back_with_a_reason(self, session: Session, office: Office, lead: Assignment) -> None:
        made = office.report(lead, 40)
        hold_report(session, made, "数据请再核实", act=office.act(self.head))
        assert (made.state, lead.state) == (ReportState.SENT_BACK, AssignmentState.SENT_BACK)
        assert office.told(office.auditor, NoticeKind.SENT_BACK) == ["第 1 项任务的报送未通过审签：数据请再核实"]

    def test_what_the_coordinator_has_stays_there_while_the_head_thinks(
        self, session: Session, office: Office, lead: Assignment
    ) -> None:
        first = office.report(lead, 40)
        approve_report(session, first, act=office.act(self.head))
        second = office.report(lead, 60)
        assert (first.state, second.state) == (ReportState.SUBMITTED, ReportState.AWAITING_HEAD)
        hold_report(session, second, "再核", act=office.act(self.head))
        assert lead.state is AssignmentState.SUBMITTED
        accept(session, first, act=office.act())
        assert first.state is ReportState.ACCEPTED

    def test_a_department_without_head_reports_straight_to_the_office(
        self, office: Office, support: Assignment
    ) -> None:
        assert office.report(support, by=office.financier).state is ReportState.SUBMITTED

    def test_what_has_left_is_not_approved_again(self, session: Session, office: Office, lead: Assignment) -> None:
        made = office.report(lead, 40)
        approve_report(session, made, act=office.act(self.head))
        with pytest.raises(NotNow, match="现在不能审签。请由督办员审核"):
            approve_report(session, made, act=office.act(self.head))


def test_the_latest_report_of_each_part_comes_in_one_statement(
    engine: Engine, session: Session, office: Office, lead: Assignment, support: Assignment
) -> None:
    office.report(lead, 10)
    last, other = office.report(lead, 20), office.report(support, 30, by=office.financier)
    with QueryCount(engine) as sent:
        found = queries.latest_reports(session, [lead.id, support.id])
    assert found == {lead.id: last, support.id: other}
    assert len(sent) == 1


def test_the_reports_of_a_task_come_with_people_and_departments(
    engine: Engine, session: Session, office: Office, lead: Assignment, support: Assignment
) -> None:
    for percent in range(0, 50, 5):
        office.accepted(lead, percent)
    office.report(support, by=office.financier)
    session.commit()
    session.expunge_all()
    with QueryCount(engine) as sent:
        found = session.scalars(queries.reports_of(lead.task_id)).all()
        names = {(each.assignment.department.name, each.reported_by.name) for each in found}
        queries.evidence_of(session, [each.id for each in found])
    assert (len(found), len(names)) == (11, 2)
    assert len([statement for statement in sent.statements if statement.startswith("SELECT")]) == 2
