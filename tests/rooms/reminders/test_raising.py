"""Reminders are raised once, for those who can act, at a cost that follows what is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY
from tests.make import Make
from tests.rooms.reminders.conftest import Heard, Raise
from tests.support.queries import QueryCount
from tracker.inbox.models import Notice
from tracker.people.models import Role
from tracker.reminders import actions
from tracker.reminders.models import Reminder, ReminderKind
from tracker.tasks.models import AssignmentState, TaskState
from tracker.tasks.queries import departments_without_liaison

LAST_FRIDAY = MONDAY - timedelta(days=3)


def reminders(session: Session) -> list[tuple[str, int]]:
    session.rollback()
    return [(one.kind.value, one.step) for one in session.scalars(select(Reminder).order_by(Reminder.id))]


def test_a_liaison_is_told_what_is_late_and_since_when(make: Make, raise_on: Raise, heard: Heard) -> None:
    department = make.department()
    liaison = make.liaison(department)
    make.task(leads=[department], deadline=LAST_FRIDAY, number="3", content="推进政务公开")
    assert raise_on(MONDAY) == 1
    assert heard(liaison) == ["任务 3「推进政务公开」应于 2月27日 周五 完成，已逾期 3 天。请报送进展或申请办结"]


def test_running_twice_tells_once(make: Make, raise_on: Raise, heard: Heard) -> None:
    department = make.department()
    liaison = make.liaison(department)
    make.task(leads=[department], deadline=LAST_FRIDAY)
    assert raise_on(MONDAY) == 1
    assert raise_on(MONDAY) == 0
    assert len(heard(liaison)) == 1


def test_after_missed_days_the_current_step_alone_is_raised(make: Make, raise_on: Raise, session: Session) -> None:
    make.task(leads=[make.department()], deadline=MONDAY)
    assert raise_on(MONDAY + timedelta(days=18)) == 1
    assert reminders(session) == [("overdue", 4)]


def test_nothing_is_raised_on_a_day_off(make: Make, raise_on: Raise) -> None:
    make.task(leads=[make.department()], deadline=LAST_FRIDAY)
    assert raise_on(date(2026, 3, 1)) == 0


def test_a_head_hears_of_a_task_that_stays_overdue(make: Make, raise_on: Raise, heard: Heard) -> None:
    department = make.department()
    head = make.head(department)
    make.task(leads=[department], deadline=LAST_FRIDAY)
    raise_on(MONDAY)
    assert heard(head) == []
    raise_on(MONDAY + timedelta(days=3))
    assert len(heard(head)) == 1


def test_who_left_and_who_was_switched_off_hear_nothing(
    make: Make, raise_on: Raise, heard: Heard, session: Session
) -> None:
    department = make.department()
    left, off = make.person(), make.liaison(department, is_active=False)
    make.post(left, Role.LIAISON, department).ended_on = LAST_FRIDAY
    session.commit()
    make.task(leads=[department], deadline=LAST_FRIDAY)
    raise_on(MONDAY)
    assert heard(left) == heard(off) == []
    assert session.scalars(departments_without_liaison(on=MONDAY)).all() == [department]


@pytest.mark.parametrize("state", [TaskState.CLOSED, TaskState.CANCELLED, TaskState.SUSPENDED])
def test_a_task_that_is_no_longer_open_is_not_reminded_of(make: Make, raise_on: Raise, state: TaskState) -> None:
    closed_on = LAST_FRIDAY if state is TaskState.CLOSED else None
    make.task(leads=[make.department()], deadline=LAST_FRIDAY, state=state, closed_on=closed_on)
    assert raise_on(MONDAY) == 0


def test_a_department_that_has_not_signed_is_reminded_in_either_role(make: Make, raise_on: Raise, heard: Heard) -> None:
    lead, support = make.department(), make.department()
    people = [make.liaison(lead), make.liaison(support)]
    make.task(leads=[lead], supports=[support], assignment_state=AssignmentState.PENDING_RECEIPT)
    assert raise_on(MONDAY) == 2
    assert all("尚未签收" in heard(person)[0] for person in people)


def test_a_moved_deadline_is_announced_anew(make: Make, raise_on: Raise, session: Session) -> None:
    task = make.task(leads=[make.department()], deadline=MONDAY)
    raise_on(MONDAY)
    task.deadline = MONDAY + timedelta(days=1)
    session.commit()
    raise_on(MONDAY + timedelta(days=1))
    assert reminders(session) == [("due", 0), ("due", 0)]


def test_pages_cover_everything_once(
    make: Make, session: Session, monkeypatch: pytest.MonkeyPatch, raise_on: Raise
) -> None:
    monkeypatch.setattr(actions.raise_page, "__kwdefaults__", {"size": 3})
    plan = make.plan()
    for _ in range(10):
        make.task(plan=plan, leads=[make.department()], deadline=LAST_FRIDAY)
    assert raise_on(MONDAY) == 10
    assert session.scalar(select(func.count()).select_from(Reminder)) == 10


def test_the_number_of_statements_does_not_grow_with_what_is_due(make: Make, engine: Engine, raise_on: Raise) -> None:
    department = make.department()
    make.liaison(department)
    plan = make.plan()
    sent = QueryCount(engine)
    counts = []
    for more in (1, 2, 12):  # the first run makes the lease too
        for _ in range(more):
            make.task(plan=plan, leads=[department], deadline=LAST_FRIDAY)
        with sent:
            assert raise_on(MONDAY) == more
        counts.append(len(sent))
    assert counts[1] == counts[2]


def test_every_reminder_has_its_notice(make: Make, raise_on: Raise, session: Session) -> None:
    department = make.department()
    make.liaison(department)
    for days in (-30, -3, 0, 1, 5, 60):
        make.task(leads=[department], deadline=MONDAY + timedelta(days=days))
    assert raise_on(MONDAY) == session.scalar(select(func.count()).select_from(Notice)) == 5
    kinds = {kind for kind, _ in reminders(session)}
    assert kinds == {ReminderKind.OVERDUE.value, ReminderKind.DUE.value, ReminderKind.BEFORE.value}
