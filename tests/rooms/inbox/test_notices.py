"""Notices: said once, read once, counted."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.office import Office
from tests.support.queries import QueryCount
from tracker.departments.models import Department
from tracker.inbox import queries
from tracker.inbox.actions import mark_all_read, mark_read, tell
from tracker.inbox.models import Notice, NoticeKind
from tracker.inbox.recipients import by_department, serving
from tracker.journal.acts import Act
from tracker.people.models import Person, Role

DAY = date(2026, 3, 2)


@pytest.fixture
def people(make: Make) -> list[Person]:
    """Three people."""
    return [make.person() for _ in range(3)]


def test_people_are_told_once_under_a_key(session: Session, people: list[Person], act: Act) -> None:
    ids = [person.id for person in people]
    assert tell(session, ids[:2], NoticeKind.URGED, key="k", sentence="请尽快报送", act=act) == 2
    assert tell(session, ids, NoticeKind.URGED, key="k", sentence="请尽快报送", act=act) == 1
    assert queries.unread_count(session, ids[0]) == 1


def test_nobody_to_tell_is_no_fault(session: Session, act: Act) -> None:
    assert tell(session, [], NoticeKind.URGED, key="k", sentence="请尽快报送", act=act) == 0


def test_many_are_told_in_one_statement(engine: Engine, session: Session, make: Make, act: Act) -> None:
    ids = [make.person().id for _ in range(30)]
    session.connection()
    with QueryCount(engine) as sent:
        tell(session, ids, NoticeKind.URGED, key="k", sentence="请尽快报送", act=act)
    assert len(sent) == 1


def test_the_first_reading_counts(session: Session, people: list[Person], act: Act) -> None:
    tell(session, [people[0].id], NoticeKind.URGED, key="k", sentence="请尽快报送", act=act)
    [notice] = session.scalars(queries.of_person(people[0].id))
    mark_read(session, notice, act=act)
    assert (notice.read_at, queries.unread_count(session, people[0].id)) == (act.at, 0)


def test_reading_all_leaves_others_alone(session: Session, people: list[Person], act: Act) -> None:
    for key in ("a", "b"):
        tell(session, [each.id for each in people], NoticeKind.URGED, key=key, sentence="请尽快报送", act=act)
    mark_all_read(session, people[0], act=act)
    assert [queries.unread_count(session, each.id) for each in people] == [0, 2, 2]


def test_the_unread_come_first_then_the_latest(session: Session, people: list[Person], act: Act) -> None:
    for key in ("a", "b", "c"):
        tell(session, [people[0].id], NoticeKind.URGED, key=key, sentence=key, act=act)
    latest = session.scalars(queries.of_person(people[0].id)).first()
    assert isinstance(latest, Notice)
    mark_read(session, latest, act=act)
    assert [each.key for each in session.scalars(queries.of_person(people[0].id))] == ["b", "a", "c"]


class TestRecipients:
    @pytest.fixture
    def department(self, make: Make) -> Department:
        return make.department()

    def test_a_department_with_nobody_is_there_and_empty(self, session: Session, department: Department) -> None:
        assert by_department(session, [department.id], on=DAY) == {department.id: frozenset()}

    def test_who_left_or_was_disabled_is_not_told(self, session: Session, make: Make, department: Department) -> None:
        stays = make.liaison(department)
        make.liaison(department, is_active=False)
        make.session.commit()
        assert by_department(session, [department.id], on=DAY) == {department.id: frozenset({stays.id})}

    def test_somebody_with_two_posts_is_one_person(self, session: Session, make: Make, department: Department) -> None:
        both = make.liaison(department)
        make.post(both, Role.HEAD, department)
        assert serving(session, [department.id], Role.LIAISON, Role.HEAD, on=DAY) == {both.id}

    def test_a_liaison_of_two_departments_serves_both(self, office: Office, session: Session) -> None:
        office.make.post(office.auditor, Role.LIAISON, office.finance)
        found = by_department(session, [office.audit.id, office.finance.id], on=DAY)
        assert found[office.finance.id] == {office.auditor.id, office.financier.id}
