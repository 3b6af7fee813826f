"""A department's part in a task: led from state to state, and written down in the task's story."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.holding import hold_part
from tracker.tasks.models import Assignment, AssignmentState
from tracker.tasks.moves import AssignmentVerb, assignment_after


def move(session: Session, assignment: Assignment, verb: AssignmentVerb) -> AssignmentState:
    """Hold a part and lead it where the verb leads; gives the state before. Raises OutOfTurn."""
    hold_part(session, assignment)
    return lead(assignment, verb)


def lead(assignment: Assignment, verb: AssignmentVerb) -> AssignmentState:
    """Lead a part that is held already where the verb leads; gives the state before. Raises OutOfTurn."""
    before, task = assignment.state, assignment.task
    department = assignment.department.short_name
    assignment.state = assignment_after(verb, before, task=task.state, number=task.number, department=department)
    assignment.version += 1
    return before


def write_down(
    session: Session,
    deed: str,
    assignment: Assignment,
    *,
    subject: Any = None,
    changes: dict[str, list[Any]],
    reason: str = "",
    act: Act,
) -> None:
    """Journal a deed on a department's part (or on `subject`, which belongs to it) in its task's story."""
    name = assignment.department.short_name
    told = {"department": [name, name], **changes}
    note(session, deed, subject or assignment, act=act, task_id=assignment.task_id, reason=reason, changes=told)
