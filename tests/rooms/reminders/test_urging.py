"""Urging by hand reaches those who owe, and not twice a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.reminders.conftest import Heard
from tracker.journal.queries import story_of
from tracker.reminders.actions import CannotBeUrged, UrgedTooSoon, urge
from tracker.tasks.models import AssignmentState, TaskState

TUESDAY = MONDAY + timedelta(days=1)


def test_liaison_and_head_read_what_the_coordinator_wrote(make: Make, session: Session, heard: Heard) -> None:
    department = make.department()
    people = [make.liaison(department), make.head(department)]
    task = make.task(leads=[department], number="3", content="推进政务公开")
    urged = urge(session, task, "请本周内报送", act=act_on(MONDAY))
    session.commit()
    assert (urged.people, list(urged.unserved)) == (2, [])
    assert [heard(person) for person in people] == [["任务 3「推进政务公开」被催办:请本周内报送"]] * 2
    assert session.scalars(story_of(task.id)).one().reason == "请本周内报送"


def test_a_second_urging_waits_for_the_next_working_day(make: Make, session: Session) -> None:
    task = make.task(leads=[make.department()])
    friday = MONDAY + timedelta(days=4)
    urge(session, task, "请报送", act=act_on(friday))
    for too_soon in (friday, friday + timedelta(days=2)):
        with pytest.raises(UrgedTooSoon, match="3月9日 周一 起可以再次催办"):
            urge(session, task, "请报送", act=act_on(too_soon))
    urge(session, task, "请报送", act=act_on(friday + timedelta(days=3)))


def test_a_department_that_nobody_serves_is_named(make: Make, session: Session) -> None:
    served, unserved = make.department(), make.department()
    make.liaison(served)
    task = make.task(leads=[served, unserved])
    assert [one.id for one in urge(session, task, "请报送", act=act_on(MONDAY)).unserved] == [unserved.id]


def test_a_support_that_owes_nothing_is_left_in_peace(make: Make, session: Session, heard: Heard) -> None:
    support, unsigned = make.department(), make.department()
    quiet, meant = make.liaison(support), make.liaison(unsigned)
    task = make.task(leads=[make.department()], supports=[support])
    make.assignment(task, unsigned, state=AssignmentState.PENDING_RECEIPT)
    urge(session, task, "请签收", act=act_on(MONDAY))
    session.commit()
    assert heard(quiet) == []
    assert len(heard(meant)) == 1


def test_what_is_closed_is_not_urged(make: Make, session: Session) -> None:
    task = make.task(leads=[make.department()], state=TaskState.CLOSED, closed_on=MONDAY)
    with pytest.raises(CannotBeUrged):
        urge(session, task, "请报送", act=act_on(TUESDAY))
