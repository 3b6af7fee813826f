"""An office at work: a coordinator, a leader, two departments with their people, and the day on which they act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.make import Make
from tracker.departments.models import Department
from tracker.inbox.models import Notice, NoticeKind
from tracker.journal.acts import Act
from tracker.journal.models import Entry
from tracker.people.models import Person
from tracker.plans.models import Plan
from tracker.progress import actions
from tracker.progress.models import ProgressReport, Request
from tracker.progress.values import NewReport
from tracker.tasks.actions import issue_plan, sign_for
from tracker.tasks.models import Assignment, Task
from tracker.tasks.queries import parts
from tracker.tasks.values import NewFiling, NewTask, Party
from tracker.workdays.rules import Calendar

MONDAY = date(2026, 3, 2)


class Office:
    """The people of an office and shortcuts through the verbs, so that a test spells out only what it is about."""

    def __init__(self, session: Session, make: Make) -> None:
        """Give the office its people and one plan."""
        self.session, self.make, self.calendar = session, make, Calendar()
        self.keys = (f"form-{number}" for number in count(1))
        self.audit, self.finance = make.department("市监察局"), make.department("市财政局")
        self.auditor, self.financier = make.liaison(self.audit), make.liaison(self.finance)
        self.coordinator, self.leader = make.coordinator(), make.leader(name="周市长")
        self.plan = make.plan(title="政务公开工作要点", issued_on=date(2026, 2, 27))

    def act(self, person: Person | None = None, *, on: date = MONDAY) -> Act:
        """Somebody (the coordinator) acts on a day at ten."""
        who = person or self.coordinator
        return Act(who.id, who.name, datetime(on.year, on.month, on.day, 2, tzinfo=UTC))

    def issue(self, *tasks: NewTask, plan: Plan | None = None, filings: Sequence[NewFiling] = ()) -> list[Task]:
        """Issue tasks (one led by the audit office, supported by finance) on the Monday."""
        given = tasks or (self.new_task(),)
        return issue_plan(self.session, plan or self.plan, given, filings, calendar=self.calendar, act=self.act())

    def new_task(
        self,
        number: str = "1",
        *,
        leads: Sequence[Department] | None = None,
        supports: Sequence[Department] | None = None,
        **given: Any,
    ) -> NewTask:
        """A task to be issued."""
        return NewTask(
            **{
                "number": number,
                "content": f"推进第{number}项工作",
                "leads": [Party(each.id) for each in ([self.audit] if leads is None else leads)],
                "supports": [Party(each.id) for each in ([self.finance] if supports is None else supports)],
                **given,
            }
        )

    def parts(self, task: Task) -> list[Assignment]:
        """Who takes part in a task."""
        return parts(self.session, [task.id])[task.id]

    def signed(self, **given: Any) -> tuple[Task, Assignment]:
        """A task that its lead has signed for, and the lead's part."""
        [task] = self.issue(**given)
        lead = self.parts(task)[0]
        sign_for(self.session, lead, act=self.act(self.auditor))
        return task, lead

    def report(self, assignment: Assignment, percent: int = 50, **given: Any) -> ProgressReport:
        """The department reports."""
        key, by = given.pop("form_key", None), given.pop("by", self.auditor)
        new = NewReport(**{"done": "已完成方案起草", "percent": percent, **given})
        return actions.report(self.session, assignment, new, form_key=key or next(self.keys), act=self.act(by))

    def accepted(self, assignment: Assignment, percent: int = 100) -> ProgressReport:
        """The department reports and the coordinator accepts."""
        report = self.report(assignment, percent)
        actions.accept(self.session, report, act=self.act())
        return report

    def asked(self, task: Task, reason: str = "财政部分已并入总结") -> Request:
        """The lead asks for closure."""
        return actions.request_closure(self.session, task, reason, act=self.act(self.auditor))

    def closed(self) -> tuple[Task, Assignment]:
        """A task that has come to its end."""
        task, lead = self.signed()
        self.accepted(lead)
        actions.approve_closure(self.session, self.asked(task), act=self.act())
        return task, lead

    def told(self, person: Person, kind: NoticeKind) -> list[str]:
        """What a person was told of a kind."""
        notices = select(Notice.sentence).where(Notice.person_id == person.id, Notice.kind == kind)
        return list(self.session.scalars(notices.order_by(Notice.id)))

    def deeds(self) -> int:
        """How many deeds the journal holds."""
        return self.session.scalar(select(func.count(Entry.id))) or 0

    def last_deed(self) -> Entry:
        """The latest deed in the journal."""
        return self.session.scalars(select(Entry).order_by(Entry.id.desc()).limit(1)).one()
