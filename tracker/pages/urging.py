"""Urging by hand."""

from __future__ import annotations

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import typed
from tracker.pages.forms.urging import UrgeForm
from tracker.pages.where_next import go
from tracker.reminders import actions
from tracker.tasks.models import Task
from tracker.tasks.queries import parts

pages = Blueprint("urging", __name__)


@pages.route("/tasks/<int:id>/urging", methods=["GET", "POST"])
@door(Task, to=May.URGE, seen=May.SEE_TASK)
def urge(task: Task) -> ResponseReturnValue:
    """Urge the departments that owe something for a task."""
    form = UrgeForm()
    if form.sent_well() and form.achieves(lambda: _urge(task, typed(form.words))):
        return go("tasks.show", id=task.id)
    departments = parts(session(), [task.id])[task.id]
    return render_template("urging/urge.html", form=form, task=task, parts=departments), form.status


def _urge(task: Task, words: str) -> None:
    urged = actions.urge(session(), task, words, act=act())
    flash(_("已催办，%(people)s 人会收到消息。", people=urged.people))
    if urged.unserved:
        names = [department.short_name for department in urged.unserved]
        flash(_("%(departments)s没有联络员，请电话告知。", departments=names), "problem")
