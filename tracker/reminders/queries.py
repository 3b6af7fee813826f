"""Questions about reminders: whom they may concern, what was raised, who hears of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select, union
from sqlalchemy.orm import Session

from tracker.foundation.clock import day_of
from tracker.people.models import OF_A_DEPARTMENT, Person, Post, Role
from tracker.people.queries import held_on
from tracker.plans.models import Plan, PlanState
from tracker.progress.models import ProgressReport, ReportState
from tracker.reminders.models import Reminder, ReminderKind
from tracker.reminders.rules import AWAITS_THE_DEPARTMENT, Occasion, Part
from tracker.tasks.models import OPEN_STATES, Assignment, AssignmentRole, AssignmentState, Task


@dataclass(frozen=True)
class Candidate:
    """A part that may be due for a reminder, with what a sentence about it needs."""

    assignment_id: int
    task_id: int
    department_id: int
    number: str
    content: str
    part: Part


def candidates(session: Session, on: date, *, soon_until: date, after: int, limit: int) -> list[Candidate]:
    """The next parts, in the order of their ids, that may be due on a day: found by what is due, not among all."""
    found = (
        select(
            Assignment.id,
            Assignment.task_id,
            Assignment.department_id,
            Task.number,
            Task.content,
            Assignment.role,
            Assignment.state,
            Task.state.label("task_state"),
            Task.deadline,
            Assignment.receipt_due_on,
            _sent_back_at().label("sent_back_at"),
            Plan.due_soon_workdays,
            Plan.overdue_every_workdays,
        )
        .join(Task, Task.id == Assignment.task_id)
        .join(Plan, Plan.id == Task.plan_id)
        .where(Assignment.id.in_(_may_be_due(on, soon_until)), Assignment.id > after)
        .where(Task.state.in_(OPEN_STATES), Plan.state == PlanState.IN_FORCE)
        .order_by(Assignment.id)
        .limit(limit)
    )
    return [_candidate(row) for row in session.execute(found)]


def longest_warning(session: Session) -> int:
    """The most working days ahead that any plan in force warns."""
    return session.scalar(select(func.max(Plan.due_soon_workdays)).where(Plan.state == PlanState.IN_FORCE)) or 0


def raised_for(session: Session, assignment_ids: Collection[int]) -> set[tuple[int, Occasion]]:
    """The occasions that are on record for these parts."""
    found = select(Reminder.assignment_id, Reminder.kind, Reminder.about_on, Reminder.step).where(
        Reminder.assignment_id.in_(assignment_ids), Reminder.kind != ReminderKind.URGED
    )
    return {(part, Occasion(kind, about_on, step)) for part, kind, about_on, step in session.execute(found)}


def people_serving(
    session: Session, department_ids: Collection[int], *, on: date
) -> dict[tuple[int, Role], frozenset[int]]:
    """Who serves each of these departments on a day, by department and role: active people alone."""
    found = (
        select(Post.department_id, Post.role, Post.person_id)
        .join(Person, Person.id == Post.person_id)
        .where(Post.department_id.in_(department_ids), Post.role.in_(OF_A_DEPARTMENT), held_on(on), Person.is_active)
    )
    serving: dict[tuple[int, Role], set[int]] = {}
    for department, role, person in session.execute(found):
        serving.setdefault((department or 0, role), set()).add(person)
    return {post: frozenset(people) for post, people in serving.items()}


def last_urged(task_id: int) -> Select[Any]:
    """The day on which a task was last urged."""
    return (
        select(func.max(Reminder.about_on))
        .join(Assignment, Assignment.id == Reminder.assignment_id)
        .where(Assignment.task_id == task_id, Reminder.kind == ReminderKind.URGED)
    )


def _may_be_due(on: date, soon_until: date) -> Select[int]:
    """Each branch has an index of its own."""
    awaits = Task.state.in_(AWAITS_THE_DEPARTMENT)
    by_deadline = (
        select(Assignment.id)
        .join(Task, Task.id == Assignment.task_id)
        .where(awaits, Task.deadline <= soon_until, Assignment.role == AssignmentRole.LEAD)
    )
    by_state = select(Assignment.id).where(
        or_(
            _stands(AssignmentState.PENDING_RECEIPT) & (Assignment.receipt_due_on < on),
            _stands(AssignmentState.SENT_BACK),
        )
    )
    return select(union(by_deadline, by_state).subquery().c.id)


def _stands(state: AssignmentState) -> ColumnElement[bool]:
    return Assignment.state == state


def _sent_back_at() -> ColumnElement[datetime | None]:
    """When the part's last report was sent back; looked up only where one was."""
    latest = (
        select(func.max(ProgressReport.reviewed_at))
        .where(ProgressReport.assignment_id == Assignment.id, ProgressReport.state == ReportState.SENT_BACK)
        .correlate(Assignment)
        .scalar_subquery()
    )
    return case((_stands(AssignmentState.SENT_BACK), latest))


def _candidate(row: Any) -> Candidate:
    part = Part(
        role=row.role,
        state=row.state,
        task_state=row.task_state,
        deadline=row.deadline,
        receipt_due_on=row.receipt_due_on,
        sent_back_on=day_of(row.sent_back_at) if row.sent_back_at else None,
        warns_workdays=row.due_soon_workdays,
        overdue_every=row.overdue_every_workdays,
    )
    return Candidate(row.id, row.task_id, row.department_id, row.number, row.content, part)
