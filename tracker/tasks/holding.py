"""Holding a row until the transaction ends, so that what was checked is still so when it is changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.tasks.models import Assignment, Task


def hold(session: Session, tasks: Sequence[Task]) -> None:
    """Lock these tasks and read them anew. Whoever changes a task, or anything below it, holds the task first."""
    ids = sorted(task.id for task in tasks)
    locked = select(Task).where(Task.id.in_(ids)).order_by(Task.id).with_for_update()
    session.scalars(locked.execution_options(populate_existing=True)).all()


def hold_part(session: Session, assignment: Assignment) -> None:
    """Lock the task of a department's part and read both anew."""
    hold(session, [assignment.task])
    session.refresh(assignment)
