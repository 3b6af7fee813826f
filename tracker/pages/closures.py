"""Closure asked for and decided, and reopening."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import typed
from tracker.pages.forms.closures import ClosureForm, DecisionForm, ReopenForm
from tracker.pages.where_next import go
from tracker.progress import actions, queries
from tracker.progress.models import Request
from tracker.tasks.models import Task
from tracker.tasks.queries import parts

pages = Blueprint("closures", __name__)


@pages.route("/tasks/<int:id>/closure", methods=["GET", "POST"])
@door(Task, to=May.REQUEST_CLOSURE, seen=May.SEE_TASK)
def ask(task: Task) -> ResponseReturnValue:
    """Ask for a task to be closed, for its consolidating lead."""
    form = ClosureForm()
    if form.sent_well() and form.achieves(
        lambda: actions.request_closure(session(), task, typed(form.reason), act=act())
    ):
        flash(_("已申请办结，等督办员审批。"))
        return go("tasks.show", id=task.id)
    departments = parts(session(), [task.id])[task.id]
    return render_template("closures/ask.html", form=form, task=task, parts=departments), form.status


@pages.route("/closures/<int:id>", methods=["GET", "POST"])
@door(Request, to=May.DECIDE_REQUEST, seen=May.SEE_TASK)
def decide(request: Request) -> ResponseReturnValue:
    """Close a task as asked, or say what is still missing."""
    form = DecisionForm()
    verb: Callable[..., None] = actions.approve_closure if form.agrees else actions.reject_closure
    if form.sent_well() and form.achieves(lambda: verb(session(), request, typed(form.reason), act=act())):
        flash(_("已同意办结，任务销号。") if form.agrees else _("已答复，部门会收到理由。"))
        return go("tasks.show", id=request.task_id)
    task = request.task
    departments = parts(session(), [task.id])[task.id]
    latest = queries.latest_reports(session(), [part.id for part in departments])
    page = render_template(
        "closures/decide.html", form=form, request_=request, task=task, parts=departments, latest=latest
    )
    return page, form.status


@pages.route("/tasks/<int:id>/reopening", methods=["GET", "POST"])
@door(Task, to=May.REOPEN, seen=May.SEE_TASK)
def reopen(task: Task) -> ResponseReturnValue:
    """Take a closed task up again."""
    form = ReopenForm()
    if form.sent_well() and form.achieves(lambda: actions.reopen(session(), task, typed(form.reason), act=act())):
        flash(_("已重新办理，各承办部门会收到消息。"))
        return go("tasks.show", id=task.id)
    return render_template("closures/reopen.html", form=form, task=task), form.status
