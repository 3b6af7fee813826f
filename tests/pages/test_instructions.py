"""What leaders write to a task, what departments answer; and urging by hand."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.visits import Visit
from tracker.progress.models import Instruction, InstructionReply


def test_a_leader_writes_and_the_department_answers(visit: Visit, make: Make) -> None:
    department = make.department("市监察局")
    task = make.task(leads=[department])
    leader = visit(make.leader(name="钱市长"))
    leader.post(f"/tasks/{task.id}/instructions", {"form_key": "once", "words": "务必抓紧", "answer_by": "2099-03-31"})
    liaison = visit(make.liaison(department))
    page = liaison.get("/owed").text
    assert "务必抓紧" in page
    way = page[page.index("/instructions/") :].split('"', 1)[0]
    liaison.post(way, {"form_key": "answer", "department_id": department.id, "words": "月底前完成"})
    page = leader.get(f"/tasks/{task.id}").text
    assert "月底前完成" in page
    assert "2099年3月31日" in page


def test_a_double_click_writes_and_answers_once(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    task = make.task(leads=[department])
    leader, liaison = visit(make.leader()), visit(make.liaison(department))
    for _ in range(2):
        leader.post(f"/tasks/{task.id}/instructions", {"form_key": "once", "words": "务必抓紧"})
    instruction = session.scalars(select(Instruction)).one()
    answer = {"form_key": "answer", "department_id": department.id, "words": "收到"}
    for _ in range(2):
        liaison.post(f"/instructions/{instruction.id}/reply", answer)
    session.rollback()  # look anew
    assert session.scalar(select(func.count()).select_from(InstructionReply)) == 1


def test_a_day_that_has_passed_is_refused_beside_its_field_and_the_words_stay(visit: Visit, make: Make) -> None:
    task = make.task(leads=[make.department()])
    given = {"form_key": "once", "words": "务必抓紧", "answer_by": "2020-01-01"}
    page = visit(make.leader()).post(f"/tasks/{task.id}/instructions", given, expect=422).text
    assert "答复期限早于今天" in page
    assert "务必抓紧" in page


def test_nobody_answers_in_another_departments_name(visit: Visit, make: Make, session: Session) -> None:
    department, other = make.department(), make.department()
    task = make.task(leads=[department], supports=[other])
    instruction = make.instruction(task, by=make.leader())
    answer = {"form_key": "answer", "department_id": other.id, "words": "冒名回复"}
    visit(make.liaison(department)).post(f"/instructions/{instruction.id}/reply", answer, expect=422)
    visit(make.liaison()).post(f"/instructions/{instruction.id}/reply", answer, expect=404)
    assert session.scalar(select(func.count()).select_from(InstructionReply)) == 0


def test_only_leaders_write_instructions(visit: Visit, make: Make) -> None:
    task = make.task(leads=[make.department()])
    answer = visit(make.coordinator()).post(f"/tasks/{task.id}/instructions", {"words": "越权"}, expect=403)
    assert "只有领导可以批示" in answer.text


def test_urging_reaches_the_departments_and_waits_before_the_next(visit: Visit, make: Make) -> None:
    department = make.department("市监察局")
    task = make.task(leads=[department, make.department("市财政局")])
    liaison = make.liaison(department)
    office = visit(make.coordinator())
    office.post(f"/tasks/{task.id}/urging", {"words": "请本周内报送"})
    page = office.get(f"/tasks/{task.id}").text
    assert "请本周内报送" in page
    assert "市财政局没有联络员" in page
    assert "请本周内报送" in visit(liaison).get("/inbox").text
    assert "再催一遍" in office.post(f"/tasks/{task.id}/urging", {"words": "再催一遍"}, expect=409).text


def test_only_a_coordinator_urges(visit: Visit, make: Make) -> None:
    department = make.department()
    task = make.task(leads=[department])
    visit(make.liaison(department)).post(f"/tasks/{task.id}/urging", expect=403)
    visit(make.liaison()).post(f"/tasks/{task.id}/urging", expect=404)
