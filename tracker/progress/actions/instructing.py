"""What leaders write to a task, and what departments answer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.departments.models import Department
from tracker.foundation.refusals import Forbidden, Invalid
from tracker.foundation.text import clean
from tracker.foundation.words import N_
from tracker.inbox.actions import tell
from tracker.inbox.models import NoticeKind
from tracker.inbox.recipients import serving
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.people.models import Role
from tracker.progress.models import Instruction, InstructionReply
from tracker.tasks import queries as tasks
from tracker.tasks.holding import hold
from tracker.tasks.models import Task
from tracker.tasks.moves import TaskVerb, task_after
from tracker.tasks.telling import departments_of


def instruct(
    session: Session, task: Task, words: str, *, form_key: str, answer_by: date | None = None, act: Act
) -> Instruction:
    """Write to a task; its departments are told and answer, by a day where one is named. The same form writes once."""
    hold(session, [task])
    known = session.scalar(select(Instruction).where(Instruction.form_key == form_key))
    if known is not None:
        return known
    task_after(TaskVerb.INSTRUCT, task.state, number=task.number)
    written = _words(words, N_("请填写批示内容"))
    if answer_by is not None and answer_by < act.on:
        raise Invalid(N_("答复期限早于今天。请改为今天或之后"), field="answer_by")
    made = Instruction(task=task, form_key=form_key, words=written, by_id=act.person_id, at=act.at, answer_by=answer_by)
    session.add(made)
    note(session, "instruction:given", made, act=act, task_id=task.id, reason=written)
    _tell_departments(session, made, act)
    return made


def reply(
    session: Session, instruction: Instruction, department_id: int, words: str, *, form_key: str, act: Act
) -> InstructionReply:
    """Answer an instruction for a department; the leader is told. Refuses a department that takes no part."""
    task = instruction.task
    hold(session, [task])
    known = session.scalar(select(InstructionReply).where(InstructionReply.form_key == form_key))
    if known is not None:
        return known
    if session.scalar(tasks.assignment_for(task.id, department_id)) is None:
        raise Forbidden(N_("只有第 %(number)s 项任务的牵头和配合部门可以回复批示"), number=task.number)
    department = session.get_one(Department, department_id)
    made = InstructionReply(
        instruction=instruction,
        form_key=form_key,
        department=department,
        words=_words(words, N_("请填写回复内容")),
        by_id=act.person_id,
        at=act.at,
    )
    session.add(made)
    changes = {"department": [department.short_name, department.short_name]}
    note(session, "instruction:replied", made, act=act, task_id=task.id, reason=made.words, changes=changes)
    _tell_leader(session, made, act)
    return made


def _words(words: str, missing: str) -> str:
    written = clean(words).strip()
    if not written:
        raise Invalid(missing, field="words")
    return written


def _tell_departments(session: Session, instruction: Instruction, act: Act) -> None:
    concerned = list(departments_of(session, [instruction.task]))
    tell(
        session,
        serving(session, concerned, Role.LIAISON, Role.HEAD, on=act.on),
        NoticeKind.INSTRUCTION,
        key=f"instruction:{instruction.id}",
        sentence=N_("%(leader)s对第 %(number)s 项任务批示：%(words)s")
        % {"leader": act.actor_name, "number": instruction.task.number, "words": instruction.words},
        task_id=instruction.task_id,
        due_on=instruction.answer_by,
        act=act,
    )


def _tell_leader(session: Session, answer: InstructionReply, act: Act) -> None:
    task = answer.instruction.task
    tell(
        session,
        [answer.instruction.by_id],
        NoticeKind.REPLY,
        key=f"reply:{answer.id}",
        sentence=N_("%(department)s回复第 %(number)s 项任务的批示：%(words)s")
        % {"department": answer.department.short_name, "number": task.number, "words": answer.words},
        task_id=task.id,
        act=act,
    )
