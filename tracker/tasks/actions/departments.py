"""Changing who takes part in issued tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.departments.models import Department
from tracker.foundation.upsert import insert_all
from tracker.foundation.words import N_
from tracker.journal.actions import Note, note_all
from tracker.journal.acts import Act
from tracker.tasks import queries, rules
from tracker.tasks.holding import hold
from tracker.tasks.models import Assignment, AssignmentRole, Task
from tracker.tasks.moves import TaskVerb, task_after
from tracker.tasks.telling import tell_departments
from tracker.tasks.values import DepartmentsChange
from tracker.workdays.rules import Calendar

Wish = Callable[[Task, Sequence[rules.Part]], Sequence[rules.Part]]
"""Who is to take part in a task, from who does."""


@dataclass(frozen=True)
class Rearrangement:
    """What a change means for one task: who stands where now, and who will."""

    task: Task
    now: Sequence[Assignment]
    then: Sequence[rules.Part]

    @property
    def leaving(self) -> list[Assignment]:
        """The parts that end."""
        staying = {part.department_id for part in self.then}
        return [assignment for assignment in self.now if assignment.department_id not in staying]

    @property
    def joining(self) -> list[rules.Part]:
        """The parts that begin."""
        known = {assignment.department_id for assignment in self.now}
        return [part for part in self.then if part.department_id not in known]

    @property
    def is_a_change(self) -> bool:
        """Whether anything comes out differently."""
        return [_place(assignment) for assignment in self.now] != [_place(part) for part in self.then]


def change_departments(
    session: Session,
    tasks: Sequence[Task],
    change: DepartmentsChange,
    *,
    reason: str,
    calendar: Calendar,
    act: Act,
) -> list[Task]:
    """Add, remove or replace departments in several tasks, with a reason; gives those that changed. All or none.

    Lead wins over support. Refuses to leave a task without lead, to take off a department that has reported,
    and to add one that is out of use.
    """
    rules.refuse_no_reason(reason)
    hold(session, tasks)
    names = _names(session, change.newcomers)
    plans = _plans(session, tasks, lambda _task, now: rules.rearranged(now, change))
    return _rearrange(session, plans, names, reason=reason, calendar=calendar, act=act)


def arrange_departments(
    session: Session,
    wanted: Mapping[Task, Sequence[rules.Part]],
    *,
    reason: str,
    calendar: Calendar,
    act: Act,
) -> list[Task]:
    """Let exactly these take part in each task, in these places, with a reason; gives those that changed. All or none.

    Refuses what `change_departments` refuses.
    """
    rules.refuse_no_reason(reason)
    tasks = list(wanted)
    hold(session, tasks)
    names = _names(session, {part.department_id for parts in wanted.values() for part in parts})
    plans = _plans(session, tasks, lambda task, _now: list(wanted[task]))
    return _rearrange(session, plans, names, reason=reason, calendar=calendar, act=act)


def _rearrange(
    session: Session,
    plans: Sequence[Rearrangement],
    names: dict[int, str],
    *,
    reason: str,
    calendar: Calendar,
    act: Act,
) -> list[Task]:
    plans = [plan for plan in plans if plan.is_a_change]
    _refuse_unused(session, {part.department_id for plan in plans for part in plan.joining})
    notes = [_carry_out(session, plan, names, reason) for plan in plans]
    _add_newcomers(session, plans, calendar, act.on)
    note_all(session, "task:departments-changed", notes, act=act)
    changed = [plan.task for plan in plans]
    tell_departments(session, changed, N_("%(task)s的责任部门有调整：%(reason)s"), reason=reason, act=act)
    return changed


def _plans(session: Session, tasks: Sequence[Task], then: Wish) -> list[Rearrangement]:
    parts = queries.parts(session, [task.id for task in tasks])
    plans = [Rearrangement(task, parts[task.id], then(task, _as_parts(parts[task.id]))) for task in tasks]
    for plan in plans:
        task_after(TaskVerb.CHANGE, plan.task.state, number=plan.task.number)
        rules.refuse_bad_parts(plan.task.number, plan.then, gone=_reported(plan.leaving))
    return plans


def _carry_out(session: Session, plan: Rearrangement, names: dict[int, str], reason: str) -> Note:
    """End the parts that end and move those that stay; gives what is to be written down."""
    names = {**names, **{assignment.department_id: assignment.department.short_name for assignment in plan.now}}
    before, after = _said(_as_parts(plan.now), names), _said(plan.then, names)
    for assignment in plan.leaving:
        session.delete(assignment)
    staying = {assignment.department_id: assignment for assignment in plan.now}
    for part in plan.then:
        if known := staying.get(part.department_id):
            known.role, known.seq = part.role, part.seq
    plan.task.version += 1
    changes = {role: [before[role], after[role]] for role in before if before[role] != after[role]}
    return Note(plan.task, plan.task.id, reason, changes)


def _add_newcomers(session: Session, plans: Sequence[Rearrangement], calendar: Calendar, on: date) -> None:
    rows = [
        {
            "task_id": plan.task.id,
            **asdict(part),
            "issued_on": on,
            "receipt_due_on": calendar.add(on, plan.task.plan.receipt_workdays),
        }
        for plan in plans
        for part in plan.joining
    ]
    insert_all(session, Assignment, rows)


def _names(session: Session, departments: Collection[int]) -> dict[int, str]:
    """The short names of departments."""
    found = session.scalars(select(Department).where(Department.id.in_(departments)))
    return {department.id: department.short_name for department in found}


def _refuse_unused(session: Session, newcomers: Collection[int]) -> None:
    """Refuse a newcomer that is out of use."""
    found = session.scalars(select(Department).where(Department.id.in_(newcomers), Department.is_active.is_(False)))
    unused = [department.short_name for department in found]
    if unused:
        raise rules.CannotTakePart(
            N_("%(departments)s已停用，不能接办。请改选部门，或先在名录中启用"), field="departments", departments=unused
        )


def _reported(leaving: Sequence[Assignment]) -> list[str]:
    return [part.department.short_name for part in leaving if part.last_reported_on is not None]


def _as_parts(assignments: Sequence[Assignment]) -> list[rules.Part]:
    return [rules.Part(each.department_id, each.role, each.seq, each.collective_id) for each in assignments]


def _place(part: Assignment | rules.Part) -> tuple[int, AssignmentRole, int]:
    return part.department_id, part.role, part.seq


def _said(parts: Sequence[rules.Part], names: dict[int, str]) -> dict[str, Any]:
    keys = {AssignmentRole.LEAD: "leads", AssignmentRole.SUPPORT: "supports"}
    return {key: [names[part.department_id] for part in parts if part.role is role] for role, key in keys.items()}
