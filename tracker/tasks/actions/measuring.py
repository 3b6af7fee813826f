"""What a task is measured by: its targets in figures and its dated steps, set anew or marked as reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from tracker.foundation.upsert import insert_all
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks import queries
from tracker.tasks.holding import hold
from tracker.tasks.models import Indicator, Milestone, Task
from tracker.tasks.moves import TaskVerb, task_after
from tracker.tasks.rules import refuse_no_reason
from tracker.tasks.telling import tell_departments
from tracker.tasks.values import NewIndicator, NewMilestone


def set_indicators(session: Session, task: Task, wanted: Sequence[NewIndicator], *, reason: str, act: Act) -> None:
    """Give a task these targets in place of those that it has, with a reason. The same targets change nothing."""
    _hold_to_change(session, task, reason)
    now = [one.words for one in session.scalars(queries.indicators_of([task.id]))]
    then = [one.words for one in wanted]
    if now == then:
        return
    session.execute(delete(Indicator).where(Indicator.task_id == task.id))
    insert_all(session, Indicator, [{"task_id": task.id, **asdict(one)} for one in wanted])
    _write_down(session, "task:indicators-changed", task, {"indicators": [now, then]}, reason=reason, act=act)


def set_milestones(session: Session, task: Task, wanted: Sequence[NewMilestone], *, reason: str, act: Act) -> None:
    """Give a task these dated steps, with a reason; a step that stays keeps what is known of it."""
    _hold_to_change(session, task, reason)
    now = session.scalars(queries.milestones_of([task.id])).all()
    known = {(one.due_on, one.content): one for one in now}
    then = {(one.due_on, one.content): one for one in wanted}
    if known.keys() == then.keys():
        return
    for gone in known.keys() - then.keys():
        session.delete(known[gone])
    session.flush()
    fresh = [{"task_id": task.id, **asdict(then[key])} for key in sorted(then.keys() - known.keys())]
    insert_all(session, Milestone, fresh)
    changes = {"milestones": [_said(known), _said(then)]}
    _write_down(session, "task:milestones-changed", task, changes, reason=reason, act=act)


def mark_milestone(session: Session, milestone: Milestone, *, is_done: bool, act: Act) -> None:
    """Say that a dated step is reached, or that it is not after all; the same again does nothing. Refuses on a closed task."""
    task = milestone.task
    hold(session, [task])
    session.refresh(milestone)
    task_after(TaskVerb.CHANGE, task.state, number=task.number)
    if is_done is (milestone.done_at is not None):
        return
    milestone.done_at, milestone.done_by_id = (act.at, act.person_id) if is_done else (None, None)
    deed = "milestone:reached" if is_done else "milestone:reopened"
    which = f"{milestone.due_on} {milestone.content}"
    note(session, deed, milestone, act=act, task_id=task.id, reason=which)


def _hold_to_change(session: Session, task: Task, reason: str) -> None:
    refuse_no_reason(reason)
    hold(session, [task])
    task_after(TaskVerb.CHANGE, task.state, number=task.number)


def _write_down(
    session: Session, deed: str, task: Task, changes: dict[str, list[Any]], *, reason: str, act: Act
) -> None:
    task.version += 1
    note(session, deed, task, act=act, task_id=task.id, reason=reason, changes=changes)
    tell_departments(session, [task], N_("%(task)s有修改，请查看"), act=act, due_on=task.deadline)


def _said(steps: dict[tuple[date, str], Any]) -> list[str]:
    return [f"{day} {content}" for day, content in sorted(steps)]
