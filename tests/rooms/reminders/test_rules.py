"""When a department is reminded, said by example."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tracker.reminders.models import ReminderKind
from tracker.reminders.rules import Day, Occasion, Part, occasions, tells_the_head
from tracker.tasks.models import AssignmentRole, AssignmentState, TaskState
from tracker.workdays.rules import Calendar

FRIDAY = date(2026, 3, 13)
NATIONAL_DAY = Calendar(exceptions={date(2026, 10, n): False for n in range(1, 9)})


def part(**given: Any) -> Part:
    """A lead that signed in time, of a plan that warns five working days ahead and repeats every three."""
    return Part(
        **{
            "role": AssignmentRole.LEAD,
            "state": AssignmentState.RECEIVED,
            "task_state": TaskState.IN_PROGRESS,
            "deadline": None,
            "receipt_due_on": date(2026, 1, 8),
            "sent_back_on": None,
            "warns_workdays": 5,
            "overdue_every": 3,
            **given,
        }
    )


def due(on: date, calendar: Calendar | None = None, **given: Any) -> list[Occasion]:
    return occasions(part(**given), Day(on, calendar or Calendar()))


def told(start: date, days: int, calendar: Calendar | None = None, **given: Any) -> list[tuple[date, Occasion]]:
    """What is raised day by day, each occasion when it is first due and not yet recorded."""
    recorded: set[Occasion] = set()
    raised = []
    for on in (start + timedelta(days=n) for n in range(days)):
        for occasion in due(on, calendar, **given):
            if occasion not in recorded:
                recorded.add(occasion)
                raised.append((on, occasion))
    return raised


def test_a_deadline_is_announced_twice_then_on_its_day_then_every_few_working_days() -> None:
    raised = told(date(2026, 3, 2), 22, deadline=FRIDAY)
    assert [(on.day, occasion.kind.value, occasion.step) for on, occasion in raised] == [
        (6, "before", 5),
        (12, "before", 1),
        (13, "due", 0),
        (16, "overdue", 0),
        (19, "overdue", 1),
    ]


@pytest.mark.parametrize("days_off", [date(2026, 3, 14), date(2026, 3, 15)])
def test_nobody_is_reminded_on_a_day_off(days_off: date) -> None:
    assert due(days_off, deadline=FRIDAY) == []


def test_a_make_up_workday_counts_as_a_working_day() -> None:
    saturday = date(2026, 3, 14)
    assert due(saturday, Calendar(exceptions={saturday: True}), deadline=FRIDAY)[0].kind is ReminderKind.OVERDUE


def test_a_deadline_on_a_day_off_is_called_on_the_last_working_day_before_it() -> None:
    sunday = date(2026, 3, 15)
    assert due(FRIDAY, deadline=sunday) == [Occasion(ReminderKind.DUE, sunday, 0)]


def test_a_notice_that_falls_into_a_holiday_comes_on_the_next_working_day() -> None:
    raised = told(date(2026, 9, 28), 14, NATIONAL_DAY, deadline=date(2026, 9, 30))
    overdue = [on for on, occasion in raised if occasion.kind is ReminderKind.OVERDUE]
    assert overdue == [date(2026, 10, 9)]


def test_missed_days_are_folded_into_the_current_step() -> None:
    assert [occasion.step for occasion in due(date(2026, 3, 30), deadline=FRIDAY)] == [3]


def test_every_deadline_on_a_working_day_is_announced_and_called() -> None:
    for deadline in (date(2026, 1, 12) + timedelta(days=n) for n in range(340)):
        if not NATIONAL_DAY.is_workday(deadline):
            continue
        raised = told(deadline - timedelta(days=20), 21, NATIONAL_DAY, deadline=deadline)
        assert [occasion.kind.value for _, occasion in raised] == ["before", "before", "due"], deadline


def test_a_moved_deadline_arms_the_reminders_again() -> None:
    assert due(FRIDAY, deadline=FRIDAY) != due(FRIDAY, deadline=FRIDAY + timedelta(days=3))


@pytest.mark.parametrize(
    "given",
    [
        {"role": AssignmentRole.SUPPORT},
        {"task_state": TaskState.CLOSURE_REQUESTED},
        {"state": AssignmentState.RETURNED},
        {"deadline": None},
    ],
)
def test_deadlines_concern_a_lead_that_can_still_do_something(given: dict[str, Any]) -> None:
    assert due(FRIDAY, **{"deadline": FRIDAY, **given}) == []


def test_who_does_not_sign_is_reminded_every_second_working_day() -> None:
    raised = told(date(2026, 3, 2), 10, state=AssignmentState.PENDING_RECEIPT, receipt_due_on=date(2026, 3, 4))
    assert [(on.day, occasion.step) for on, occasion in raised] == [(5, 0), (9, 1), (11, 2)]


def test_who_does_not_mend_a_report_is_reminded_after_three_working_days() -> None:
    raised = told(date(2026, 3, 2), 10, state=AssignmentState.SENT_BACK, sent_back_on=date(2026, 3, 2))
    assert [(on.day, occasion.step) for on, occasion in raised] == [(5, 0), (10, 1)]


def test_a_head_hears_of_what_stays_overdue() -> None:
    first, second = (Occasion(ReminderKind.OVERDUE, FRIDAY, step) for step in (0, 1))
    assert not tells_the_head(first)
    assert tells_the_head(second)
    assert not tells_the_head(Occasion(ReminderKind.UNSIGNED, FRIDAY, 4))


def test_a_year_that_is_not_published_is_counted_by_weekdays() -> None:
    unpublished = Calendar(published=frozenset({2026}))
    assert due(date(2027, 1, 4), unpublished, deadline=date(2026, 12, 31))[0].kind is ReminderKind.OVERDUE
