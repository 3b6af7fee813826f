"""Issuing a plan: its tasks begin to bind the departments, and each is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.departments.models import Department
from tracker.foundation.paging import exists_any
from tracker.foundation.upsert import insert_all
from tracker.foundation.words import N_
from tracker.inbox.actions import Telling, tell_all
from tracker.inbox.models import NoticeKind
from tracker.inbox.recipients import by_department
from tracker.journal.actions import Note, note, note_all
from tracker.journal.acts import Act
from tracker.plans.models import Plan
from tracker.tasks import queries, rules
from tracker.tasks.models import Assignment, AssignmentRole, Indicator, LeadPlanFiling, Milestone, Task
from tracker.tasks.values import NewFiling, NewTask, TaskChanges
from tracker.workdays.rules import Calendar


def issue_plan(
    session: Session,
    plan: Plan,
    tasks: Sequence[NewTask],
    filings: Sequence[NewFiling] = (),
    *,
    calendar: Calendar,
    act: Act,
) -> list[Task]:
    """Bind the departments to a plan's tasks and tell them by when to sign; as many statements for 500 tasks as for 5.

    Refuses a plan that was issued already, one without tasks, tasks without lead or time, and departments not in use.
    """
    rules.refuse_unready(plan.title, tasks, issued_on=plan.issued_on)
    _refuse_issued(session, plan)
    parts = [rules.parts_of(task.leads, task.supports) for task in tasks]
    _refuse_unused(session, {part.department_id for each in parts for part in each})
    issued = _add_all(session, plan, tasks, parts, calendar=calendar, act=act)
    _add_filings(session, plan, _leads(parts), filings)
    note(session, "plan:issued", plan, act=act, changes={"tasks": [0, len(issued)]})
    _write_down(session, issued, act)
    told = Telling(
        frozenset(),
        NoticeKind.ISSUED,
        f"issued:{plan.id}",
        N_("《%(plan)s》交办 %(count)s 项任务，请于%(month)s月%(day)s日前签收"),
    )
    _tell(session, plan, parts, told, calendar, act)
    return issued


def issue_more(session: Session, plan: Plan, tasks: Sequence[NewTask], *, calendar: Calendar, act: Act) -> list[Task]:
    """Bind departments to further tasks of a plan in force, behind those that it has. Refuses what `issue_plan` refuses."""
    rules.refuse_unready(plan.title, tasks, issued_on=plan.issued_on)
    parts = [rules.parts_of(task.leads, task.supports) for task in tasks]
    _refuse_unused(session, {part.department_id for each in parts for part in each})
    issued = _add_all(session, plan, tasks, parts, calendar=calendar, act=act)
    note(session, "plan:enlarged", plan, act=act, changes={"tasks": [None, len(issued)]})
    _write_down(session, issued, act)
    told = Telling(
        frozenset(),
        NoticeKind.ISSUED,
        f"issued:{plan.id}:{issued[0].seq}",
        N_("《%(plan)s》增加 %(count)s 项任务，请于%(month)s月%(day)s日前签收"),
    )
    _tell(session, plan, parts, told, calendar, act)
    return issued


def _add_all(
    session: Session,
    plan: Plan,
    tasks: Sequence[NewTask],
    parts: Sequence[Sequence[rules.Part]],
    *,
    calendar: Calendar,
    act: Act,
) -> list[Task]:
    issued = _add_tasks(session, plan, tasks, act.on)
    due_on = calendar.add(act.on, plan.receipt_workdays)
    _add_parts(session, dict(zip((task.id for task in issued), parts, strict=True)), act.on, due_on)
    pairs = list(zip(issued, tasks, strict=True))
    for kind, name in ((Indicator, "indicators"), (Milestone, "milestones")):
        rows = [{"task_id": task.id, **asdict(one)} for task, new in pairs for one in getattr(new, name)]
        insert_all(session, kind, rows)
    return issued


def _refuse_issued(session: Session, plan: Plan) -> None:
    session.scalars(select(Plan).where(Plan.id == plan.id).with_for_update()).all()
    if exists_any(session, queries.of_plan(plan.id)):
        raise rules.CannotBeIssued(N_("《%(plan)s》已经交办，不再重复交办。请在台账中修改任务"), plan=plan.title)


def _refuse_unused(session: Session, department_ids: Iterable[int]) -> None:
    used = select(Department).where(Department.id.in_(set(department_ids)), Department.is_active.is_(False))
    unused = [department.short_name for department in session.scalars(used.order_by(Department.sort_key))]
    if unused:
        raise rules.CannotBeIssued(
            N_("%(departments)s已停用，不能交办。请改选部门，或先在名录中启用"), departments=unused
        )


def _add_tasks(session: Session, plan: Plan, tasks: Sequence[NewTask], on: date) -> list[Task]:
    """The tasks, in their order, behind those that the plan has already."""
    last = session.scalar(select(func.max(Task.seq)).where(Task.plan_id == plan.id)) or 0
    rows = [
        {
            "plan_id": plan.id,
            "seq": seq,
            **{name: getattr(task, name) for name in TaskChanges.__dataclass_fields__},
            "folded": rules.searched(task.number, task.category, task.content),
            "original_deadline": task.deadline,
            "issued_on": on,
        }
        for seq, task in enumerate(tasks, last + 1)
    ]
    insert_all(session, Task, rows)
    return list(session.scalars(queries.of_plan(plan.id).where(Task.seq > last)))


def _add_parts(session: Session, parts: Mapping[int, Sequence[rules.Part]], on: date, due_on: date) -> None:
    stay = {"issued_on": on, "receipt_due_on": due_on}
    rows = [{"task_id": task_id, **asdict(part), **stay} for task_id, each in parts.items() for part in each]
    insert_all(session, Assignment, rows)


def _leads(parts: Iterable[Sequence[rules.Part]]) -> list[int]:
    leads = (part.department_id for each in parts for part in each if part.role is AssignmentRole.LEAD)
    return list(dict.fromkeys(leads))


def _add_filings(session: Session, plan: Plan, leads: Sequence[int], filings: Sequence[NewFiling]) -> None:
    rows = [{"plan_id": plan.id, "department_id": lead, **asdict(filing)} for filing in filings for lead in leads]
    insert_all(session, LeadPlanFiling, rows)


def _write_down(session: Session, issued: Sequence[Task], act: Act) -> None:
    note_all(session, "task:issued", [Note(task, task.id) for task in issued], act=act)


def _tell(
    session: Session, plan: Plan, parts: Sequence[Sequence[rules.Part]], told: Telling, calendar: Calendar, act: Act
) -> None:
    """Tell each department once of all its tasks, as `told` has it."""
    counts = Counter(part.department_id for each in parts for part in each)
    people = by_department(session, list(counts), on=act.on)
    due_on = calendar.add(act.on, plan.receipt_workdays)
    words = {"plan": plan.title, "month": due_on.month, "day": due_on.day}
    tellings = [
        replace(
            told,
            person_ids=people[department],
            key=f"{told.key}:{department}",
            sentence=told.sentence % {**words, "count": count},
            due_on=due_on,
        )
        for department, count in counts.items()
    ]
    tell_all(session, tellings, act=act)
