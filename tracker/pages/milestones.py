"""A task's dated steps: marked as reached by the departments that lead it."""

from __future__ import annotations

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue

from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.where_next import go
from tracker.tasks.actions import mark_milestone
from tracker.tasks.models import Milestone

pages = Blueprint("milestones", __name__, url_prefix="/milestones")


@pages.post("/<int:id>")
@door(Milestone, to=May.MARK_MILESTONE, seen=May.SEE_TASK)
def mark(milestone: Milestone) -> ResponseReturnValue:
    """Say that a step is reached, or that it is not after all."""
    is_done = request.form.get("done") == "1"
    mark_milestone(session(), milestone, is_done=is_done, act=act())
    flash(_("已标记完成。") if is_done else _("已取消完成标记。"))
    return go("tasks.show", id=milestone.task_id, _anchor="milestones")
