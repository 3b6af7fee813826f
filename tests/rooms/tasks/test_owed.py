"""What a department owes, most urgent first, and what it waits for."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tests.support.office import MONDAY, Office
from tests.support.queries import QueryCount
from tracker.foundation.paging import page_of
from tracker.progress.actions import send_back
from tracker.tasks.actions import cancel, return_assignment, sign_for
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Assignment
from tracker.tasks.queries import owed_by, waiting_on_the_office

LATER = date(2026, 3, 9)
DEADLINES = {"1": None, "2": date(2026, 9, 30), "3": date(2026, 6, 30), "4": date(2026, 12, 31), "5": date(2026, 5, 31)}


@pytest.fixture
def parts(office: Office) -> dict[str, Assignment]:
    """The audit office's parts in five tasks, by number."""
    tasks = office.issue(
        *(
            office.new_task(
                number, deadline=deadline, deadline_kind=DeadlineKind.DATE if deadline else DeadlineKind.NONE
            )
            for number, deadline in DEADLINES.items()
        )
    )
    return {task.number: office.parts(task)[0] for task in tasks}


def owed(session: Session, office: Office, *, on: date = MONDAY) -> list[str]:
    return [part.task.number for part in session.scalars(owed_by([office.audit.id], on=on))]


def waited_for(session: Session, office: Office) -> list[str]:
    return [part.task.number for part in session.scalars(waiting_on_the_office([office.audit.id]))]


def sign(session: Session, office: Office, *parts: Assignment) -> None:
    for part in parts:
        sign_for(session, part, act=office.act(office.auditor))


def test_the_nearest_deadline_comes_first_and_none_at_all_last(
    session: Session, office: Office, parts: dict[str, Assignment]
) -> None:
    assert owed(session, office) == ["5", "3", "2", "4", "1"]


def test_what_should_be_signed_for_by_now_comes_before_all_but_what_was_sent_back(
    session: Session, office: Office, parts: dict[str, Assignment]
) -> None:
    sign(session, office, parts["5"], parts["3"], parts["4"])
    send_back(session, office.report(parts["4"]), "缺材料", act=office.act())
    assert owed(session, office, on=LATER) == ["4", "2", "1", "5", "3"]


def test_what_waits_for_the_office_is_not_owed(session: Session, office: Office, parts: dict[str, Assignment]) -> None:
    sign(session, office, parts["3"])
    office.report(parts["3"])
    return_assignment(session, parts["5"], "不属本单位职责", act=office.act(office.auditor))
    assert owed(session, office) == ["2", "4", "1"]
    assert waited_for(session, office) == ["5", "3"]


def test_an_accepted_part_is_owed_until_it_is_complete(
    session: Session, office: Office, parts: dict[str, Assignment]
) -> None:
    sign(session, office, parts["3"])
    office.accepted(parts["3"], 60)
    assert "3" in owed(session, office)


def test_a_complete_lead_still_owes_the_request_for_closure(
    session: Session, office: Office, parts: dict[str, Assignment]
) -> None:
    sign(session, office, parts["3"])
    office.accepted(parts["3"], 100)
    assert "3" in owed(session, office)
    office.asked(parts["3"].task)
    assert "3" not in owed(session, office)
    assert waited_for(session, office) == ["3"]


def test_nothing_is_owed_for_a_task_that_is_over(
    session: Session, office: Office, parts: dict[str, Assignment]
) -> None:
    for part in parts.values():
        cancel(session, part.task, "上级已调整", act=office.act())
    assert owed(session, office) == waited_for(session, office) == []


def test_a_department_sees_its_own(session: Session, office: Office, parts: dict[str, Assignment]) -> None:
    assert session.scalars(owed_by([office.make.department().id], on=MONDAY)).all() == []
    assert session.scalars(owed_by([], on=MONDAY)).all() == []


def test_a_page_of_fifty_costs_the_statements_of_five(
    engine: Engine, sessions: sessionmaker[Session], office: Office
) -> None:
    sent, costs = QueryCount(engine), []
    for size in (5, 45):
        office.issue(*(office.new_task(str(n)) for n in range(size)), plan=office.make.plan())
        office.session.commit()
        with sessions() as reader, sent:
            page = page_of(reader, owed_by([office.audit.id], on=MONDAY), 1)
            names = [(part.task.content, part.task.plan.title, part.department.name) for part in page.items]
        costs.append(len(sent))
    assert (costs[0], len(names)) == (costs[1], 50), sent.statements
