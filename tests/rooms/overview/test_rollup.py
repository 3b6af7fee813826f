"""Numbers equal the lists behind them, and a recomputation by hand.

Control: let `by_department` count supports too, or round `percent` up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY
from tests.make import Make
from tests.support.queries import QueryCount
from tracker.foundation.paging import count
from tracker.lights.rules import Horizon, Light, horizon, light_of
from tracker.overview import rollup
from tracker.overview.figures import COUNTS, Figures, list_behind
from tracker.overview.ledger import LedgerFilter, ledger
from tracker.overview.models import Scope, Snapshot
from tracker.overview.snapshots import take_snapshot
from tracker.progress.models import ReportingRound
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, Task, TaskState
from tracker.workdays.rules import Calendar

TODAY = horizon(Calendar(), MONDAY)
PENDING, RECEIVED = AssignmentState.PENDING_RECEIPT, AssignmentState.RECEIVED


def every_figure(session: Session, ahead: Horizon) -> Iterator[tuple[LedgerFilter, Figures]]:
    """All figures of all scopes, each with what it is narrowed to."""
    yield LedgerFilter(), rollup.figures(session, ahead)
    for plan, found in rollup.by_plan(session, ahead).items():
        yield LedgerFilter(plan_id=plan), found
        for category, of_it in rollup.by_category(session, ahead, plan).items():
            if category:
                yield LedgerFilter(plan_id=plan, category=category), of_it
    for department, found in rollup.by_department(session, ahead).items():
        yield LedgerFilter(department_id=department, role=AssignmentRole.LEAD), found


def check_lists(session: Session, ahead: Horizon) -> int:
    """Count the list behind every figure; says how many figures there were."""
    checked = 0
    for within, found in every_figure(session, ahead):
        for name in COUNTS:
            listed = count(session, ledger(list_behind(name, within), ahead))
            assert getattr(found, name) == listed, (name, within)
            checked += 1
    return checked


@pytest.fixture
def office(make: Make, session: Session) -> None:
    """Two plans, three departments, tasks in every state and on every side of their deadlines."""
    plans = [make.plan(due_soon_workdays=workdays) for workdays in (2, 10)]
    bodies = [make.department() for _ in range(3)]
    for number, (state, days) in enumerate(product(TaskState, (None, -9, 0, 6, 60))):
        make.task(
            plan=plans[number % 2],
            leads=bodies[: 1 + number % 2],
            supports=bodies[2:],
            assignment_state=(PENDING, RECEIVED)[number % 3 == 0],
            state=state,
            category=("工程", "服务", "")[number % 3],
            deadline=None if days is None else MONDAY + timedelta(days=days),
            closed_on=MONDAY - timedelta(days=2) if state is TaskState.CLOSED else None,
            progress=number,
        )
    session.add(ReportingRound(plan_id=plans[0].id, name="2月", opens_on=date(2026, 2, 1), due_on=date(2026, 2, 25)))
    session.commit()


@pytest.mark.parametrize("days", [-400, -3, 0, 5, 400])
def test_every_number_counts_the_list_behind_it(office: None, session: Session, days: int) -> None:
    ahead = horizon(Calendar(), MONDAY + timedelta(days=days))
    assert check_lists(session, ahead) >= len(COUNTS)


def test_the_figures_of_the_plans_add_up_to_the_whole(office: None, session: Session) -> None:
    whole = rollup.figures(session, TODAY)
    assert sum(rollup.by_plan(session, TODAY).values(), Figures()) == whole
    assert whole.counted == 25
    assert sum(number for _, number in whole.lights) == whole.counted
    assert min(number for _, number in whole.lights) > 0


def test_cancelled_tasks_leave_the_denominator_and_unreported_ones_stay_in(make: Make, session: Session) -> None:
    plan = make.plan()
    make.task(plan=plan, state=TaskState.CANCELLED, cancelled_on=MONDAY, progress=90)
    make.task(plan=plan, progress=0)
    make.task(plan=plan, progress=100, state=TaskState.CLOSED, closed_on=MONDAY)
    found = rollup.by_plan(session, TODAY)[plan.id]
    assert (found.closed, found.counted, found.percent, found.mean_progress) == (1, 2, 50, 50)


def test_a_percentage_is_a_hundred_only_when_all_are_closed() -> None:
    assert Figures(counted=1000, closed=999).percent == 99
    assert Figures(counted=1000, closed=1000).percent == 100
    assert Figures().percent == 0


def test_a_department_answers_for_what_it_leads(make: Make, session: Session) -> None:
    lead, second, support = (make.department() for _ in range(3))
    make.task(leads=[lead, second], supports=[support])
    found = rollup.by_department(session, TODAY)
    assert {key: figures.counted for key, figures in found.items()} == {lead.id: 1, second.id: 1}


def test_a_roll_up_is_one_statement_however_much_there_is(make: Make, engine: Engine, session: Session) -> None:
    sent = QueryCount(engine)
    for _ in range(3):
        make.task(leads=[make.department()])
        session.connection()  # so that the beginning of the transaction is not counted
        with sent:
            rollup.by_department(session, TODAY)
        assert len(sent) == 1


def test_a_snapshot_is_taken_once_and_stands(office: None, session: Session) -> None:
    assert take_snapshot(session, on=MONDAY) == 1 + 2 + 2
    session.execute(delete(Task).where(Task.state == TaskState.CLOSED))
    assert take_snapshot(session, on=MONDAY) == 0
    kept = session.scalars(select(Snapshot).where(Snapshot.scope == Scope.ALL)).one()
    assert (kept.day, kept.counted, kept.closed) == (MONDAY, 25, 5)


def test_a_snapshot_of_a_missed_day_shows_that_day(make: Make, session: Session) -> None:
    make.task(deadline=MONDAY, state=TaskState.CLOSED, closed_on=MONDAY + timedelta(days=2))
    take_snapshot(session, on=MONDAY + timedelta(days=1))
    assert session.scalars(select(Snapshot.overdue).where(Snapshot.scope == Scope.ALL)).one() == 1


offsets = st.integers(-30, 30)
made_tasks = st.tuples(
    st.sampled_from(TaskState),
    st.none() | offsets,
    offsets,
    st.integers(0, 100),
    st.sets(st.integers(0, 2), max_size=3),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(made_tasks, max_size=12))
def test_a_roll_up_equals_a_recomputation_by_hand(make: Make, session: Session, made: list[Any]) -> None:
    session.execute(delete(Assignment))
    session.execute(delete(Task))
    session.commit()
    plan, bodies = make.plan(), [make.department() for _ in range(3)]
    for state, deadline, since, progress, leads in made:
        make.task(
            plan=plan,
            leads=[bodies[n] for n in sorted(leads)],
            state=state,
            deadline=None if deadline is None else MONDAY + timedelta(days=deadline),
            closed_on=MONDAY + timedelta(days=since) if state is TaskState.CLOSED else None,
            cancelled_on=MONDAY + timedelta(days=since) if state is TaskState.CANCELLED else None,
            progress=progress,
        )
    assert rollup.by_plan(session, TODAY).get(plan.id, Figures()) == by_hand(session.scalars(select(Task)).all())
    for body in bodies:
        led = select(Task).join(Assignment, Assignment.task_id == Task.id).where(Assignment.department_id == body.id)
        assert rollup.by_department(session, TODAY).get(body.id, Figures()) == by_hand(session.scalars(led).all())


def by_hand(tasks: Any) -> Figures:
    """Count one by one."""
    counted = [task for task in tasks if not (task.state is TaskState.CANCELLED and task.cancelled_on <= MONDAY)]
    shown = [light_of(task, TODAY) for task in counted]
    numbers = {
        "counted": len(counted),
        "closed": shown.count(Light.BLUE) + shown.count(Light.LATE),
        "closed_late": shown.count(Light.LATE),
        "overdue": shown.count(Light.RED),
        "due_soon": shown.count(Light.YELLOW),
        "on_course": shown.count(Light.GREEN),
        "unlit": shown.count(Light.GREY),
        "progress_sum": sum(task.progress for task in counted),
    }
    assert set(numbers) | {"unsigned", "unreported"} == {field.name for field in fields(Figures)}
    return Figures(**numbers)
