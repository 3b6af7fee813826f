"""Instructions of leaders and the answers of departments."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.support.office import Office
from tracker.foundation.refusals import Forbidden, Invalid
from tracker.inbox.models import NoticeKind
from tracker.progress import queries
from tracker.progress.actions import instruct, reply
from tracker.progress.models import Instruction
from tracker.tasks.actions import cancel
from tracker.tasks.models import Task
from tracker.tasks.moves import OutOfTurn

WORDS = "请加快进度，月底前报结果"


@pytest.fixture
def task(office: Office) -> Task:
    """A task that nobody has signed for."""
    return office.issue()[0]


@pytest.fixture
def instruction(session: Session, office: Office, task: Task) -> Instruction:
    """What the leader wrote to it."""
    by = date(2026, 3, 31)
    return instruct(session, task, WORDS, form_key="one", answer_by=by, act=office.act(office.leader))


def test_an_instruction_reaches_liaisons_and_heads_of_all_departments(
    session: Session, office: Office, task: Task
) -> None:
    head = office.make.head(office.audit)
    instruct(session, task, WORDS, form_key="one", act=office.act(office.leader))
    for person in (office.auditor, office.financier, head):
        assert office.told(person, NoticeKind.INSTRUCTION) == ["周市长对第 1 项任务批示：请加快进度，月底前报结果"]


def test_an_instruction_waits_until_a_department_answers(
    session: Session, office: Office, instruction: Instruction
) -> None:
    mine = queries.unanswered_by([office.audit.id])
    assert session.scalars(mine).all() == [instruction]
    reply(session, instruction, office.audit.id, "已部署", form_key="a", act=office.act(office.auditor))
    assert session.scalars(mine).all() == []
    assert session.scalars(queries.unanswered_by([office.finance.id])).all() == [instruction]
    assert office.told(office.leader, NoticeKind.REPLY) == ["市监察局回复第 1 项任务的批示：已部署"]


def test_answers_come_with_people_and_departments(session: Session, office: Office, instruction: Instruction) -> None:
    reply(session, instruction, office.audit.id, "已部署", form_key="a", act=office.act(office.auditor))
    [answer] = queries.replies_to(session, [instruction.id])[instruction.id]
    assert (answer.department, answer.by, answer.words) == (office.audit, office.auditor, "已部署")


def test_a_double_click_writes_once(session: Session, office: Office, task: Task, instruction: Instruction) -> None:
    assert instruct(session, task, WORDS, form_key="one", act=office.act(office.leader)) is instruction
    first = reply(session, instruction, office.audit.id, "已部署", form_key="a", act=office.act(office.auditor))
    deeds = office.deeds()
    again = reply(session, instruction, office.audit.id, "已部署", form_key="a", act=office.act(office.auditor))
    assert (again, office.deeds()) == (first, deeds)


def test_only_departments_of_the_task_answer(session: Session, office: Office, instruction: Instruction) -> None:
    stranger = office.make.department()
    with pytest.raises(Forbidden, match="只有第 1 项任务的牵头和配合部门可以回复批示"):
        reply(session, instruction, stranger.id, "无关", form_key="a", act=office.act(office.auditor))


def test_empty_words_are_refused(session: Session, office: Office, task: Task, instruction: Instruction) -> None:
    with pytest.raises(Invalid, match="请填写批示内容"):
        instruct(session, task, " ", form_key="two", act=office.act(office.leader))
    with pytest.raises(Invalid, match="请填写回复内容"):
        reply(session, instruction, office.audit.id, "", form_key="a", act=office.act(office.auditor))


def test_an_answer_is_not_wanted_for_yesterday(session: Session, office: Office, task: Task) -> None:
    with pytest.raises(Invalid, match="答复期限早于今天"):
        instruct(session, task, WORDS, form_key="x", answer_by=date(2026, 3, 1), act=office.act(office.leader))


def test_a_cancelled_task_takes_no_instructions(session: Session, office: Office, task: Task) -> None:
    cancel(session, task, "上级已调整", act=office.act())
    with pytest.raises(OutOfTurn, match="已终止的任务只供查阅"):
        instruct(session, task, WORDS, form_key="x", act=office.act(office.leader))
