"""The light rule: a task's dates and a day in, a light and its reason out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Self

from tracker.foundation.words import N_, Worded
from tracker.plans.models import MOST_WARNING_WORKDAYS
from tracker.tasks.models import Task, TaskState
from tracker.workdays.rules import Calendar


class Light(Worded):
    """What a task shows on a day: its stored value, its term, and a shape for those who cannot see the colour."""

    shape: str

    GREY = "grey", N_("未定时限"), "○"
    GREEN = "green", N_("正常"), "●"
    YELLOW = "yellow", N_("临期"), "▲"
    RED = "red", N_("逾期"), "■"
    BLUE = "blue", N_("按期办结"), "◆"
    LATE = "late", N_("逾期办结"), "◇"

    def __new__(cls, value: str, label: str, shape: str) -> Self:
        """Keep the shape beside the term."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        member.shape = shape
        return member


@dataclass(frozen=True)
class Horizon:
    """The day that is asked about, and how far each number of working days reaches from it."""

    today: date
    soon_until: tuple[date, ...]
    """`soon_until[n]` is the day that lies n working days ahead; one for each warning a plan can ask for."""

    def workdays_left(self, deadline: date) -> int | None:
        """Working days after today up to and including the deadline; none when it lies beyond the horizon."""
        if deadline > self.soon_until[-1]:
            return None
        return max(0, bisect_right(self.soon_until, deadline) - 1)


@dataclass(frozen=True)
class Why:
    """What a light's words are made of."""

    light: Light
    deadline: date | None
    days_late: int = 0
    """Days past the deadline: until the day asked about, or until the day of closing."""
    workdays_left: int | None = None
    """Only while the task is open, its deadline ahead and within the horizon."""


def horizon(calendar: Calendar, today: date) -> Horizon:
    """Look ahead from a day as far as any plan can warn."""
    days = [today]
    for _ in range(MOST_WARNING_WORKDAYS):
        days.append(calendar.add(days[-1], 1))
    return Horizon(today, tuple(days))


def light_of(task: Task, horizon: Horizon) -> Light:
    """The light of a task as of a day. Whatever happened to it later had not happened then."""
    if not _is_running(task, horizon.today):
        return Light.GREY
    if _is_closed(task, horizon.today):
        return Light.LATE if _was_late(task) else Light.BLUE
    return _light_of_open(task, horizon)


def why(task: Task, horizon: Horizon) -> Why:
    """The light with what its words are made of: days late, working days left, the deadline."""
    light = light_of(task, horizon)
    deadline = task.deadline
    if deadline is None:
        return Why(light, None)
    match light:
        case Light.RED:
            return Why(light, deadline, days_late=(horizon.today - deadline).days)
        case Light.LATE if task.closed_on:
            return Why(light, deadline, days_late=(task.closed_on - deadline).days)
        case Light.GREEN | Light.YELLOW:
            return Why(light, deadline, workdays_left=horizon.workdays_left(deadline))
    return Why(light, deadline)


def _is_running(task: Task, today: date) -> bool:
    """Issued by then, and neither cancelled nor suspended by then."""
    return (
        task.issued_on <= today
        and not _stands_in(task, TaskState.CANCELLED, task.cancelled_on, today)
        and not _stands_in(task, TaskState.SUSPENDED, task.suspended_on, today)
    )


def _stands_in(task: Task, state: TaskState, since: date | None, today: date) -> bool:
    return task.state is state and (since is None or since <= today)


def _is_closed(task: Task, today: date) -> bool:
    return task.closed_on is not None and task.closed_on <= today


def _was_late(task: Task) -> bool:
    return task.deadline is not None and task.closed_on is not None and task.closed_on > task.deadline


def _light_of_open(task: Task, horizon: Horizon) -> Light:
    if task.deadline is None:
        return Light.GREY
    if task.deadline < horizon.today:
        return Light.RED
    soon = task.deadline <= horizon.soon_until[task.plan.due_soon_workdays]
    return Light.YELLOW if soon else Light.GREEN
