"""A task's dated steps as its page shows them on a day."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.foundation.clock import day_of
from tracker.gate.as_of import as_of, is_as_of
from tracker.gate.doors import allowed
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.tasks.models import Milestone, Task
from tracker.tasks.moves import TASK_MOVES, TaskVerb
from tracker.tasks.queries import milestones_of


@dataclass(frozen=True)
class StepView:
    """One step as it stood on the day that the page asks about."""

    step: Milestone
    is_done: bool
    is_late: bool
    can_mark: bool


def steps_of(task: Task) -> list[StepView]:
    """The steps in the order of their days."""
    found = session().scalars(milestones_of([task.id])).all()
    can_mark = bool(found) and _can_mark(found[0], task)
    return [_view(step, can_mark=can_mark) for step in found]


def _view(step: Milestone, *, can_mark: bool) -> StepView:
    is_done = step.done_at is not None and day_of(step.done_at) <= as_of()
    return StepView(step, is_done, not is_done and step.due_on < as_of(), can_mark)


def _can_mark(step: Milestone, task: Task) -> bool:
    """Whether the visitor may mark the task's steps, today and not in the past."""
    return not is_as_of() and TASK_MOVES.allows(TaskVerb.CHANGE, task.state) and allowed(May.MARK_MILESTONE, step)
