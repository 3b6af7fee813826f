"""Questions about tasks, the departments' parts in them, and the work plans that leads file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload
from sqlalchemy.sql.elements import ColumnElement

from tracker.departments.models import Department
from tracker.people.models import Person, Post, Role
from tracker.people.queries import held_on
from tracker.tasks.models import (
    OPEN_STATES,
    Assignment,
    AssignmentRole,
    AssignmentState,
    FilingState,
    Indicator,
    LeadPlanFiling,
    Milestone,
    Receipt,
    Task,
    TaskState,
)

IN_ORDER = (Assignment.task_id, Assignment.role, Assignment.seq, Assignment.id)
"""The order of a document: leads before supports, each in its place."""

COMPLETE = 100


def of_plan(plan_id: int) -> Select[Task]:
    """A plan's tasks as the document has them."""
    return select(Task).where(Task.plan_id == plan_id).order_by(Task.seq)


def unfinished_of(plan_id: int) -> Select[Task]:
    """A plan's tasks that are neither closed nor cancelled."""
    return of_plan(plan_id).where(Task.state.not_in((TaskState.CLOSED, TaskState.CANCELLED)))


def chosen(task_ids: Collection[int]) -> Select[Task]:
    """These tasks with their plan, in the documents' order."""
    found = select(Task).join(Task.plan).where(Task.id.in_(task_ids)).options(contains_eager(Task.plan))
    return found.order_by(Task.plan_id, Task.seq)


def assignments_of(task_ids: Collection[int]) -> Select[Assignment]:
    """Who takes part in these tasks, task by task, leads first."""
    known = (joinedload(Assignment.department), joinedload(Assignment.collective))
    return select(Assignment).where(Assignment.task_id.in_(task_ids)).options(*known).order_by(*IN_ORDER)


def parts(session: Session, task_ids: Collection[int]) -> dict[int, list[Assignment]]:
    """Who takes part in each of these tasks, in one statement."""
    found: dict[int, list[Assignment]] = {task_id: [] for task_id in task_ids}
    for assignment in session.scalars(assignments_of(task_ids)):
        found[assignment.task_id].append(assignment)
    return found


def consolidating(task_id: int) -> Select[Assignment]:
    """The part of the first-named lead."""
    lead = (Assignment.task_id == task_id, Assignment.role == AssignmentRole.LEAD)
    return select(Assignment).where(*lead).order_by(Assignment.seq).limit(1).options(joinedload(Assignment.department))


def assignment_for(task_id: int, department_id: int) -> Select[Assignment]:
    """One department's part in one task."""
    return select(Assignment).where(Assignment.task_id == task_id, Assignment.department_id == department_id)


def owed_by(department_ids: Collection[int], *, on: date) -> Select[Assignment]:
    """The parts for which departments owe something: sent back first, then unsigned past their day, then by deadline."""
    urgency = case(
        (Assignment.state == AssignmentState.SENT_BACK, 0),
        (_unsigned_past(on), 1),
        else_=2,
    )
    return (
        _open_parts(department_ids)
        .where(_is_owed())
        .order_by(urgency, Task.deadline.is_(None), Task.deadline, Task.plan_id, Task.seq, Assignment.id)
    )


def waiting_on_the_office(department_ids: Collection[int]) -> Select[Assignment]:
    """The parts on which departments wait for the coordinator: reports to review, returns to answer, closures to decide."""
    return (
        _open_parts(department_ids).where(~_is_owed()).order_by(Task.deadline.is_(None), Task.deadline, Assignment.id)
    )


def open_returns() -> Select[Assignment]:
    """The returns that the coordinator has not answered yet, oldest receipt day first."""
    returned = (Assignment.state == AssignmentState.RETURNED, Task.state.in_(OPEN_STATES))
    return _with_all_known(select(Assignment)).where(*returned).order_by(Assignment.receipt_due_on, Assignment.id)


def receipts_of(task_id: int) -> Select[Receipt]:
    """Who signed for a task, latest first."""
    signed = select(Receipt).join(Assignment, Receipt.assignment_id == Assignment.id)
    return signed.where(Assignment.task_id == task_id).options(joinedload(Receipt.person)).order_by(Receipt.id.desc())


def milestones_of(task_ids: Collection[int]) -> Select[Milestone]:
    """The dated steps of these tasks, task by task, the next first."""
    found = select(Milestone).where(Milestone.task_id.in_(task_ids)).options(joinedload(Milestone.done_by))
    return found.order_by(Milestone.task_id, Milestone.due_on, Milestone.id)


