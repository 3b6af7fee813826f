"""Closure: asked for by the consolidating lead, decided by the coordinator; reopening with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.visits import Visit
from tracker.departments.models import Department
from tracker.progress.models import ReportState, RequestKind
from tracker.tasks.models import AssignmentState, Task, TaskState


def test_the_consolidating_lead_asks_and_the_coordinator_closes(visit: Visit, make: Make, session: Session) -> None:
    lead, task = _complete(make)
    visit(make.liaison(lead)).post(f"/tasks/{task.id}/closure", {"reason": "十三家窗口全部进驻"})
    office = visit(make.coordinator())
    page = office.get(f"/tasks/{task.id}").text
    assert "十三家窗口全部进驻" in page
    office.post(_way_to_decide(page), {"verdict": "yes"})
    session.refresh(task)
    assert task.state is TaskState.CLOSED


def test_the_support_is_told_who_can_ask(visit: Visit, make: Make) -> None:
    _lead, task = _complete(make)
    support = make.department()
    make.assignment(task, support, seq=1)
    answer = visit(make.liaison(support)).post(f"/tasks/{task.id}/closure", {"reason": "想办结"}, expect=403)
    assert "可以申请办结" in answer.text


def test_asking_too_early_is_explained_on_the_form(visit: Visit, make: Make, session: Session) -> None:
    lead = make.department()
    task = make.task(leads=[lead])
    page = visit(make.liaison(lead)).post(f"/tasks/{task.id}/closure", {"reason": "差不多了"}, expect=409).text
    assert "请先填报进展至 100%" in page
    assert "差不多了" in page
    session.refresh(task)
    assert task.state is TaskState.IN_PROGRESS


def test_refusing_closure_needs_a_reason_and_lets_the_task_go_on(visit: Visit, make: Make, session: Session) -> None:
    _lead, task = _complete(make, state=TaskState.CLOSURE_REQUESTED)
    request = make.request(task, by=make.liaison())
    office = visit(make.coordinator())
    assert "请说明原因" in office.post(f"/closures/{request.id}", {"verdict": "no"}, expect=422).text
    office.post(f"/closures/{request.id}", {"verdict": "no", "reason": "还缺验收材料"})
    session.refresh(task)
    assert task.state is TaskState.IN_PROGRESS
    assert "还缺验收材料" in office.get(f"/tasks/{task.id}").text


def test_deciding_twice_is_explained(visit: Visit, make: Make) -> None:
    _lead, task = _complete(make, state=TaskState.CLOSURE_REQUESTED)
    request = make.request(task, by=make.liaison())
    office = visit(make.coordinator())
    office.post(f"/closures/{request.id}", {"verdict": "yes"})
    office.post(f"/closures/{request.id}", {"verdict": "no", "reason": "反悔"}, expect=409)
    assert "已同意" in office.get(f"/closures/{request.id}").text


def test_a_department_cannot_decide_its_own_request_and_a_stranger_knows_of_none(visit: Visit, make: Make) -> None:
    lead, task = _complete(make, state=TaskState.CLOSURE_REQUESTED)
    request = make.request(task, RequestKind.CLOSURE, by=make.liaison(lead))
    visit(make.liaison(lead)).post(f"/closures/{request.id}", {"verdict": "yes"}, expect=403)
    visit(make.liaison()).post(f"/closures/{request.id}", {"verdict": "yes"}, expect=404)


def test_a_closed_task_is_taken_up_again_with_a_reason(visit: Visit, make: Make, session: Session) -> None:
    _lead, task = _complete(make, state=TaskState.CLOSED, closed_on=date(2026, 3, 1))
    office = visit(make.coordinator())
    office.post(f"/tasks/{task.id}/reopening", {"reason": ""}, expect=422)
    office.post(f"/tasks/{task.id}/reopening", {"reason": "回头看发现未落实"})
    session.refresh(task)
    assert task.state is TaskState.IN_PROGRESS
    assert "回头看发现未落实" in office.get(f"/tasks/{task.id}").text


def _complete(make: Make, **given: Any) -> tuple[Department, Task]:
    lead = make.department()
    task = make.task(progress=100, **given)
    part = make.assignment(task, lead, state=AssignmentState.ACCEPTED, progress=100)
    make.report(part, percent=100, state=ReportState.ACCEPTED)
    return lead, task


def _way_to_decide(page: str) -> str:
    start = page.index("/closures/")
    return page[start : page.index('"', start)]
