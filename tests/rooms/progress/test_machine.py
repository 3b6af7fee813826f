"""Whatever people do in whatever order: states stay sound, nothing is lost, and the journal knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.support.office import MONDAY, Office
from tracker.departments.models import Department
from tracker.foundation.refusals import Refusal
from tracker.journal.queries import broken_seals
from tracker.people.models import Person
from tracker.progress import actions as progress
from tracker.progress.models import ProgressReport, ReportState, Request, RequestState
from tracker.progress.values import NewReport
from tracker.tasks import actions as tasks
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, TaskState
from tracker.tasks.values import DepartmentsChange

AS_LEAD, AS_SUPPORT = 0, 1
STAGES = ("issued", "signed", "signed", "asked", "closed")
either = st.sampled_from([AS_LEAD, AS_SUPPORT])
words = st.sampled_from(["确有原因", "确有原因", "确有原因", ""])
percents = st.sampled_from([0, 50, 100, 100, 101])


class Life(RuleBasedStateMachine):
    """The life of one task of an office; each run plays on a plan of its own."""

    office: ClassVar[Office]
    spare: ClassVar[Department]
    head: ClassVar[Person]

    def __init__(self) -> None:
        super().__init__()
        plan = self.office.make.plan(issued_on=MONDAY)
        [self.task] = self.office.issue(plan=plan)
        self.reports, self.day = 0, MONDAY

    @initialize(stage=st.sampled_from(STAGES))
    def begin_at(self, stage: str) -> None:
        """Bring the task so far that the verbs of every stage are tried."""
        lead, session, office = self.part(AS_LEAD), self.session, self.office
        if stage != "issued":
            tasks.sign_for(session, lead, act=self.act(office.auditor))
        if stage in {"asked", "closed"}:
            progress.accept(session, self.reported(100), act=self.act())
            request = progress.request_closure(session, self.task, "已完成", act=self.act(office.auditor))
            if stage == "closed":
                progress.approve_closure(session, request, act=self.act())

    # what people do

    @rule(part=either)
    def sign(self, part: int) -> None:
        self.do(lambda: tasks.sign_for(self.session, self.part(part), act=self.act(self.office.auditor)))

    @rule(part=either, reason=words)
    def return_it(self, part: int, reason: str) -> None:
        act = self.act(self.office.auditor)
        self.do(lambda: tasks.return_assignment(self.session, self.part(part), reason, act=act))

    @rule(part=either, reason=words)
    def insist(self, part: int, reason: str) -> None:
        calendar = self.office.calendar
        self.do(lambda: tasks.insist(self.session, self.part(part), reason, calendar=calendar, act=self.act()))

    @rule(part=either)
    def reassign(self, part: int) -> None:
        calendar = self.office.calendar
        self.do(lambda: tasks.reassign(self.session, self.part(part), self.spare, calendar=calendar, act=self.act()))

    @rule(part=either, percent=percents, problems=words)
    def report(self, part: int, percent: int, problems: str) -> None:
        self.do(lambda: self.reported(percent, part, problems))

    @rule(to=st.booleans())
    def switch_the_heads_approval(self, to: bool) -> None:
        self.task.plan.head_approves = to
        self.session.flush()

    @precondition(lambda life: life.reports > 0)
    @rule(state=st.sampled_from([ReportState.AWAITING_HEAD, ReportState.SUBMITTED, ReportState.SUPERSEDED]))
    def approve_a_report(self, state: ReportState) -> None:
        self.with_report(state, lambda one: progress.approve_report(self.session, one, act=self.act(self.head)))

    @precondition(lambda life: life.reports > 0)
    @rule(reason=words)
    def hold_a_report(self, reason: str) -> None:
        waiting = ReportState.AWAITING_HEAD
        self.with_report(waiting, lambda one: progress.hold_report(self.session, one, reason, act=self.act(self.head)))

    @precondition(lambda life: life.reports > 0)
    @rule(state=st.sampled_from([ReportState.SUBMITTED, ReportState.SUBMITTED, ReportState.SUPERSEDED]))
    def accept_a_report(self, state: ReportState) -> None:
        self.with_report(state, lambda one: progress.accept(self.session, one, act=self.act()))

    @precondition(lambda life: life.reports > 0)
    @rule(reason=words)
    def send_a_report_back(self, reason: str) -> None:
        waiting = ReportState.SUBMITTED
        self.with_report(waiting, lambda one: progress.send_back(self.session, one, reason, act=self.act()))

    @rule(reason=words)
    def ask_for_closure(self, reason: str) -> None:
        act = self.act(self.office.auditor)
        self.do(lambda: progress.request_closure(self.session, self.task, reason, act=act))

    @precondition(lambda life: life.task.state is TaskState.CLOSURE_REQUESTED or life.day.day % 7 == 0)
    @rule()
    def approve_closure(self) -> None:
        self.with_request(lambda one: progress.approve_closure(self.session, one, act=self.act()))

    @precondition(lambda life: life.task.state is TaskState.CLOSURE_REQUESTED or life.day.day % 7 == 0)
    @rule(note=words)
    def reject_closure(self, note: str) -> None:
        self.with_request(lambda one: progress.reject_closure(self.session, one, note, act=self.act()))

    @precondition(lambda life: life.task.state is TaskState.CLOSED or life.day.day % 7 == 0)
    @rule(reason=words)
    def reopen(self, reason: str) -> None:
        self.do(lambda: progress.reopen(self.session, self.task, reason, act=self.act()))

    @rule(verb=st.sampled_from([tasks.suspend, tasks.resume]), reason=words)
    def stop_or_go(self, verb: Callable[..., None], reason: str) -> None:
        self.do(lambda: verb(self.session, self.task, reason, act=self.act()))

    @rule(change=st.sampled_from(["add", "remove", "replace"]))
    def change_departments(self, change: str) -> None:
        audit, finance = self.office.audit.id, self.office.finance.id
        changes = {
            "add": DepartmentsChange(add_leads=[finance]),
            "remove": DepartmentsChange(remove=[finance]),
            "replace": DepartmentsChange(replace={audit: self.spare.id}),
        }
        given: dict[str, Any] = {"reason": "调整", "calendar": self.office.calendar, "act": self.act()}
        self.do(lambda: tasks.change_departments(self.session, [self.task], changes[change], **given), may_be_idle=True)

    @rule()
    def let_a_day_pass(self) -> None:
        self.day += timedelta(days=1)

    # what stays true

    @invariant()
    def a_task_is_closed_on_a_day_or_not_closed(self) -> None:
        self.session.refresh(self.task)
        assert (self.task.state is TaskState.CLOSED) == (self.task.closed_on is not None)
        assert (self.task.state is TaskState.SUSPENDED) == (self.task.suspended_on is not None)

    @invariant()
    def a_part_waits_for_review_exactly_when_one_report_of_it_does(self) -> None:
        for part in self.parts():
            waiting = self.count(ProgressReport, assignment_id=part.id, state=ReportState.SUBMITTED)
            assert waiting == (part.state is AssignmentState.SUBMITTED)

    @invariant()
    def closure_is_asked_for_exactly_when_a_request_waits(self) -> None:
        waiting = self.count(Request, task_id=self.task.id, state=RequestState.PENDING)
        assert waiting == (self.task.state is TaskState.CLOSURE_REQUESTED)

    @invariant()
    def a_closed_task_is_complete_and_nothing_of_it_waits(self) -> None:
        if self.task.state is TaskState.CLOSED:
            assert self.task.progress == self.parts()[0].progress == 100
            assert all(part.state is not AssignmentState.SUBMITTED for part in self.parts())

    @invariant()
    def the_task_keeps_a_lead_and_each_department_once(self) -> None:
        parts = self.parts()
        assert parts[0].role is AssignmentRole.LEAD
        assert len({part.department_id for part in parts}) == len(parts)
        leads = [part.seq for part in parts if part.role is AssignmentRole.LEAD]
        assert leads == list(range(len(leads)))

    @invariant()
    def what_was_reported_and_signed_stays(self) -> None:
        mine = select(Assignment.id).where(Assignment.task_id == self.task.id)
        reports = self.session.scalar(select(func.count()).where(ProgressReport.assignment_id.in_(mine))) or 0
        assert reports >= self.reports
        self.reports = reports

    # how it is played

    @property
    def session(self) -> Session:
        return self.office.session

    def do(self, deed: Callable[[], object], *, may_be_idle: bool = False) -> None:
        before, refusal = self.office.deeds(), None
        try:
            deed()
            self.session.flush()
        except Refusal as refused:
            refusal = refused
        grown = self.office.deeds() - before
        if refusal is None:
            assert grown == 1 or (may_be_idle and grown == 0)
        else:
            assert str(refusal)
            assert grown == 0
            assert not list(self.session.dirty) + list(self.session.new), "it changed before it refused"

    def reported(self, percent: int, part: int = AS_LEAD, problems: str = "") -> ProgressReport:
        key, act = f"{self.task.id}-{next(self.office.keys)}", self.act(self.office.auditor)
        new = NewReport("已推进", percent, problems)
        return progress.report(self.session, self.part(part), new, form_key=key, act=act)

    def with_report(self, state: ReportState, deed: Callable[[ProgressReport], None]) -> None:
        mine = select(ProgressReport).join(ProgressReport.assignment).where(Assignment.task_id == self.task.id)
        found = self.session.scalars(mine.where(ProgressReport.state == state).limit(1)).first()
        if found is not None:
            self.do(lambda: deed(found))

    def with_request(self, deed: Callable[[Request], None]) -> None:
        latest = select(Request).where(Request.task_id == self.task.id).order_by(Request.id.desc()).limit(1)
        found = self.session.scalars(latest).first()
        if found is not None:
            self.do(lambda: deed(found))

    def act(self, person: Person | None = None) -> Any:
        return self.office.act(person, on=self.day)

    def part(self, place: int) -> Assignment:
        parts = self.parts()
        return parts[place % len(parts)]

    def parts(self) -> list[Assignment]:
        self.session.flush()
        return self.office.parts(self.task)

    def count(self, kind: type[Any], **are: Any) -> int:
        return self.session.scalar(select(func.count()).select_from(kind).filter_by(**are)) or 0


@pytest.mark.parametrize(("runs", "steps"), [(25, 10), (10, 30)])
def test_states_stay_sound_whatever_people_do(office: Office, runs: int, steps: int) -> None:
    Life.office, Life.spare, Life.head = office, office.make.department(), office.make.head(office.audit)
    thorough = settings(
        max_examples=runs, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Life, settings=thorough)
    assert not list(broken_seals(office.session, office.session.info["journal_key"]))
