"""One department's part: sign for it, return it, insist on it, give it to another."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from tracker.departments import queries as directory
from tracker.departments.models import Department
from tracker.foundation.refusals import Invalid, NotFound, Refusal
from tracker.foundation.text import fold
from tracker.foundation.words import N_
from tracker.gate.doors import allowed, door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import said
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import typed
from tracker.pages.forms.assignments import InsistForm, ReassignForm, ReturnForm
from tracker.pages.where_next import go
from tracker.tasks import actions
from tracker.tasks.models import Assignment
from tracker.workdays.queries import calendar

pages = Blueprint("assignments", __name__, url_prefix="/assignments")


@pages.post("/<int:id>/receipt")
@door(Assignment, to=May.SIGN_FOR, seen=May.SEE_TASK)
def sign_for(part: Assignment) -> ResponseReturnValue:
    """Sign for one part."""
    actions.sign_for(session(), part, act=act())
    flash(_("已签收第 %(number)s 项。可以填报进展了。", number=part.task.number))
    return go("tasks.show", id=part.task_id)


@pages.post("/receipts")
@door(to=May.SEE_OWED)
def sign_for_several() -> ResponseReturnValue:
    """Sign for the chosen parts; what cannot be signed for is told, and does not hold up the rest."""
    parts = _chosen()
    problems = [problem for part in parts if (problem := _problem_signing(part))]
    if signed := len(parts) - len(problems):
        flash(_("已签收 %(number)s 项。", number=signed))
    for problem in problems or ([] if parts else [_("没有选中任务。请先勾选要签收的任务")]):
        flash(problem, "problem")
    return go("owed.show")


@pages.route("/<int:id>/return", methods=["GET", "POST"])
@door(Assignment, to=May.SIGN_FOR, seen=May.SEE_TASK)
def hand_back(part: Assignment) -> ResponseReturnValue:
    """Return a part to the coordinator, saying why."""
    form = ReturnForm()
    if form.sent_well() and form.achieves(
        lambda: actions.return_assignment(session(), part, typed(form.reason), act=act())
    ):
        flash(_("已退回督办员。有答复时会收到消息。"))
        return go("tasks.show", id=part.task_id)
    return render_template("assignments/hand_back.html", form=form, part=part), form.status


@pages.route("/<int:id>/insistence", methods=["GET", "POST"])
@door(Assignment, to=May.EDIT_TASK, seen=May.SEE_TASK)
def insist(part: Assignment) -> ResponseReturnValue:
    """Answer a return by asking the department again, saying why."""
    form = InsistForm()
    if form.sent_well() and form.achieves(lambda: _insist(part, typed(form.reason))):
        flash(_("已重新交办给%(department)s，等待签收。", department=part.department.short_name))
        return go("tasks.show", id=part.task_id)
    return render_template("assignments/insist.html", form=form, part=part), form.status


@pages.route("/<int:id>/reassignment", methods=["GET", "POST"])
@door(Assignment, to=May.EDIT_TASK, seen=May.SEE_TASK)
def reassign(part: Assignment) -> ResponseReturnValue:
    """Give a part to another department."""
    form = ReassignForm()
    if form.sent_well() and form.achieves(lambda: _reassign(part, typed(form.department))):
        flash(_("已转办，等待%(department)s签收。", department=typed(form.department)))
        return go("tasks.show", id=part.task_id)
    departments = session().scalars(directory.active()).all()
    return render_template("assignments/reassign.html", form=form, part=part, departments=departments), form.status


def _insist(part: Assignment, reason: str) -> None:
    actions.insist(session(), part, reason, calendar=calendar(session(), act().on), act=act())


def _reassign(part: Assignment, name: str) -> None:
    known = directory.by_names(session(), [name]).get(fold(name))
    if not isinstance(known, Department):
        raise Invalid(N_("名录中没有“%(name)s”。请从列出的部门中选择"), field="department", name=name)
    actions.reassign(session(), part, known, calendar=calendar(session(), act().on), act=act())


def _chosen() -> list[Assignment]:
    ids = request.form.getlist("only", type=int) or request.form.getlist("ids", type=int)
    parts = list(session().scalars(select(Assignment).where(Assignment.id.in_(ids))))
    if not all(allowed(May.SIGN_FOR, part) for part in parts):
        raise NotFound(N_("所选任务中有不属于本部门的，没有签收"))
    return parts


def _problem_signing(part: Assignment) -> str | None:
    try:
        with session().begin_nested():
            actions.sign_for(session(), part, act=act())
    except Refusal as refusal:
        return said(refusal)
    return None
