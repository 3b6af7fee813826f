"""What leaders write to a task, and the answers."""

from __future__ import annotations

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act, visitor
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import options, typed
from tracker.pages.forms.instructions import InstructionForm, ReplyForm
from tracker.pages.where_next import done_with, go
from tracker.progress import actions, queries
from tracker.progress.models import Instruction
from tracker.tasks.models import Assignment, Task
from tracker.tasks.queries import parts

pages = Blueprint("instructions", __name__)


@pages.route("/tasks/<int:id>/instructions", methods=["GET", "POST"])
@door(Task, to=May.INSTRUCT, seen=May.SEE_TASK)
def write(task: Task) -> ResponseReturnValue:
    """Write to a task; its departments answer."""
    form = InstructionForm()
    if form.sent_well() and form.achieves(lambda: _instruct(task, form)):
        done_with(f"instruction-{task.id}")
        flash(_("批示已送达各承办部门。"))
        return go("tasks.show", id=task.id, _anchor="instructions")
    departments = parts(session(), [task.id])[task.id]
    return render_template("instructions/write.html", form=form, task=task, parts=departments), form.status


@pages.route("/instructions/<int:id>/reply", methods=["GET", "POST"])
@door(Instruction, to=May.REPLY, seen=May.SEE_TASK)
def reply(instruction: Instruction) -> ResponseReturnValue:
    """Answer an instruction in a department's name."""
    mine = _mine(instruction)
    form = ReplyForm()
    form.department_id.choices = options((part.department_id, part.department.short_name) for part in mine)
    if form.sent_well() and form.achieves(lambda: _reply(instruction, form)):
        done_with(f"reply-{instruction.id}")
        flash(_("已回复，%(leader)s会收到消息。", leader=instruction.by.name))
        return go("tasks.show", id=instruction.task_id, _anchor="instructions")
    replies = queries.replies_to(session(), [instruction.id])[instruction.id]
    page = render_template("instructions/reply.html", form=form, instruction=instruction, mine=mine, replies=replies)
    return page, form.status


def _instruct(task: Task, form: InstructionForm) -> None:
    actions.instruct(
        session(), task, typed(form.words), form_key=typed(form.form_key), answer_by=form.answer_by.data, act=act()
    )


def _reply(instruction: Instruction, form: ReplyForm) -> None:
    department, key = form.department_id.data, typed(form.form_key)
    actions.reply(session(), instruction, department, typed(form.words), form_key=key, act=act())


def _mine(instruction: Instruction) -> list[Assignment]:
    """The parts of the departments for which the visitor can answer."""
    task = instruction.task_id
    return [part for part in parts(session(), [task])[task] if part.department_id in visitor().department_ids]
