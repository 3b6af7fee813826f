"""What a visitor can do with a task now - and for the rest, why not and who can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from tracker.gate.doors import allowed
from tracker.gate.permissions import May
from tracker.gate.sign_in import visitor
from tracker.gate.wording import say as _
from tracker.pages.next_step import COMPLETE, consolidates
from tracker.people.models import Role
from tracker.progress.models import ProgressReport, ReportState, Request, RequestState
from tracker.tasks.models import OPEN_STATES, Assignment, AssignmentRole, AssignmentState, Task, TaskState
from tracker.tasks.moves import ASSIGNMENT_MOVES, ASSIGNMENT_STEPS, TASK_MOVES, TASK_STEPS, AssignmentVerb, TaskVerb

SHORT_ROW = 8
"""So many departments are shown without folding any away."""


@dataclass(frozen=True)
class Offer:
    """Something that can be done: the words of its button, and where it is done."""

    words: str
    url: str
    sends: bool = False
    """Whether pressing the button does it at once."""


@dataclass(frozen=True)
class Situation:
    """A task with all that decides what can be done with it."""

    task: Task
    parts: Sequence[Assignment]
    waiting: Sequence[ProgressReport]
    """Reports that somebody still has to say something to, oldest first."""
    requests: Sequence[Request]

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes something."""
        return self.task.state in OPEN_STATES

    @property
    def prominent(self) -> list[Assignment]:
        """The parts to read first: all of a short row; of a long one the leads, one's own, and whoever has moved."""
        return [part for part in self.parts if not self._folds(part)]

    @property
    def folded(self) -> list[Assignment]:
        """The parts of a long row that can wait until they are asked for."""
        return [part for part in self.parts if self._folds(part)]

    def _folds(self, part: Assignment) -> bool:
        own, lead = part.department_id in visitor().department_ids, part.role is AssignmentRole.LEAD
        return len(self.parts) > SHORT_ROW and part.last_reported_on is None and not (own or lead)

    def allows(self, verb: TaskVerb) -> bool:
        """Whether the task's state lets this be done."""
        return TASK_MOVES.allows(verb, self.task.state)

    def lets(self, part: Assignment, verb: AssignmentVerb) -> bool:
        """Whether the part's state and the task's let this be done."""
        return self.is_open and ASSIGNMENT_MOVES.allows(verb, part.state)


def offers(now: Situation) -> list[Offer]:
    """What the visitor can do, the most expected first."""
    return [*_of_the_liaison(now), *_of_the_head(now), *_of_the_coordinator(now), *_of_the_leader(now)]


def sentences(now: Situation) -> list[str]:
    """What cannot be done now: why, and who can."""
    if not now.is_open or now.task.state is TaskState.CLOSURE_REQUESTED:
        return [_("本任务为“%(state)s”。%(next)s。", state=now.task.state, next=TASK_STEPS[now.task.state])]
    return list(_of_the_parts(now))


def _of_the_liaison(now: Situation) -> Iterator[Offer]:
    for part in now.parts:
        if visitor().serves(part.department_id, Role.LIAISON):
            yield from _of_one_part(now, part)


def _of_one_part(now: Situation, part: Assignment) -> Iterator[Offer]:
    may_close = consolidates(part) and now.allows(TaskVerb.REQUEST_CLOSURE)
    if may_close and part.progress == COMPLETE:
        yield Offer(_("申请办结"), url_for("closures.ask", id=now.task.id))
    if now.lets(part, AssignmentVerb.SIGN_FOR):
        yield Offer(_named(_("签收"), part), url_for("assignments.sign_for", id=part.id), sends=True)
    if now.lets(part, AssignmentVerb.REPORT):
        yield Offer(_named(_("填报进展"), part), url_for("reports.new", id=part.id))
    if now.lets(part, AssignmentVerb.RETURN):
        yield Offer(_named(_("退回"), part), url_for("assignments.hand_back", id=part.id))
    if may_close and part.progress != COMPLETE:
        yield Offer(_("申请办结"), url_for("closures.ask", id=now.task.id))


def _named(words: str, part: Assignment) -> str:
    """The button's words; somebody who serves several departments is told for which."""
    if len(visitor().department_ids) == 1:
        return words
    return _("%(words)s（%(department)s）", words=words, department=part.department.short_name)


def _of_the_head(now: Situation) -> Iterator[Offer]:
    for report in now.waiting:
        if report.state is ReportState.AWAITING_HEAD and allowed(May.APPROVE_REPORT, report):
            yield Offer(_("审签报送"), url_for("reports.show", id=report.id))


def _of_the_coordinator(now: Situation) -> Iterator[Offer]:
    if not visitor().is_a(Role.COORDINATOR):
        return
    yield from _to_decide(now)
    links: tuple[tuple[bool, str, str, dict[str, Any]], ...] = (
        (now.is_open, _("催办"), "urging.urge", {}),
        (now.allows(TaskVerb.CHANGE), _("修改任务"), "tasks.edit", {}),
        (now.allows(TaskVerb.CHANGE), _("调整责任部门"), "tasks.departments", {}),
        (now.allows(TaskVerb.REOPEN), _("重新办理"), "closures.reopen", {}),
        (now.allows(TaskVerb.RESUME), _("恢复办理"), "tasks.stop", {"how": "resumption"}),
        (now.allows(TaskVerb.SUSPEND), _("中止"), "tasks.stop", {"how": "suspension"}),
        (now.allows(TaskVerb.CANCEL), _("终止"), "tasks.stop", {"how": "cancellation"}),
    )
    yield from (Offer(words, url_for(page, id=now.task.id, **given)) for can, words, page, given in links if can)


def _to_decide(now: Situation) -> Iterator[Offer]:
    """What waits for the coordinator's word."""
    for request in now.requests:
        if request.state is RequestState.PENDING:
            yield Offer(_("审批办结申请"), url_for("closures.decide", id=request.id))
    for report in now.waiting:
        if report.state is ReportState.SUBMITTED:
            yield Offer(
                _("审核%(department)s的报送", department=_name(report.assignment)),
                url_for("reports.show", id=report.id),
            )
    for part in now.parts:
        if now.lets(part, AssignmentVerb.INSIST):
            yield Offer(
                _("答复%(department)s的退回", department=_name(part)), url_for("assignments.insist", id=part.id)
            )


def _of_the_leader(now: Situation) -> Iterator[Offer]:
    if visitor().is_a(Role.LEADER) and now.allows(TaskVerb.INSTRUCT):
        yield Offer(_("批示"), url_for("instructions.write", id=now.task.id))


def _of_the_parts(now: Situation) -> Iterator[str]:
    mine = [part for part in now.parts if part.department_id in visitor().department_ids]
    for part in mine:
        if not visitor().serves(part.department_id, Role.LIAISON):
            yield _("签收和填报由%(department)s的联络员办理。", department=_name(part))
        elif part.state in {AssignmentState.SUBMITTED, AssignmentState.RETURNED}:
            yield _("%(department)s:%(next)s。", department=_name(part), next=ASSIGNMENT_STEPS[part.state])
    if mine and not any(consolidates(part) for part in mine):
        lead = next(part for part in now.parts if consolidates(part))
        yield _("办结由牵头部门%(department)s的联络员申请。", department=_name(lead))
    if not mine:
        yield _("签收和填报由各承办部门的联络员办理。")


def _name(part: Assignment) -> str:
    return part.department.short_name
