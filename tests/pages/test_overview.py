"""The leader's page: exceptions first, and every number opens the list that it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visits
from tracker.foundation import clock
from tracker.foundation.paging import count
from tracker.lights.rules import horizon
from tracker.overview.ledger import LedgerFilter, ledger
from tracker.progress.models import ProgressReport, ReportState
from tracker.tasks.models import Assignment, AssignmentState, Task, TaskState
from tracker.workdays.queries import calendar

Visit = Callable[..., Visits]
LARGEST_PAGE = 100_000


@pytest.fixture
def today_make(session: Session) -> Make:
    """Makes records as of the day on the wall, which pages show."""
    return Make(session, today=clock.today())


@pytest.fixture
def late(today_make: Make) -> Task:
    """A task that is three days late."""
    department = today_make.department("市监察局")
    return today_make.task(leads=[department], deadline=clock.today() - timedelta(days=3), content="推进政务公开")


def numbers(page: str) -> list[tuple[str, int]]:
    """Each link into the ledger whose words begin with a number."""
    tree = html.document_fromstring(page)
    links = [
        (link.get("href") or "", " ".join("".join(str(words) for words in link.itertext()).split()))
        for link in tree.iterfind(".//main//a")
    ]
    found = [(href, re.match(r"(?:全部 )?(\d+)\b", words)) for href, words in links if href.startswith("/ledger")]
    return [(href, int(number[1])) for href, number in found if number]


def test_what_is_late_stands_first_with_whose_it_is_how_long_and_what_they_say(
    visit: Visit, today_make: Make, late: Task, session: Session
) -> None:
    part = session.query(Assignment).one()
    session.add(
        ProgressReport(
            assignment_id=part.id,
            form_key="one",
            done="已完成前期工作",
            problems="经费未到位",
            percent=40,
            state=ReportState.SUBMITTED,
            reported_at=today_make.moment(),
            reported_on=clock.today(),
            reported_by_id=today_make.liaison().id,
        )
    )
    session.commit()
    page = visit(today_make.leader()).get("/overview").text
    for said in ("推进政务公开", "市监察局", "逾期 3 天", "经费未到位", f"/tasks/{late.id}/instructions"):
        assert said in page


def test_every_number_opens_the_list_that_it_counts(visit: Visit, today_make: Make, session: Session) -> None:
    bodies = [today_make.department() for _ in range(3)]
    for days, state in (
        (-9, TaskState.IN_PROGRESS),
        (-1, TaskState.CLOSED),
        (1, TaskState.ISSUED),
        (90, TaskState.ISSUED),
    ):
        today_make.task(
            leads=bodies[:2],
            supports=bodies[2:],
            deadline=clock.today() + timedelta(days=days),
            state=state,
            closed_on=clock.today() if state is TaskState.CLOSED else None,
            assignment_state=AssignmentState.PENDING_RECEIPT if days > 0 else AssignmentState.RECEIVED,
        )
    ahead = horizon(calendar(session, clock.today()), clock.today())
    leader = visit(today_make.leader())
    shown = [
        number
        for path in ("/overview", "/overview/departments", "/overview/plans")
        for number in numbers(leader.get(path).text)
    ]
    assert len(shown) > 20
    for address, number in shown:
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert count(session, ledger(LedgerFilter.from_query(query), ahead)) == number, address


def test_another_day_is_shown_and_passed_on_to_every_list(visit: Visit, today_make: Make, late: Task) -> None:
    day = (clock.today() - timedelta(days=4)).isoformat()
    page = visit(today_make.leader()).get(f"/overview?as_of={day}").text
    assert "没有逾期的任务" in page
    links = [address for address, _ in numbers(page)]
    assert links
    assert all(f"as_of={day}" in address for address in links)


def test_an_office_without_tasks_sees_a_page_that_says_so(visit: Visit, today_make: Make) -> None:
    assert "没有逾期的任务" in visit(today_make.leader()).get("/overview").text


@pytest.mark.parametrize("role", ["liaison", "head"])
def test_the_page_is_for_leaders_and_coordinators(visit: Visit, today_make: Make, role: str) -> None:
    visit(getattr(today_make, role)()).get("/overview", expect=403)
    visit(today_make.coordinator()).get("/overview")


def test_the_page_stays_small_and_its_statements_few_however_much_is_wrong(
    visit: Visit, today_make: Make, queries: QueryCount
) -> None:
    leader, sent = visit(today_make.leader()), []
    for more in (3, 30):
        for _ in range(more):
            today_make.task(
                leads=[today_make.department()], deadline=clock.today() - timedelta(days=2), content="推进" * 200
            )
        with queries:
            page = leader.get("/overview")
        sent.append(len(queries))
    assert len(page.data) < LARGEST_PAGE
    assert sent[0] == sent[1]


def test_all_departments_stand_on_pages_of_their_own(visit: Visit, today_make: Make) -> None:
    for number in range(14):
        today_make.task(leads=[today_make.department(f"市{number}号局")])
    leader = visit(today_make.leader())
    assert "全部 14 个" in leader.get("/overview").text
    assert leader.get("/overview/departments").text.count('scope="row"') == 14
