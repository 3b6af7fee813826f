"""The ledger: what an address asks for, what a visitor reaches, and several tasks changed at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.trees import tree, words
from tests.support.visits import Visits
from tracker.tasks.models import Assignment, AssignmentRole, Task

Visit = Callable[..., Visits]
MONDAY = "as_of=2026-03-02"


@pytest.fixture
def desk(visit: Visit, make: Make) -> Visits:
    return visit(make.coordinator())


def listed(desk: Visits, query: str) -> list[str]:
    return [link.text_content() for link in tree(desk.get(f"/ledger?{query}")).xpath("//td[@class='table__main']/a")]


def afresh(session: Session) -> None:
    session.rollback()
    session.expire_all()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("light=red", ["完善平臺建设"]),
        ("text=平台", ["完善平臺建设"]),
        ("text=１２３４５", ["推进12345热线"]),
        ("role=support&department={bureau}", ["推进12345热线"]),
        ("department={bureau}", ["完善平臺建设", "推进12345热线"]),
        ("state=cancelled", []),
        ("signal=open", ["完善平臺建设", "推进12345热线"]),
    ],
)
def test_the_address_says_what_is_shown(desk: Visits, make: Make, query: str, found: list[str]) -> None:
    bureau, plan = make.department(), make.plan()
    make.task(plan=plan, content="完善平臺建设", leads=[bureau], deadline=date(2026, 2, 2))
    make.task(plan=plan, content="推进12345热线", leads=[make.department()], supports=[bureau])
    assert listed(desk, f"{MONDAY}&{query.format(bureau=bureau.id)}") == found


def test_a_condition_that_means_nothing_is_refused_with_a_sentence(desk: Visits) -> None:
    assert "筛选条件" in desk.get("/ledger?light=purple", expect=HTTPStatus.UNPROCESSABLE_ENTITY).text


def test_each_condition_can_be_taken_off(desk: Visits, make: Make) -> None:
    plan = make.plan(title="民生实事计划")
    make.task(plan=plan)
    page = tree(desk.get(f"/ledger?plan={plan.id}&signal=open"))
    off = {link.text_content().split()[0]: link.get("href") for link in page.xpath("//*[@class='filters__set']//a")}
    assert off["民生实事计划"] == "/ledger?signal=open"
    assert off["未办结"] == f"/ledger?plan={plan.id}"


@pytest.mark.parametrize(("sort", "order"), [("deadline", ["早", "晚", "无"]), ("-deadline", ["晚", "早", "无"])])
def test_tasks_are_sorted_by_deadline_and_those_without_stand_last(
    desk: Visits, make: Make, sort: str, order: list[str]
) -> None:
    for content, deadline in (("无", None), ("晚", date(2026, 9, 1)), ("早", date(2026, 4, 1))):
        make.task(content=content, deadline=deadline)
    assert listed(desk, f"sort={sort}") == order


def test_a_liaison_sees_the_tasks_of_the_own_department_only(visit: Visit, make: Make) -> None:
    mine = make.department()
    make.task(content="本单位的任务", supports=[mine], leads=[make.department()])
    make.task(content="别家的任务", leads=[make.department()])
    liaison = visit(make.liaison(mine))
    assert listed(liaison, "") == ["本单位的任务"]
    assert "别家的任务" not in liaison.get("/ledger?text=别家").text
    assert "改时限" not in liaison.get("/ledger").text


def test_an_empty_ledger_says_what_to_do(desk: Visits) -> None:
    assert "导入一份任务分解表" in words(desk.get("/ledger"))


# Several at once


def chosen(*tasks: Task, **given: Any) -> dict[str, Any]:
    return {
        "ids": [task.id for task in tasks],
        **{f"seen-{task.id}": task.version for task in tasks},
        "reason": "会议调整",
        **given,
    }


def test_what_will_change_is_shown_before_it_changes(desk: Visits, make: Make, session: Session) -> None:
    first, second = make.task(deadline=date(2026, 4, 1)), make.task()
    answer = desk.post("/ledger/deadlines", chosen(first, second, deadline="2026-06-30"), expect=200)
    assert words(answer).count("2026年6月30日 周二") == 2
    afresh(session)
    assert first.deadline == date(2026, 4, 1)
    desk.post("/ledger/deadlines?light=red", chosen(first, second, deadline="2026-06-30", confirmed="2026-06-30"))
    afresh(session)
    assert {first.deadline, second.deadline} == {date(2026, 6, 30)}
    assert first.original_deadline == date(2026, 4, 1)


def test_a_date_that_was_changed_after_it_was_shown_is_shown_again(desk: Visits, make: Make, session: Session) -> None:
    task = make.task()
    sent = chosen(task, deadline="2026-07-31", confirmed="2026-06-30")
    assert "2026年7月31日" in words(desk.post("/ledger/deadlines", sent, expect=200))
    afresh(session)
    assert task.deadline is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"deadline": "哪天"}, "日期读不出来"),
        ({"deadline": ""}, "请填写新的完成时限"),
        ({"deadline": "2026-06-30", "reason": ""}, "请填写调整理由"),
        ({"deadline": "2020-01-01", "confirmed": "2020-01-01"}, "早于印发日期"),
    ],
)
def test_a_refusal_keeps_the_chosen_tasks_and_what_was_typed(
    desk: Visits, make: Make, session: Session, given: dict[str, str], sentence: str
) -> None:
    first, second = make.task(), make.task()
    answer = desk.post("/ledger/deadlines", chosen(first, second, **given), expect=HTTPStatus.UNPROCESSABLE_ENTITY)
    assert sentence in answer.text
    page = tree(answer)
    assert page.xpath("//input[@name='ids']/@value") == [str(first.id), str(second.id)]
    assert page.xpath("//input[@name='deadline']/@value") == [given["deadline"]]
    afresh(session)
    assert first.deadline is None


def test_nothing_is_changed_when_one_of_them_changed_meanwhile(desk: Visits, make: Make, session: Session) -> None:
    first, second = make.task(), make.task(version=4)
    sent = chosen(first, second, deadline="2026-06-30", confirmed="2026-06-30") | {f"seen-{second.id}": 3}
    answer = desk.post("/ledger/deadlines", sent, expect=HTTPStatus.CONFLICT)
    assert f"第 {second.number} 项刚被他人改过" in answer.text
    afresh(session)
    assert {first.deadline, second.deadline} == {None}


def test_departments_join_and_leave_several_tasks(desk: Visits, make: Make, session: Session) -> None:
    stays, leaves, joins = make.department("市监察局"), make.department("市财政局"), make.department("市新闻办")
    tasks = [make.task(leads=[stays], supports=[leaves]) for _ in range(2)]
    sent = chosen(*tasks, leads="市新闻办", remove="市财政局")
    assert "增加牵头：市新闻办" in words(desk.post("/ledger/departments", sent, expect=200))
    desk.post("/ledger/departments", {**sent, "confirmed": "市新闻办//市财政局"})
    afresh(session)
    parts = session.scalars(select(Assignment).order_by(Assignment.task_id, Assignment.seq)).all()
    assert [(part.department_id, part.role) for part in parts] == [
        (stays.id, AssignmentRole.LEAD),
        (joins.id, AssignmentRole.LEAD),
    ] * 2


def test_a_department_nobody_knows_is_refused(desk: Visits, make: Make) -> None:
    task = make.task(leads=[make.department()])
    answer = desk.post("/ledger/departments", chosen(task, leads="不存在局"), expect=HTTPStatus.UNPROCESSABLE_ENTITY)
    assert "名录中没有“不存在局”" in answer.text


def test_without_a_choice_the_answer_says_to_choose(desk: Visits) -> None:
    assert "请先在台账中勾选任务" in desk.get("/ledger/deadlines", expect=HTTPStatus.UNPROCESSABLE_ENTITY).text


# As a file


def test_the_file_holds_what_the_address_asks_for_and_no_formula(visit: Visit, make: Make) -> None:
    mine = make.department("市监察局")
    make.task(content="=1+1", leads=[mine], deadline=date(2026, 4, 1), progress=30)
    make.task(content="别家的任务", leads=[make.department()])
    answer = visit(make.liaison(mine)).get(f"/ledger/export?{MONDAY}")
    sheet = load_workbook(BytesIO(answer.data)).active
    assert sheet is not None
    rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    assert [line[3] for line in rows] == ["=1+1"]
    assert (rows[0][4], rows[0][6], rows[0][9]) == ("市监察局", "2026-04-01", 30)
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "inlineStr"}
    assert "attachment" in answer.headers["Content-Disposition"]


# Cost


def test_a_long_ledger_costs_no_more_queries_than_a_short_one_and_stays_small(
    desk: Visits, make: Make, queries: QueryCount
) -> None:
    bureau, plan = make.department(), make.plan()

    def cost() -> tuple[int, int]:
        with queries as sent:
            answer = desk.get("/ledger")
        return len(sent), len(answer.data)

    for _ in range(5):
        make.task(plan=plan, leads=[bureau], supports=[make.department()])
    cost()
    few, _ = cost()
    for _ in range(60):
        make.task(plan=plan, leads=[bureau], supports=[make.department()], content="完善管理办法" * 10)
    many, size = cost()
    assert few == many
    assert size < 100_000
