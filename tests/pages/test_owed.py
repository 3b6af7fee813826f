"""What a department owes: most urgent first, one button a row, several signed for at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lxml import html
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visit
from tracker.foundation import clock
from tracker.progress.models import ReportState
from tracker.tasks.models import Assignment, AssignmentState

PENDING, RECEIVED, ACCEPTED = AssignmentState.PENDING_RECEIPT, AssignmentState.RECEIVED, AssignmentState.ACCEPTED
LONG_AGO, FAR = date(2020, 3, 2), date(2099, 3, 2)


def test_the_most_urgent_stands_first_and_says_how_late_it_is(visit: Visit, make: Make) -> None:
    department = make.department()
    make.task(leads=[department], content="不急的事", deadline=FAR)
    make.task(leads=[department], content="拖了很久的事", deadline=LONG_AGO)
    page = visit(make.liaison(department)).get("/owed").text
    assert page.index("拖了很久的事") < page.index("不急的事")
    assert f"逾期 {(clock.today() - LONG_AGO).days} 天" in page


def test_each_row_has_the_one_button_that_comes_next(visit: Visit, make: Make) -> None:
    department = make.department()
    unsigned = make.task(leads=[department], assignment_state=PENDING)
    signed = make.task(leads=[department], assignment_state=RECEIVED)
    complete = make.task()
    make.assignment(complete, department, state=ACCEPTED, progress=100)
    page = html.document_fromstring(visit(make.liaison(department)).get("/owed").text)
    rows = [str(row.xpath("string()")).split() for row in page.iterfind(".//tbody/tr")]
    buttons = {word: row[-1] for row in rows for word in row}
    assert [buttons[task.number] for task in (unsigned, signed, complete)] == ["签收", "填报", "申请办结"]


def test_another_departments_tasks_are_not_among_them(visit: Visit, make: Make) -> None:
    make.task(leads=[make.department()], content="别人的任务")
    assert "别人的任务" not in visit(make.liaison()).get("/owed").text


def test_nothing_owed_says_so_and_where_to_look(visit: Visit, make: Make) -> None:
    assert "现在没有待办" in visit(make.liaison()).get("/owed").text


def test_several_are_signed_for_at_once(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    parts = [make.assignment(make.task(), department, state=PENDING) for _ in range(3)]
    visitor = visit(make.liaison(department))
    visitor.post("/assignments/receipts", {"ids": [part.id for part in parts[:2]]})
    states = _states(session, parts)
    assert states == [RECEIVED, RECEIVED, PENDING]
    assert "已签收 2 项" in visitor.get("/owed").text


def test_one_row_is_signed_for_by_its_own_button_whatever_is_ticked(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    parts = [make.assignment(make.task(), department, state=PENDING) for _ in range(2)]
    visit(make.liaison(department)).post("/assignments/receipts", {"ids": parts[0].id, "only": parts[1].id})
    assert _states(session, parts) == [PENDING, RECEIVED]


def test_signing_twice_acts_once_and_says_so(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    part = make.assignment(make.task(), department, state=PENDING)
    visitor = visit(make.liaison(department))
    visitor.post("/assignments/receipts", {"ids": part.id})
    visitor.post("/assignments/receipts", {"ids": part.id})
    page = visitor.get("/owed").text
    assert "现在不能签收" in page
    assert _states(session, [part]) == [RECEIVED]


def test_choosing_nothing_says_what_to_choose(visit: Visit, make: Make) -> None:
    visitor = visit(make.liaison())
    visitor.post("/assignments/receipts")
    assert "请先勾选要签收的任务" in visitor.get("/owed").text


def test_another_departments_part_is_not_signed_for_nor_those_sent_with_it(
    visit: Visit, make: Make, session: Session
) -> None:
    department = make.department()
    mine, foreign = (make.assignment(make.task(), each, state=PENDING) for each in (department, make.department()))
    visit(make.liaison(department)).post("/assignments/receipts", {"ids": [mine.id, foreign.id]}, expect=404)
    assert _states(session, [mine, foreign]) == [PENDING, PENDING]


def test_a_head_sees_what_waits_for_approval_and_leaves_the_rest_to_the_liaison(visit: Visit, make: Make) -> None:
    department = make.department()
    part = make.assignment(make.task(), department)
    make.report(part, done="等审签的进展", state=ReportState.AWAITING_HEAD)
    page = visit(make.head(department)).get("/owed").text
    assert "等审签的进展" in page
    assert "由联络员办理" in page


def test_an_instruction_waits_until_the_department_has_answered(visit: Visit, make: Make) -> None:
    department = make.department()
    task = make.task(leads=[department])
    make.instruction(task, by=make.leader(), words="请说明进展缓慢的原因")
    assert "请说明进展缓慢的原因" in visit(make.liaison(department)).get("/owed").text
    assert "请说明进展缓慢的原因" not in visit(make.liaison()).get("/owed").text


def test_a_work_plan_to_be_filed_is_listed(visit: Visit, make: Make) -> None:
    department = make.department()
    filing = make.filing(make.plan(), department, due_on=LONG_AGO)
    page = visit(make.liaison(department)).get("/owed").text
    assert f"/filings/{filing.id}" in page
    assert "已过" in page


def test_fifty_parts_cost_no_more_statements_than_five(visit: Visit, make: Make, queries: QueryCount) -> None:
    department, plan = make.department(), make.plan()
    visitor = visit(make.liaison(department))
    sizes = []
    for more in (5, 45):
        for _ in range(more):
            make.task(plan=plan, leads=[department], deadline=FAR)
        with queries as sent:
            visitor.get("/owed")
        sizes.append(len(sent))
    assert sizes[0] == sizes[1]


def _states(session: Session, parts: Sequence[Assignment]) -> list[AssignmentState]:
    session.expire_all()
    return [part.state for part in parts]
