"""Stopping a task for a while or for good, and letting it go on."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks import queries
from tracker.tasks.holding import hold
from tracker.tasks.models import AssignmentRole, Task, TaskState
from tracker.tasks.moves import TaskVerb, task_after
from tracker.tasks.rules import refuse_no_reason
from tracker.tasks.telling import tell_departments


def suspend(session: Session, task: Task, reason: str, *, act: Act) -> None:
    """Let a task rest, with a reason. Refuses one that asks for closure or is over."""
    before = _lead(session, task, TaskVerb.SUSPEND, reason)
    task.suspended_on = act.on
    _write_down(session, "task:suspended", task, before, reason, act)
    tell_departments(session, [task], N_("%(task)s中止办理：%(reason)s"), reason=reason, act=act)


def resume(session: Session, task: Task, reason: str, *, act: Act) -> None:
    """Let a resting task go on where it stood."""
    hold(session, [task])
    parts = queries.parts(session, [task.id])[task.id]
    started = any(part.role is AssignmentRole.LEAD and part.received_at is not None for part in parts)
    before = _lead(session, task, TaskVerb.RESUME if started else TaskVerb.RESUME_UNSIGNED, reason)
    task.suspended_on = None
    _write_down(session, "task:resumed", task, before, reason, act)
    tell_departments(session, [task], N_("%(task)s恢复办理：%(reason)s"), reason=reason, act=act)


def cancel(session: Session, task: Task, reason: str, *, act: Act) -> None:
    """End a task that is not to be done, with a reason; it leaves the count. Refuses one that asks for closure or is closed."""
    before = _lead(session, task, TaskVerb.CANCEL, reason)
    task.cancelled_on, task.suspended_on = act.on, None
    _write_down(session, "task:cancelled", task, before, reason, act)
    tell_departments(session, [task], N_("%(task)s终止办理：%(reason)s"), reason=reason, act=act)


def _lead(session: Session, task: Task, verb: TaskVerb, reason: str) -> TaskState:
    """Hold the task and lead it where the verb leads; gives the state before."""
    refuse_no_reason(reason)
    hold(session, [task])
    before, task.state = task.state, task_after(verb, task.state, number=task.number)
    task.version += 1
    return before


def _write_down(session: Session, deed: str, task: Task, before: TaskState, reason: str, act: Act) -> None:
    changes = {"state": [before.value, task.state.value]}
    note(session, deed, task, act=act, task_id=task.id, reason=reason, changes=changes)
