"""Makes records for tests: each method spells out only what the test is about, and commits, so that pages see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from secrets import token_hex
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.departments.models import Alias, Collective, CollectiveMember, Department, Level
from tracker.foundation.columns import Record
from tracker.foundation.text import fold, sort_key
from tracker.inbox.models import Notice, NoticeKind
from tracker.people import passwords
from tracker.people.models import OF_A_DEPARTMENT, Person, Post, Role, SignIn
from tracker.plans.models import Plan
from tracker.progress.models import Evidence, Instruction, ProgressReport, ReportState, Request, RequestKind
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import (
    Assignment,
    AssignmentRole,
    AssignmentState,
    LeadPlanFiling,
    Task,
    TaskState,
)

Made = TypeVar("Made", bound=Record)


class Make:
    """A maker of records on one session."""

    def __init__(self, session: Session, *, today: date) -> None:
        """Make records as of a day."""
        self.session, self.today = session, today
        self._numbers = count(1)

    def department(self, name: str | None = None, *, parent: Department | None = None, **given: Any) -> Department:
        """A department that the directory knows by its name and short name."""
        name = name or f"市第{next(self._numbers)}局"
        made = self.keep(
            Department(
                name=name,
                parent_id=parent.id if parent else None,
                sort_key=sort_key(name),
                **{"short_name": name, "level": Level.CITY, **given},
            )
        )
        for known in dict.fromkeys((made.name, made.short_name)):
            self.keep(Alias(department_id=made.id, name=known, folded=fold(known)))
        return made

    def collective(self, name: str, members: Sequence[Department] = ()) -> Collective:
        """A collective with its members."""
        made = self.keep(Collective(name=name, folded=fold(name)))
        for member in members:
            self.keep(CollectiveMember(collective_id=made.id, department_id=member.id))
        return made

    def person(self, role: Role | None = None, department: Department | None = None, **given: Any) -> Person:
        """Somebody who holds a role (for a department, where the role asks for one) since long ago."""
        number = next(self._numbers)
        made = self.keep(
            Person(
                **{"name": f"第{number}人", "sign_in_name": f"p{number}", "email": f"p{number}@office.test", **given}
            )
        )
        if role is not None:
            self.post(made, role, department)
        return made

    def post(self, person: Person, role: Role, department: Department | None = None) -> Post:
        """A further post for somebody."""
        if role in OF_A_DEPARTMENT:
            department = department or self.department()
        held_for = department.id if department is not None and role in OF_A_DEPARTMENT else None
        return self.keep(Post(person_id=person.id, role=role, department_id=held_for, began_on=date(2000, 1, 1)))

    def with_password(self, person: Person, password: str) -> Person:
        """The person, who has now chosen this password."""
        person.password_hash, person.password_set_at = passwords.of(self.session).hash(password), self.moment()
        return self.keep(person)

    def stay(self, person: Person, **given: Any) -> SignIn:
        """A stay that began today at ten and has not ended."""
        times = {"began_at": self.moment(), "seen_at": self.moment(), "address": "127.0.0.1", "agent": "tests"}
        return self.keep(SignIn(**{"token_hash": token_hex(32), "person_id": person.id, **times, **given}))

    def admin(self, **given: Any) -> Person:
        """A system administrator."""
        return self.person(Role.SYSTEM_ADMIN, **given)

    def coordinator(self, **given: Any) -> Person:
        """A coordinator of the office."""
        return self.person(Role.COORDINATOR, **given)

    def leader(self, **given: Any) -> Person:
        """A leader."""
        return self.person(Role.LEADER, **given)

    def liaison(self, department: Department | None = None, **given: Any) -> Person:
        """A department's liaison."""
        return self.person(Role.LIAISON, department, **given)

    def head(self, department: Department | None = None, **given: Any) -> Person:
        """A department's head."""
        return self.person(Role.HEAD, department, **given)

    def plan(self, **given: Any) -> Plan:
        """A plan in force for the year of today."""
        number = next(self._numbers)
        return self.keep(
            Plan(
                **{
                    "title": f"第{number}号工作要点",
                    "issuers": ["市政府办公室"],
                    "year": self.today.year,
                    "issued_on": date(self.today.year, 1, 5),
                    **given,
                }
            )
        )

    def task(
        self,
        *,
        plan: Plan | None = None,
        leads: Sequence[Department] = (),
        supports: Sequence[Department] = (),
        assignment_state: AssignmentState = AssignmentState.RECEIVED,
        **given: Any,
    ) -> Task:
        """A task of a plan, in progress, led and supported by departments; given.deadline makes it dated."""
        number = next(self._numbers)
        plan = plan or self.plan()
        words = {"number": str(number), "content": f"第{number}项任务", "category": "", **given}
        deadline = words.get("deadline")
        made = self.keep(
            Task(
                **{
                    "plan_id": plan.id,
                    "seq": number,
                    "folded": fold(f"{words['number']} {words['category']} {words['content']}"),
                    "deadline_kind": DeadlineKind.DATE if deadline else DeadlineKind.NONE,
                    "original_deadline": deadline,
                    "state": TaskState.IN_PROGRESS,
                    "issued_on": date(self.today.year, 1, 5),
                    **words,
                }
            )
        )
        for role, departments in ((AssignmentRole.LEAD, leads), (AssignmentRole.SUPPORT, supports)):
            for seq, department in enumerate(departments):
                self.assignment(made, department, role=role, seq=seq, state=assignment_state)
        return made

    def assignment(self, task: Task, department: Department | None = None, **given: Any) -> Assignment:
        """A department's part in a task: lead, signed for, unless given otherwise."""
        department = department or self.department()
        state = given.get("state", AssignmentState.RECEIVED)
        signed = None if state is AssignmentState.PENDING_RECEIPT else self.moment()
        return self.keep(
            Assignment(
                **{
                    "task_id": task.id,
                    "department_id": department.id,
                    "role": AssignmentRole.LEAD,
                    "seq": 0,
                    "state": state,
                    "issued_on": task.issued_on,
                    "receipt_due_on": task.issued_on + timedelta(days=5),
                    "received_at": signed,
                    **given,
                }
            )
        )

    def parts_of(self, task: Task) -> list[Assignment]:
        """A task's parts, leads first."""
        found = select(Assignment).where(Assignment.task_id == task.id)
        return list(self.session.scalars(found.order_by(Assignment.role, Assignment.seq)))

    def part_of(self, task: Task, *, seq: int = 0) -> Assignment:
        """One of a task's parts: the consolidating lead's, unless another place is given."""
        return self.parts_of(task)[seq]

    def notice(
        self, person: Person, sentence: str, *, task: Task | None = None, read: bool = False, **given: Any
    ) -> Notice:
        """Something that a person was told, unread unless said otherwise."""
        task_id, read_at = task.id if task else None, self.moment() if read else None
        kind, key = NoticeKind.ISSUED, f"made:{next(self._numbers)}"
        told = {"kind": kind, "key": key, "at": self.moment(), "read_at": read_at, **given}
        return self.keep(Notice(person_id=person.id, sentence=sentence, task_id=task_id, **told))

    def report(self, assignment: Assignment, *, by: Person | None = None, **given: Any) -> ProgressReport:
        """A report on a department's part, waiting for review unless given otherwise."""
        author = by or self.liaison(assignment.department)
        words = {"done": "已完成调研", "percent": 40, "state": ReportState.SUBMITTED}
        when = {"reported_at": self.moment(), "reported_on": self.today}
        facts = {"form_key": f"made:{next(self._numbers)}", **words, **when, **given}
        return self.keep(ProgressReport(assignment_id=assignment.id, reported_by_id=author.id, **facts))

    def evidence(self, report: ProgressReport, name: str = "佐证.pdf", **given: Any) -> Evidence:
        """A file that proves a report; only its row, unless its hash names kept content."""
        facts = {"media_type": "application/pdf", "size": 1234, "sha256": "0" * 64, **given}
        return self.keep(Evidence(report_id=report.id, name=name, **facts))

    def request(self, task: Task, kind: RequestKind = RequestKind.CLOSURE, *, by: Person, **given: Any) -> Request:
        """Something asked about a task, waiting for an answer."""
        facts = {"reason": "各项任务均已完成", "asked_at": self.moment(), **given}
        return self.keep(Request(task_id=task.id, kind=kind, asked_by_id=by.id, **facts))

    def instruction(self, task: Task, *, by: Person, **given: Any) -> Instruction:
        """What a leader wrote to a task."""
        facts = {"form_key": f"made:{next(self._numbers)}", "words": "请加快办理", "at": self.moment(), **given}
        return self.keep(Instruction(task_id=task.id, by_id=by.id, **facts))

    def filing(self, plan: Plan, department: Department, **given: Any) -> LeadPlanFiling:
        """A lead's work plan that is still to be filed."""
        facts = {"title": "牵头工作方案", "due_on": self.today + timedelta(days=30), **given}
        return self.keep(LeadPlanFiling(plan_id=plan.id, department_id=department.id, **facts))

    def moment(self, day: date | None = None, hour: int = 2) -> datetime:
        """A moment on a day (today) at an hour of UTC; 2 is ten in the office's morning."""
        day = day or self.today
        return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def keep(self, record: Made) -> Made:
        """Add a record that this maker has no word for, and commit."""
        self.session.add(record)
        self.session.commit()
        return record
