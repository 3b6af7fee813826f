"""The rule in Python and the rule in SQL are one rule. Control: turn one `<` of either side into `<=`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from tests.make import Make
from tracker.lights.queries import light_column, shows
from tracker.lights.rules import Horizon, Light, horizon, light_of
from tracker.plans.models import Plan
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Task, TaskState
from tracker.workdays.rules import Calendar

DAY_ZERO = date(2026, 9, 28)
CALENDAR = Calendar(exceptions={date(2026, 10, n): False for n in range(1, 9)} | {date(2026, 9, 27): True})
NEAR = (None, -9, -1, 0, 1, 2, 9, 15)


def day(offset: int | None) -> date | None:
    return None if offset is None else DAY_ZERO + timedelta(days=offset)


def row(
    plan_id: int, seq: int, state: TaskState, issued: int, deadline: int | None, since: int | None
) -> dict[str, Any]:
    """One task's columns; `since` is the day on which it came into its state."""
    closed = day(since or 0) if state is TaskState.CLOSED else None
    return {
        "plan_id": plan_id,
        "seq": seq,
        "number": str(seq),
        "content": "",
        "folded": "",
        "issued_on": day(issued),
        "deadline": day(deadline),
        "deadline_kind": DeadlineKind.NONE if deadline is None else DeadlineKind.DATE,
        "state": state,
        "closed_on": closed,
        "suspended_on": day(since) if state is TaskState.SUSPENDED else None,
        "cancelled_on": day(since) if state is TaskState.CANCELLED else None,
    }


def check_both_sides(session: Session, ahead: Horizon) -> None:
    """Ask both sides about every task: by column, by narrowing, and in Python."""
    joined = select(Task, light_column(ahead)).join(Task.plan)
    in_python = {task.id: light_of(task, ahead) for task, _ in session.execute(joined)}
    in_sql = {task.id: Light(word) for task, word in session.execute(joined)}  # type: ignore[call-arg]
    assert in_python == in_sql
    for light in Light:
        narrowed = set(session.scalars(select(Task.id).join(Task.plan).where(shows(light, ahead))))
        assert narrowed == {task_id for task_id, shown in in_python.items() if shown is light}


def insert_all(session: Session, rows: Iterable[dict[str, Any]]) -> None:
    session.execute(insert(Task), list(rows))


def test_both_sides_agree_over_a_grid(session: Session, make: Make) -> None:
    plans = [make.plan(due_soon_workdays=workdays) for workdays in (0, 3, 30)]
    grid = product(TaskState, (-30, 0, 1), NEAR, (None, -3, 0, 3))
    rows = [row(plan.id, seq, *cell) for seq, cell in enumerate(grid) for plan in plans]
    insert_all(session, rows)
    for offset in (-40, -1, 0, 1, 5, 400):
        check_both_sides(session, horizon(CALENDAR, DAY_ZERO + timedelta(days=offset)))
    assert session.scalar(select(func.count()).select_from(Task)) == len(rows) > 1000


offsets = st.integers(-60, 60)
tasks = st.tuples(st.sampled_from(TaskState), offsets, st.none() | offsets, st.none() | offsets)


@pytest.mark.parametrize("calendar", [Calendar(), CALENDAR])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(tasks, min_size=1, max_size=20), warning=st.integers(0, 30), asked=offsets)
def test_both_sides_agree_on_whatever_comes(
    session: Session, calendar: Calendar, made: list[Any], warning: int, asked: int
) -> None:
    session.rollback()
    session.expunge_all()
    plan = Plan(title="", issuers=[], year=2026, due_soon_workdays=warning)
    session.add(plan)
    session.flush()
    insert_all(session, (row(plan.id, seq, *cell) for seq, cell in enumerate(made)))
    check_both_sides(session, horizon(calendar, DAY_ZERO + timedelta(days=asked)))
