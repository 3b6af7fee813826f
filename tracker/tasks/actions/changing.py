"""Changing the words and deadlines of issued tasks; the deadline under which a task was issued stays beside the new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.refusals import Stale
from tracker.foundation.words import N_
from tracker.journal.actions import Note, note, note_all
from tracker.journal.acts import Act
from tracker.tasks import rules
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.holding import hold
from tracker.tasks.models import Task
from tracker.tasks.moves import TaskVerb, task_after
from tracker.tasks.telling import tell_departments
from tracker.tasks.values import TaskChanges


def change_task(session: Session, task: Task, changes: TaskChanges, *, seen: int, reason: str = "", act: Act) -> None:
    """Change a task's words or deadline and tell its departments. What is the same already changes nothing.

    Raises Stale when somebody else edited it after version `seen`. A moved deadline needs a reason.
    """
    hold(session, [task])
    refuse_stale(task, seen)
    task_after(TaskVerb.CHANGE, task.state, number=task.number)
    before = TaskChanges.of(task)
    rules.refuse_bad_change(before, changes, reason=reason, issued_on=task.plan.issued_on)
    changed = _differences(before, changes)
    if not changed:
        return
    for name in changed:
        setattr(task, name, getattr(changes, name))
    task.folded = rules.searched(task.number, task.category, task.content)
    task.version += 1
    deed = "task:deadline-changed" if changed.keys() <= DEADLINE else "task:changed"
    note(session, deed, task, act=act, task_id=task.id, reason=reason, changes=changed)
    tell_departments(session, [task], N_("%(task)s有修改，请查看"), act=act, due_on=task.deadline)


def change_deadlines(session: Session, tasks: Sequence[Task], deadline: date, *, reason: str, act: Act) -> list[Task]:
    """Give several tasks one deadline, with a reason; gives those that changed. All or none: one refused refuses all."""
    rules.refuse_no_reason(reason)
    hold(session, tasks)
    for task in tasks:
        task_after(TaskVerb.CHANGE, task.state, number=task.number)
        rules.refuse_bad_deadline(deadline, DeadlineKind.DATE, issued_on=task.plan.issued_on)
    moved = [task for task in tasks if task.deadline != deadline]
    notes = [Note(task, task.id, reason, _move(task, deadline)) for task in moved]
    note_all(session, "task:deadline-changed", notes, act=act)
    sentence = N_("%(task)s的完成时限调整为%(year)s年%(month)s月%(day)s日：%(reason)s")
    words: dict[str, Any] = {"year": deadline.year, "month": deadline.month, "day": deadline.day, "reason": reason}
    tell_departments(session, moved, sentence, due_on=deadline, act=act, **words)
    return moved


def refuse_stale(task: Task, seen: int) -> None:
    """Refuse an edit of a task as it stood before somebody else's edit."""
    if task.version != seen:
        raise Stale(N_("第 %(number)s 项任务刚被他人改过，没有保存。请对照现在的内容再提交"), number=task.number)


DEADLINE = frozenset({"deadline", "deadline_kind", "deadline_phrase"})


def _move(task: Task, deadline: date) -> dict[str, list[Any]]:
    before = task.deadline
    task.deadline, task.deadline_kind = deadline, DeadlineKind.DATE
    task.version += 1
    return {"deadline": [_plain(before), _plain(deadline)]}


def _differences(before: TaskChanges, after: TaskChanges) -> dict[str, list[Any]]:
    both = {name: (getattr(before, name), getattr(after, name)) for name in TaskChanges.__dataclass_fields__}
    return {name: [_plain(old), _plain(new)] for name, (old, new) in both.items() if old != new}


def _plain(value: Any) -> Any:
    """A value as the journal keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, DeadlineKind) else value