def indicators_of(task_ids: Collection[int]) -> Select[Indicator]:
    """The targets that these tasks name."""
    return select(Indicator).where(Indicator.task_id.in_(task_ids)).order_by(Indicator.task_id, Indicator.id)


def filings() -> Select[LeadPlanFiling]:
    """All work plans of leads, the pending ones first, then by their day."""
    order = (LeadPlanFiling.state.desc(), LeadPlanFiling.due_on.is_(None), LeadPlanFiling.due_on, LeadPlanFiling.id)
    known = (joinedload(LeadPlanFiling.plan), joinedload(LeadPlanFiling.department))
    return select(LeadPlanFiling).options(*known).order_by(*order)


def filings_of(department_ids: Collection[int]) -> Select[LeadPlanFiling]:
    """The work plans that these departments file."""
    return filings().where(LeadPlanFiling.department_id.in_(department_ids))


def pending_filings_of(department_ids: Collection[int]) -> Select[LeadPlanFiling]:
    """The work plans that these departments still owe."""
    return filings_of(department_ids).where(LeadPlanFiling.state == FilingState.PENDING)


def filings_asked(plan_id: int) -> Select[str, date | None, str]:
    """The papers that a plan asks of its leads, each once, with the day that was set first."""
    said = (LeadPlanFiling.title, func.min(LeadPlanFiling.due_on), func.min(LeadPlanFiling.phrase))
    own = LeadPlanFiling.plan_id == plan_id
    return select(*said).where(own).group_by(LeadPlanFiling.title).order_by(func.min(LeadPlanFiling.id))


def filings_owed(plan_id: int) -> Select[str, int]:
    """Which paper is asked of which department."""
    return select(LeadPlanFiling.title, LeadPlanFiling.department_id).where(LeadPlanFiling.plan_id == plan_id)


def leads_of_plan(plan_id: int) -> Select[Department]:
    """The departments that lead an unfinished task of a plan."""
    leading = (Assignment.department_id == Department.id, Assignment.role == AssignmentRole.LEAD)
    own = (Task.plan_id == plan_id, Task.state.in_(OPEN_STATES))
    leads = exists().where(*leading, Assignment.task_id == Task.id, *own)
    return select(Department).where(leads).order_by(Department.sort_key)


def departments_without_liaison(*, on: date, plan_id: int | None = None) -> Select[Department]:
    """Departments with a part in open tasks (of a plan) for which nobody active signs on a day."""
    parts = select(Assignment.department_id).join(Assignment.task).where(Task.state.in_(OPEN_STATES))
    if plan_id is not None:
        parts = parts.where(Task.plan_id == plan_id)
    serving = exists().where(
        Post.department_id == Department.id,
        Post.role == Role.LIAISON,
        held_on(on),
        Post.person_id == Person.id,
        Person.is_active,
    )
    found = select(Department).where(Department.id.in_(parts), ~serving)
    return found.order_by(Department.sort_key, Department.id)


def _is_owed() -> ColumnElement[bool]:
    """Unsigned, unreported, sent back; accepted but not complete; complete, and the lead has yet to ask for closure."""
    consolidates = and_(Assignment.role == AssignmentRole.LEAD, Assignment.seq == 0)
    unfinished = or_(Assignment.progress < COMPLETE, consolidates)
    at_work = Task.state != TaskState.CLOSURE_REQUESTED
    return or_(
        Assignment.state.in_((AssignmentState.PENDING_RECEIPT, AssignmentState.RECEIVED, AssignmentState.SENT_BACK)),
        and_(Assignment.state == AssignmentState.ACCEPTED, unfinished, at_work),
    )


def _unsigned_past(day: date) -> ColumnElement[bool]:
    return and_(Assignment.state == AssignmentState.PENDING_RECEIPT, Assignment.receipt_due_on < day)


def _open_parts(department_ids: Collection[int]) -> Select[Assignment]:
    mine = (Assignment.department_id.in_(department_ids), Task.state.in_(OPEN_STATES))
    return _with_all_known(select(Assignment)).where(*mine)


def _with_all_known(parts: Select[Any]) -> Select[Any]:
    """The parts with task, plan and department in the same statement."""
    known = (
        contains_eager(Assignment.task).contains_eager(Task.plan),
        contains_eager(Assignment.department),
    )
    return parts.join(Assignment.task).join(Task.plan).join(Assignment.department).options(*known)
