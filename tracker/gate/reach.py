"""Which departments a record concerns, and which tasks a visitor reaches: what the permission rules ask."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.people.models import Role
from tracker.people.visitor import Visitor
from tracker.progress.models import Evidence, Instruction, ProgressReport, Request
from tracker.tasks.models import Assignment, AssignmentRole, LeadPlanFiling, Milestone, Task

SEES_ALL_TASKS = frozenset({Role.COORDINATOR, Role.LEADER})


@singledispatch
def task_of(record: Any) -> int:
    """The task a record belongs to."""
    raise TypeError(f"say in gate/reach.py to which task a {type(record).__name__} belongs")


@task_of.register
def _(record: Task) -> int:
    return record.id


@task_of.register(Assignment)
@task_of.register(Request)
@task_of.register(Instruction)
@task_of.register(Milestone)
def _(record: Assignment | Request | Instruction | Milestone) -> int:
    return record.task_id


@task_of.register
def _(record: ProgressReport) -> int:
    return record.assignment.task_id


@task_of.register
def _(record: Evidence) -> int:
    return record.report.assignment.task_id


def department_of(record: Any, _session: Session) -> int | None:
    """The one department a record belongs to."""
    match record:
        case Assignment() | LeadPlanFiling():
            return record.department_id
        case ProgressReport():
            return record.assignment.department_id
    raise TypeError(f"say in gate/reach.py to which department a {type(record).__name__} belongs")


def departments_in(record: Any, session: Session) -> set[int]:
    """The departments that take part in a record's task."""
    return set(session.scalars(select(Assignment.department_id).where(Assignment.task_id == task_of(record))))


def consolidating_department(record: Any, session: Session) -> int | None:
    """The first-named lead of a record's task."""
    first = (Assignment.task_id == task_of(record), Assignment.role == AssignmentRole.LEAD)
    return session.scalar(select(Assignment.department_id).where(*first).order_by(Assignment.seq).limit(1))


def leads_of(record: Any, session: Session) -> set[int]:
    """The departments that lead a record's task."""
    leads = (Assignment.task_id == task_of(record), Assignment.role == AssignmentRole.LEAD)
    return set(session.scalars(select(Assignment.department_id).where(*leads)))


def within_reach(visitor: Visitor, tasks: Select[Any]) -> Select[Any]:
    """Narrow a statement over tasks to those the visitor may see."""
    if visitor.roles & SEES_ALL_TASKS:
        return tasks
    mine = select(Assignment.task_id).where(Assignment.department_id.in_(visitor.department_ids))
    return tasks.where(Task.id.in_(mine))
