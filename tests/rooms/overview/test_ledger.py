"""The ledger's filter: an address, a list and a number say the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.conftest import MONDAY
from tests.make import Make
from tracker.foundation.refusals import Invalid
from tracker.lights.rules import Light, horizon
from tracker.overview.ledger import LedgerFilter, ledger
from tracker.overview.signals import Signal
from tracker.progress.models import ProgressReport, ReportingRound, ReportState
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, Task, TaskState
from tracker.workdays.rules import Calendar

TODAY = horizon(Calendar(), MONDAY)
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"]), max_size=8).map(str.strip)
filters = st.builds(
    LedgerFilter,
    plan_id=st.none() | st.integers(1, 99),
    department_id=st.none() | st.integers(1, 99),
    role=st.none() | st.sampled_from(AssignmentRole),
    light=st.none() | st.sampled_from(Light),
    state=st.none() | st.sampled_from(TaskState),
    signal=st.none() | st.sampled_from(Signal),
    category=words,
    text=words,
)


def found(session: Session, asked: LedgerFilter, day: date = MONDAY) -> list[Task]:
    return list(session.scalars(ledger(asked, horizon(Calendar(), day))))


@given(filters)
def test_an_address_reads_back_as_the_filter_it_was_made_of(asked: LedgerFilter) -> None:
    assert LedgerFilter.from_query(asked.as_query()) == asked


def test_an_address_may_hold_empty_and_foreign_names() -> None:
    assert LedgerFilter.from_query({"plan": "", "text": " ", "page": "3", "as_of": "2026-01-01"}).is_empty


@pytest.mark.parametrize("query", [{"plan": "x"}, {"plan": "9" * 30}, {"light": "purple"}, {"signal": "１"}])
def test_an_address_that_means_nothing_is_refused_with_a_sentence(query: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        LedgerFilter.from_query(query)


def test_a_department_finds_its_tasks_in_either_role_or_in_one(make: Make, session: Session) -> None:
    ours, theirs = make.department(), make.department()
    led, supported = make.task(leads=[ours]), make.task(leads=[theirs], supports=[ours])
    make.task(leads=[theirs])
    assert {task.id for task in found(session, LedgerFilter(department_id=ours.id))} == {led.id, supported.id}
    assert found(session, LedgerFilter(department_id=ours.id, role=AssignmentRole.LEAD)) == [led]


def test_text_is_found_whatever_its_script_and_width(make: Make, session: Session) -> None:
    task = make.task(content="推进政务服务“一网通办”80%")
    make.task(content="其他")
    for words_ in ("政務服務", "８０％", "一网 通办"):
        assert found(session, LedgerFilter(text=words_)) == [task]
    assert found(session, LedgerFilter(text="_")) == []


def test_a_list_stands_in_the_order_of_the_documents(make: Make, session: Session) -> None:
    older, newer = make.plan(year=2025), make.plan(year=2026)
    tasks = [make.task(plan=plan, seq=seq) for plan, seq in ((newer, 1), (newer, 2), (older, 1))]
    assert found(session, LedgerFilter()) == tasks


def test_a_task_that_was_not_issued_yet_is_not_listed(make: Make, session: Session) -> None:
    make.task(issued_on=MONDAY + timedelta(days=1))
    assert found(session, LedgerFilter()) == []


def test_unsigned_follows_the_receipts_as_of_the_day(make: Make, session: Session) -> None:
    task = make.task(leads=[make.department()], assignment_state=AssignmentState.PENDING_RECEIPT)
    part = session.query(Assignment).one()
    unsigned = LedgerFilter(signal=Signal.UNSIGNED)
    assert found(session, unsigned) == [task]
    part.state, part.received_at = AssignmentState.RECEIVED, make.moment(MONDAY)
    session.commit()
    assert found(session, unsigned) == []
    assert found(session, unsigned, MONDAY - timedelta(days=1)) == [task]


@pytest.fixture
def february(make: Make, session: Session) -> Task:
    """A task whose lead owed a report for February by the 25th."""
    task = make.task(leads=[make.department()], supports=[make.department()])
    session.add(ReportingRound(plan_id=task.plan_id, name="2月", opens_on=date(2026, 2, 1), due_on=date(2026, 2, 25)))
    session.commit()
    return task


def report(session: Session, task: Task, on: date, by: int) -> None:
    part = session.query(Assignment).filter_by(task_id=task.id, role=AssignmentRole.LEAD).one()
    session.add(
        ProgressReport(
            assignment_id=part.id,
            form_key=str(on),
            done="已完成",
            percent=10,
            state=ReportState.SUBMITTED,
            reported_at=Make(session, today=on).moment(),
            reported_on=on,
            reported_by_id=by,
        )
    )
    session.commit()


def test_a_round_is_missed_from_the_day_after_it_was_due(session: Session, february: Task) -> None:
    unreported = LedgerFilter(signal=Signal.UNREPORTED)
    assert found(session, unreported, date(2026, 2, 25)) == []
    assert found(session, unreported, date(2026, 2, 26)) == [february]


@pytest.mark.parametrize(
    ("on", "is_missing"), [(date(2026, 1, 31), True), (date(2026, 2, 1), False), (date(2026, 3, 1), False)]
)
def test_a_report_counts_for_the_round_in_which_it_came(
    session: Session, make: Make, february: Task, on: date, *, is_missing: bool
) -> None:
    report(session, february, on, make.liaison().id)
    assert bool(found(session, LedgerFilter(signal=Signal.UNREPORTED))) is is_missing


def test_a_report_that_waits_is_found(session: Session, make: Make, february: Task) -> None:
    assert found(session, LedgerFilter(signal=Signal.AWAITING_REVIEW)) == []
    report(session, february, MONDAY, make.liaison().id)
    assert found(session, LedgerFilter(signal=Signal.AWAITING_REVIEW)) == [february]
