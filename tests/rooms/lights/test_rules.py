"""What each light means, said by example."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tracker.lights.rules import Horizon, Light, horizon, light_of, why
from tracker.plans.models import Plan
from tracker.tasks.models import Task, TaskState
from tracker.workdays.rules import Calendar

FRIDAY = date(2026, 4, 3)
AHEAD = horizon(Calendar(), FRIDAY)


def task(**given: Any) -> Task:
    """A task of a plan that warns five working days ahead."""
    values = {"issued_on": date(2026, 1, 5), "deadline": None, "state": TaskState.IN_PROGRESS, **given}
    if values.get("closed_on"):
        values["state"] = TaskState.CLOSED
    return Task(plan=Plan(due_soon_workdays=5), **values)


@pytest.mark.parametrize(
    ("deadline", "light"),
    [
        (None, Light.GREY),
        (date(2026, 4, 2), Light.RED),
        (FRIDAY, Light.YELLOW),
        (date(2026, 4, 10), Light.YELLOW),
        (date(2026, 4, 11), Light.GREEN),
    ],
)
def test_an_open_task_is_lit_by_its_deadline_and_the_due_day_is_not_overdue(
    deadline: date | None, light: Light
) -> None:
    assert light_of(task(deadline=deadline), AHEAD) is light


@pytest.mark.parametrize(
    ("deadline", "light"), [(date(2026, 3, 30), Light.BLUE), (date(2026, 3, 29), Light.LATE), (None, Light.BLUE)]
)
def test_a_closed_task_keeps_the_light_it_closed_under(deadline: date | None, light: Light) -> None:
    assert light_of(task(deadline=deadline, closed_on=date(2026, 3, 30)), AHEAD) is light


def test_what_happens_later_has_not_happened_yet() -> None:
    closed_later = task(deadline=date(2026, 4, 1), closed_on=date(2026, 4, 7))
    suspended_later = task(deadline=date(2026, 4, 1), state=TaskState.SUSPENDED, suspended_on=date(2026, 4, 7))
    assert light_of(closed_later, AHEAD) is Light.RED
    assert light_of(suspended_later, AHEAD) is Light.RED


@pytest.mark.parametrize("state", [TaskState.SUSPENDED, TaskState.CANCELLED])
def test_a_task_that_was_stopped_shows_no_colour(state: TaskState) -> None:
    stopped = task(deadline=date(2026, 4, 1), state=state, suspended_on=FRIDAY, cancelled_on=FRIDAY)
    assert light_of(stopped, AHEAD) is Light.GREY


def test_a_task_that_is_not_issued_yet_shows_no_colour() -> None:
    assert light_of(task(issued_on=date(2026, 4, 4), deadline=date(2026, 4, 30)), AHEAD) is Light.GREY


def test_a_holiday_week_brings_the_warning_forward() -> None:
    days = [date(2026, 10, 1) + timedelta(days=n) for n in range(8)]
    national_day = Calendar(exceptions=dict.fromkeys(days, False))
    eve = date(2026, 9, 29)
    due_after_it = task(deadline=date(2026, 10, 13))
    assert light_of(due_after_it, horizon(national_day, eve)) is Light.YELLOW
    assert light_of(due_after_it, horizon(Calendar(), eve)) is Light.GREEN


def test_why_tells_how_late_and_how_much_is_left() -> None:
    assert why(task(deadline=date(2026, 3, 31)), AHEAD).days_late == 3
    assert why(task(deadline=date(2026, 3, 1), closed_on=date(2026, 3, 5)), AHEAD).days_late == 4
    assert why(task(deadline=date(2026, 4, 8)), AHEAD).workdays_left == 3
    assert why(task(deadline=date(2026, 4, 5)), AHEAD).workdays_left == 0
    assert why(task(deadline=date(2027, 4, 8)), AHEAD).workdays_left is None


def test_working_days_left_are_those_the_calendar_counts() -> None:
    calendar = Calendar(exceptions={date(2026, 4, 6): False})
    ahead: Horizon = horizon(calendar, FRIDAY)
    for days in range(45):
        deadline = FRIDAY + timedelta(days=days)
        left = ahead.workdays_left(deadline)
        assert left is None or left == calendar.between(FRIDAY, deadline)


def test_every_light_has_a_shape_of_its_own() -> None:
    assert len({light.shape for light in Light}) == len(Light)
