"""A task's own page: what it shows to whom, what it offers, its story, and how a coordinator changes it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visit
from tracker.foundation import clock
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import AssignmentState, Task, TaskState

LONG_AGO = date(2020, 3, 2)


def test_the_light_is_said_in_words_with_the_day(visit: Visit, make: Make) -> None:
    task = make.task(deadline=LONG_AGO)
    make.assignment(task)
    page = visit(make.coordinator()).get(f"/tasks/{task.id}").text
    assert f"逾期 {(clock.today() - LONG_AGO).days} 天（应于2020年3月2日完成）" in page


def test_another_department_cannot_tell_the_task_from_none(visit: Visit, make: Make) -> None:
    task = make.task(leads=[make.department()])
    visitor = visit(make.liaison())
    there = visitor.get(f"/tasks/{task.id}", expect=404).text
    nowhere = visitor.get("/tasks/9999", expect=404).text
    assert _without_token(there) == _without_token(nowhere)


def test_the_lead_is_offered_what_its_state_allows_and_the_support_is_told_who_asks_for_closure(
    visit: Visit, make: Make
) -> None:
    lead, support = make.department("市监察局"), make.department()
    task = make.task(leads=[lead], supports=[support], assignment_state=AssignmentState.PENDING_RECEIPT)
    leads_page = visit(make.liaison(lead)).get(f"/tasks/{task.id}").text
    supports_page = visit(make.liaison(support)).get(f"/tasks/{task.id}").text
    assert "签收" in leads_page
    assert "填报进展" not in leads_page
    assert "办结由牵头部门市监察局的联络员申请" in supports_page


def test_signing_for_it_offers_reporting_and_is_told_in_the_story(visit: Visit, make: Make) -> None:
    department = make.department("市监察局")
    task = make.task(leads=[department], state=TaskState.ISSUED, assignment_state=AssignmentState.PENDING_RECEIPT)
    part = make.part_of(task)
    visitor = visit(make.liaison(department, name="赵联络"))
    visitor.post(f"/assignments/{part.id}/receipt")
    page = visitor.get(f"/tasks/{task.id}").text
    assert "填报进展" in page
    assert "<strong>赵联络</strong> 市监察局签收" in page


def test_a_closed_task_offers_nothing_to_its_department_and_says_who_can_reopen_it(visit: Visit, make: Make) -> None:
    department = make.department()
    task = make.task(leads=[department], state=TaskState.CLOSED, closed_on=LONG_AGO)
    page = visit(make.liaison(department)).get(f"/tasks/{task.id}").text
    assert "填报进展" not in page
    assert "由督办员“重新办理”" in page


def test_a_department_returns_a_task_and_the_coordinator_insists(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    task = make.task(leads=[department], assignment_state=AssignmentState.PENDING_RECEIPT)
    part = make.part_of(task)
    visit(make.liaison(department)).post(f"/assignments/{part.id}/return", {"reason": "不属本局职责"})
    office = visit(make.coordinator())
    assert "不属本局职责" in office.get(f"/tasks/{task.id}").text
    office.post(f"/assignments/{part.id}/insistence", {"reason": "三定方案已明确"})
    session.refresh(part)
    assert part.state is AssignmentState.PENDING_RECEIPT
    assert "三定方案已明确" in office.get(f"/tasks/{task.id}").text


def test_returning_without_a_reason_says_what_is_missing_and_changes_nothing(
    visit: Visit, make: Make, session: Session
) -> None:
    department = make.department()
    part = make.part_of(make.task(leads=[department], assignment_state=AssignmentState.PENDING_RECEIPT))
    page = visit(make.liaison(department)).post(f"/assignments/{part.id}/return", {"reason": " "}, expect=422).text
    assert page.count("请填写退回理由") == 2
    session.refresh(part)
    assert part.state is AssignmentState.PENDING_RECEIPT


def test_a_part_goes_to_the_department_that_is_named_by_any_of_its_names(
    visit: Visit, make: Make, session: Session
) -> None:
    part = make.part_of(make.task(leads=[make.department()], assignment_state=AssignmentState.PENDING_RECEIPT))
    other = make.department("苏州市财政局", short_name="市财政局")
    visit(make.coordinator()).post(f"/assignments/{part.id}/reassignment", {"department": "市財政局"})
    session.refresh(part)
    assert part.department_id == other.id


def test_a_name_the_directory_does_not_know_is_said_beside_the_field(visit: Visit, make: Make) -> None:
    part = make.part_of(make.task(leads=[make.department()], assignment_state=AssignmentState.PENDING_RECEIPT))
    answer = visit(make.coordinator()).post(
        f"/assignments/{part.id}/reassignment", {"department": "火星局"}, expect=422
    )
    assert "名录中没有“火星局”" in answer.text
    assert 'value="火星局"' in answer.text


def test_a_coordinator_moves_the_deadline_with_a_reason_and_the_first_one_stays_visible(
    visit: Visit, make: Make, session: Session
) -> None:
    task = make.task(leads=[make.department()], deadline=LONG_AGO)
    office = visit(make.coordinator())
    office.post(f"/tasks/{task.id}/edit", _as_it_stands(task, deadline="2099年3月底", reason="省里统一延期"))
    session.refresh(task)
    assert task.deadline == date(2099, 3, 31)
    page = office.get(f"/tasks/{task.id}").text
    assert "原定 2020年3月2日" in page
    assert "完成时限：2020年3月2日 → 2099年3月31日" in page
    assert "省里统一延期" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"deadline": "过几天"}, "日期读不出来"),
        ({"deadline": "2099-03-31"}, "请说明原因"),
        ({"deadline": "1990-01-01", "reason": "提前"}, "早于印发日期"),
        ({"content": ""}, "请填写任务内容"),
    ],
)
def test_wrong_input_keeps_what_was_typed_and_says_what_to_mend(
    visit: Visit, make: Make, session: Session, wrong: dict[str, str], sentence: str
) -> None:
    task = make.task(leads=[make.department()], deadline=LONG_AGO)
    typed = _as_it_stands(task, remark="刚刚写下的备注", **wrong)
    page = visit(make.coordinator()).post(f"/tasks/{task.id}/edit", typed, expect=422).text
    assert sentence in page
    assert "刚刚写下的备注" in page
    assert wrong.get("deadline", "2020") in page
    session.refresh(task)
    assert task.deadline == LONG_AGO


def test_the_second_of_two_editors_sees_both_versions_and_loses_nothing(
    visit: Visit, make: Make, session: Session
) -> None:
    task = make.task(leads=[make.department()], content="原来的内容")
    stale = _as_it_stands(task, content="第二个人的内容")
    office = visit(make.coordinator())
    office.post(f"/tasks/{task.id}/edit", _as_it_stands(task, content="第一个人的内容"))
    page = office.post(f"/tasks/{task.id}/edit", stale, expect=409).text
    assert "第一个人的内容" in page
    assert "第二个人的内容" in page
    session.refresh(task)
    assert task.content == "第一个人的内容"
    office.post(f"/tasks/{task.id}/edit", {**stale, "seen": task.version})
    session.rollback()  # look anew
    session.refresh(task)
    assert task.content == "第二个人的内容"


def test_saving_twice_by_a_double_click_asks_nothing(visit: Visit, make: Make) -> None:
    task = make.task(leads=[make.department()])
    changed = _as_it_stands(task, content="改过的内容")
    office = visit(make.coordinator())
    assert [office.post(f"/tasks/{task.id}/edit", changed).location for _ in range(2)] == [f"/tasks/{task.id}"] * 2


def test_a_task_rests_and_goes_on_with_reasons(visit: Visit, make: Make, session: Session) -> None:
    task = make.task(leads=[make.department()])
    office = visit(make.coordinator())
    office.post(f"/tasks/{task.id}/suspension", {"reason": "等上级文件"})
    assert "等上级文件" in office.get(f"/tasks/{task.id}").text
    office.post(f"/tasks/{task.id}/resumption", {"reason": "文件已到"})
    session.refresh(task)
    assert task.state is TaskState.IN_PROGRESS


def test_what_the_state_does_not_allow_is_said_on_the_form(visit: Visit, make: Make) -> None:
    task = make.task(leads=[make.department()], state=TaskState.CLOSED, closed_on=LONG_AGO)
    page = visit(make.coordinator()).post(f"/tasks/{task.id}/suspension", {"reason": "再等等"}, expect=409).text
    assert "现在不能中止" in page
    assert "再等等" in page


def test_a_department_joins_and_another_leaves(visit: Visit, make: Make, session: Session) -> None:
    make.department("市财政局")
    task = make.task(leads=[make.department()], supports=[make.department("市审计局")])
    leaving = make.part_of(task, seq=-1).department_id
    office = visit(make.coordinator())
    asked = {"supports": "市财政局", "remove": leaving, "reason": "分工调整"}
    office.post(f"/tasks/{task.id}/departments", asked)
    page = office.get(f"/tasks/{task.id}").text
    assert "配合部门：市审计局 → 市财政局" in page


@pytest.mark.parametrize("path", ["edit", "departments", "suspension", "cancellation"])
def test_only_a_coordinator_changes_a_task(visit: Visit, make: Make, path: str) -> None:
    department = make.department()
    task = make.task(leads=[department])
    visit(make.coordinator()).get(f"/tasks/{task.id}/{path}")
    assert "只有督办员可以修改任务" in visit(make.liaison(department)).get(f"/tasks/{task.id}/{path}", expect=403).text
    visit(make.liaison()).get(f"/tasks/{task.id}/{path}", expect=404)


def test_a_long_story_is_paged(visit: Visit, make: Make, session: Session, act: Act) -> None:
    task = make.task(leads=[make.department()])
    for number in range(25):
        note(session, "task:urged", task, act=act, task_id=task.id, reason=f"第{number}次催办")
    session.commit()
    office = visit(make.coordinator())
    assert "第4次催办" not in office.get(f"/tasks/{task.id}").text
    assert "第4次催办" in office.get(f"/tasks/{task.id}?story=2").text


def test_fifty_departments_and_reports_cost_no_more_statements_than_five(
    visit: Visit, make: Make, queries: QueryCount
) -> None:
    visitor = visit(make.coordinator())
    sizes = []
    for many in (5, 50):
        task = make.task(leads=[make.department() for _ in range(many)])
        for part in make.parts_of(task):
            make.evidence(make.report(part))
        with queries as sent:
            visitor.get(f"/tasks/{task.id}")
        sizes.append(len(sent))
    assert sizes[0] == sizes[1]


def _as_it_stands(task: Task, **changed: Any) -> dict[str, Any]:
    deadline = task.deadline.isoformat() if task.deadline else ""
    kind = DeadlineKind.DATE if task.deadline else DeadlineKind.NONE
    words = {name: getattr(task, name) for name in ("number", "category", "content", "clause", "remark")}
    return {**words, "deadline": deadline, "deadline_kind": kind.value, "seen": task.version, **changed}


def _without_token(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf_token" not in line]
