"""The coordinator's home: every number opens its list, and the clock's state is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.intake.drafted import KEPT, reading
from tests.support.queries import QueryCount
from tests.support.trees import tree, words
from tests.support.visits import Visits
from tracker.foundation import clock
from tracker.intake.actions.making import make_draft
from tracker.people.models import Person
from tracker.progress.models import ReportState
from tracker.runs.jobs import SCHEDULER, Job
from tracker.runs.models import JobRun, Lease, RunState
from tracker.tasks.models import AssignmentState, TaskState

Visit = Callable[..., Visits]


@pytest.fixture
def office(make: Make) -> Person:
    return make.coordinator()


@pytest.fixture
def desk(visit: Visit, office: Person) -> Visits:
    return visit(office)


def numbers(desk: Visits) -> dict[str, tuple[str, str]]:
    """Each number's words, with the number and where it leads."""
    figures = tree(desk.get("/desk")).xpath("//*[contains(@class, 'figure ') or @class='figure']")
    said = [
        (
            figure.xpath("string(.//*[@class='figure__words'])").strip(" ■▲●\n"),
            figure.xpath("string(.//*[@class='figure__number'])").strip(),
            figure.get("href"),
        )
        for figure in figures
    ]
    return {name: (number, url) for name, number, url in said}


def test_an_idle_desk_says_so_and_offers_to_bring_a_document(desk: Visits) -> None:
    answer = desk.get("/desk")
    assert "没有等待办理的事" in words(answer)
    assert tree(answer).xpath("//a[@href='/drafts']")


def test_what_waits_is_counted_and_each_number_opens_its_list(
    desk: Visits, make: Make, session: Session, office: Person
) -> None:
    bureau = make.department("市监察局")
    liaison = make.liaison(bureau)
    reported = make.task(leads=[bureau])
    make.report(make.assignment(reported, make.department()), by=liaison, state=ReportState.SUBMITTED)
    closing = make.task(leads=[bureau], state=TaskState.CLOSURE_REQUESTED)
    make.request(closing, by=liaison)
    make.assignment(make.task(), bureau, state=AssignmentState.RETURNED, return_reason="职责不符")
    make_draft(session, reading(), file_name="要点.docx", kept=KEPT, act=act_on(MONDAY, office))
    session.commit()
    said = numbers(desk)
    assert said["报送待审核"] == ("1", "/reports")
    assert said["办结待审批"] == ("1", "/ledger?signal=closure_requested")
    assert said["部门退回待答复"] == ("1", "/desk#returns")
    assert said["草稿待核对"] == ("1", "/drafts")
    assert said["部门没有联络员"] == ("1", "/desk#unserved")
    assert "职责不符" in words(desk.get("/desk"))


def test_what_goes_wrong_leads_to_the_ledger(desk: Visits, make: Make) -> None:
    make.task(deadline=clock.today() - timedelta(days=3), issued_on=clock.today() - timedelta(days=30))
    number, url = numbers(desk)["逾期未办结"]
    assert number == "1"
    assert "共 1 项" in words(desk.get(url)) or "1 项" in words(desk.get(url))


@pytest.mark.parametrize(("is_kept", "warned"), [(True, False), (False, True)])
def test_a_clock_that_nobody_keeps_is_said(desk: Visits, session: Session, is_kept: bool, warned: bool) -> None:
    expires = clock.now() + timedelta(minutes=1 if is_kept else -1)
    session.add(Lease(name=SCHEDULER, holder="本机", epoch=1, expires_at=expires))
    session.commit()
    assert ("定时进程未在运行" in words(desk.get("/desk"))) is warned


def test_when_reminders_last_ran_is_said(desk: Visits, session: Session) -> None:
    at = clock.now()
    run = JobRun(
        job=Job.RAISE_REMINDERS.value, slot="2026-03-02", state=RunState.DONE, epoch=1, began_at=at, beat_at=at
    )
    run.ended_at, run.done = at, 7
    session.add(run)
    session.commit()
    assert "处理 7 项" in words(desk.get("/desk"))


def test_mail_that_is_off_is_said(desk: Visits) -> None:
    assert "邮件未启用" in words(desk.get("/desk"))


def test_a_full_desk_costs_as_many_queries_as_an_idle_one(desk: Visits, make: Make, queries: QueryCount) -> None:
    bureau = make.department()
    liaison = make.liaison(bureau)

    def cost() -> int:
        with queries as sent:
            desk.get("/desk")
        return len(sent)

    def fill() -> None:
        part = make.assignment(make.task(), bureau)
        make.report(part, by=liaison, state=ReportState.SUBMITTED)
        make.assignment(make.task(), bureau, state=AssignmentState.RETURNED)
        make.request(make.task(leads=[bureau], state=TaskState.CLOSURE_REQUESTED), by=liaison)

    fill()
    cost()
    few = cost()
    for _ in range(6):
        fill()
    assert cost() == few
