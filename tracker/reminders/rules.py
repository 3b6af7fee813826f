"""When to remind: one department's part and a day in, the occasions that are due out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tracker.reminders.models import ReminderKind
from tracker.tasks.models import AssignmentRole, AssignmentState, TaskState
from tracker.workdays.rules import Calendar

LAST_CALL = 1
"""Working days before a deadline at which a lead is reminded once more, whatever its plan asks for."""
UNSIGNED_EVERY = 2
"""Working days between reminders to sign for a task."""
UNANSWERED_AFTER = 3
"""Working days a department has to mend a report that was sent back."""
AWAITS_THE_DEPARTMENT = frozenset({TaskState.ISSUED, TaskState.IN_PROGRESS})
"""The states in which a deadline is the department's concern; a closure asked for waits for the coordinator."""


class Occasion(NamedTuple):
    """A reason to remind: its kind, the date it is about, and which step of its kind it is."""

    kind: ReminderKind
    about_on: date
    step: int


@dataclass(frozen=True)
class Part:
    """What the rule looks at: one department's part in one task, and what its plan asks for."""

    role: AssignmentRole
    state: AssignmentState
    task_state: TaskState
    deadline: date | None
    receipt_due_on: date
    sent_back_on: date | None
    warns_workdays: int
    overdue_every: int


@dataclass(frozen=True)
class Day:
    """A day on the wall, with working days counted from it and to it; each distance is counted once."""

    on: date
    calendar: Calendar
    _counted: dict[date, int] = field(default_factory=dict)

    def until(self, other: date) -> int:
        """Working days after the day up to and including another; negative for one that has passed."""
        if other not in self._counted:
            self._counted[other] = self.calendar.between(self.on, other)
        return self._counted[other]

    def since(self, other: date) -> int:
        """Working days after another day up to and including this one."""
        return -self.until(other)


def occasions(part: Part, day: Day) -> list[Occasion]:
    """The occasions that are due on a day. Steps that were missed are folded: each kind shows its current step alone."""
    if not day.calendar.is_workday(day.on):
        return []
    due = (_of_the_deadline(part, day), _of_the_receipt(part, day), _of_the_answer(part, day))
    return [occasion for occasion in due if occasion is not None]


def tells_the_head(occasion: Occasion) -> bool:
    """Whether a department's head hears of it too: from the second reminder of an overdue task on."""
    return occasion.kind is ReminderKind.OVERDUE and occasion.step > 0


def _of_the_deadline(part: Part, day: Day) -> Occasion | None:
    """Leads answer for deadlines; supports are not reminded of them."""
    deadline = part.deadline
    if deadline is None or part.role is not AssignmentRole.LEAD or part.task_state not in AWAITS_THE_DEPARTMENT:
        return None
    if part.state is AssignmentState.RETURNED:
        return None
    return _after(deadline, part, day) if deadline < day.on else _before(deadline, part, day)


def _after(deadline: date, part: Part, day: Day) -> Occasion:
    return Occasion(ReminderKind.OVERDUE, deadline, (day.since(deadline) - 1) // part.overdue_every)


def _before(deadline: date, part: Part, day: Day) -> Occasion | None:
    left = day.until(deadline)
    if left == 0:  # the due day itself, or the last working day before one that is a day off
        return Occasion(ReminderKind.DUE, deadline, 0)
    steps = [step for step in (LAST_CALL, part.warns_workdays) if left <= step <= part.warns_workdays]
    return Occasion(ReminderKind.BEFORE, deadline, min(steps)) if steps else None


def _of_the_receipt(part: Part, day: Day) -> Occasion | None:
    if part.state is not AssignmentState.PENDING_RECEIPT or day.since(part.receipt_due_on) < 1:
        return None
    return Occasion(ReminderKind.UNSIGNED, part.receipt_due_on, (day.since(part.receipt_due_on) - 1) // UNSIGNED_EVERY)


def _of_the_answer(part: Part, day: Day) -> Occasion | None:
    if part.state is not AssignmentState.SENT_BACK or part.sent_back_on is None:
        return None
    waited = day.since(part.sent_back_on)
    if waited < UNANSWERED_AFTER:
        return None
    return Occasion(ReminderKind.SENT_BACK, part.sent_back_on, waited // UNANSWERED_AFTER - 1)
