"""What comes next for a department's part, and where it is done: the one button of a row."""

from __future__ import annotations

from typing import NamedTuple

from flask import url_for

from tracker.foundation.words import N_
from tracker.people.models import Role
from tracker.people.visitor import Visitor
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState

COMPLETE = 100
WORDS = {
    AssignmentState.PENDING_RECEIPT: N_("签收"),
    AssignmentState.SENT_BACK: N_("补正"),
    AssignmentState.RECEIVED: N_("填报"),
    AssignmentState.ACCEPTED: N_("填报"),
}


class Step(NamedTuple):
    """What to do (a catalogue key), and the page that does it; no page where pressing the button does it at once."""

    words: str
    url: str | None


def next_step(part: Assignment, visitor: Visitor) -> Step | None:
    """The next step that this visitor can take for the part, if it is theirs."""
    if not visitor.serves(part.department_id, Role.LIAISON):
        return None
    if part.state is AssignmentState.PENDING_RECEIPT:
        return Step(WORDS[part.state], None)
    if part.state is AssignmentState.ACCEPTED and part.progress == COMPLETE and consolidates(part):
        return Step(N_("申请办结"), url_for("closures.ask", id=part.task_id))
    if part.state not in WORDS:
        return None
    return Step(WORDS[part.state], url_for("reports.new", id=part.id))


def consolidates(part: Assignment) -> bool:
    """Whether the part is the first-named lead's."""
    return part.role is AssignmentRole.LEAD and part.seq == 0
