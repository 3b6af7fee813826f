"""Closing a task: asked for by the consolidating lead, decided by the coordinator, taken up again with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.inbox.actions import tell
from tracker.inbox.models import NoticeKind
from tracker.inbox.recipients import coordinators
from tracker.journal.actions import note as write
from tracker.journal.acts import Act
from tracker.progress import queries, rules
from tracker.progress.models import ReportState, Request, RequestKind, RequestState
from tracker.progress.rules import RequestVerb, request_after
from tracker.tasks import queries as tasks
from tracker.tasks.holding import hold
from tracker.tasks.models import Assignment, AssignmentState, Task, TaskState
from tracker.tasks.moves import AssignmentVerb, TaskVerb, task_after
from tracker.tasks.parts import lead
from tracker.tasks.rules import refuse_no_reason
from tracker.tasks.telling import tell_departments


def request_closure(session: Session, task: Task, reason: str, *, act: Act) -> Request:
    """Ask for a task to be closed, for its consolidating lead.

    Refuses before the lead's latest report says 100 % and was accepted; while another department is not through,
    the reason must say why.
    """
    hold(session, [task])
    before, after = task.state, task_after(TaskVerb.REQUEST_CLOSURE, task.state, number=task.number)
    consolidating, *others = tasks.parts(session, [task.id])[task.id]
    _refuse_early(session, consolidating)
    _refuse_unexplained(reason, others)
    task.state = after
    request = _request(task, RequestKind.CLOSURE, consolidating.department_id, reason, act)
    session.add(request)
    name = consolidating.department.short_name
    changes = {"department": [name, name], "state": [before.value, task.state.value]}
    write(session, "closure:requested", request, act=act, task_id=task.id, reason=reason, changes=changes)
    _tell_office(session, request, name, act)
    return request


def approve_closure(session: Session, request: Request, note: str = "", *, act: Act) -> None:
    """Close the task on the day of the act. Refuses while reports on it wait for review or the lead's was sent back."""
    task = _hold(session, request, RequestVerb.APPROVE)
    parts = tasks.parts(session, [task.id])[task.id]
    waiting = [each.department.short_name for each in parts if each.state is AssignmentState.SUBMITTED]
    rules.refuse_waiting(task.number, waiting)
    _refuse_early(session, parts[0])
    _lead(task, TaskVerb.CLOSE)
    _decide(request, RequestVerb.APPROVE, note, act)
    task.closed_on = act.on
    _write_down(session, "closure:approved", request, note, act)
    tell_departments(session, [task], N_("%(task)s已办结销号"), kind=NoticeKind.CLOSED, act=act)


def reject_closure(session: Session, request: Request, note: str, *, act: Act) -> None:
    """Let the task go on, and say why."""
    refuse_no_reason(note)
    task = _hold(session, request, RequestVerb.REJECT)
    _lead(task, TaskVerb.REFUSE_CLOSURE)
    _decide(request, RequestVerb.REJECT, note, act)
    _write_down(session, "closure:rejected", request, note, act)
    sentence = N_("%(task)s的办结申请未同意：%(reason)s")
    tell_departments(session, [task], sentence, kind=NoticeKind.CLOSURE_REJECTED, reason=note, act=act)


def reopen(session: Session, task: Task, reason: str, *, act: Act) -> None:
    """Take a closed task up again, with a reason; its lead reports anew before closure can be asked for again."""
    refuse_no_reason(reason)
    hold(session, [task])
    closed_on = task.closed_on
    _lead(task, TaskVerb.REOPEN)
    task.closed_on = None
    consolidating = session.scalars(tasks.consolidating(task.id)).one()
    lead(consolidating, AssignmentVerb.TAKE_UP_AGAIN)
    changes = {
        "state": [TaskState.CLOSED.value, task.state.value],
        "closed_on": [closed_on.isoformat() if closed_on else None, None],
    }
    write(session, "task:reopened", task, act=act, task_id=task.id, reason=reason, changes=changes)
    tell_departments(
        session, [task], N_("%(task)s重新办理：%(reason)s"), kind=NoticeKind.REOPENED, reason=reason, act=act
    )


def _refuse_early(session: Session, consolidating: Assignment) -> None:
    latest = queries.latest_reports(session, [consolidating.id]).get(consolidating.id)
    accepted = latest is not None and latest.state is ReportState.ACCEPTED and _is_accepted(consolidating)
    rules.refuse_early_closure(consolidating.task.number, percent=consolidating.progress, is_accepted=accepted)


def _refuse_unexplained(reason: str, others: Sequence[Assignment]) -> None:
    standings = [rules.Standing(each.department.short_name, _is_accepted(each)) for each in others]
    rules.refuse_unexplained(reason, standings)


def _is_accepted(assignment: Assignment) -> bool:
    return assignment.state is AssignmentState.ACCEPTED


def _request(task: Task, kind: RequestKind, department_id: int, reason: str, act: Act) -> Request:
    return Request(
        task=task,
        kind=kind,
        state=RequestState.PENDING,
        department_id=department_id,
        reason=reason,
        asked_at=act.at,
        asked_by_id=act.person_id,
    )


def _hold(session: Session, request: Request, verb: RequestVerb) -> Task:
    """Hold the request's task. Refuses a request that was decided before."""
    task = request.task
    hold(session, [task])
    session.refresh(request)
    request_after(verb, request.state, number=task.number)
    return task


def _decide(request: Request, verb: RequestVerb, note: str, act: Act) -> None:
    request.state = request_after(verb, request.state, number=request.task.number)
    request.decided_at, request.decided_by_id, request.decision_note = act.at, act.person_id, note


def _lead(task: Task, verb: TaskVerb) -> None:
    task.state = task_after(verb, task.state, number=task.number)
    task.version += 1


def _write_down(session: Session, deed: str, request: Request, note: str, act: Act) -> None:
    changes = {"state": [TaskState.CLOSURE_REQUESTED.value, request.task.state.value]}
    write(session, deed, request, act=act, task_id=request.task_id, reason=note, changes=changes)


def _tell_office(session: Session, request: Request, department: str, act: Act) -> None:
    sentence = N_("%(department)s申请第 %(number)s 项任务办结，请审批")
    tell(
        session,
        coordinators(session, on=act.on),
        NoticeKind.CLOSURE_REQUESTED,
        key=f"closure:{request.id}",
        sentence=sentence % {"department": department, "number": request.task.number},
        task_id=request.task_id,
        act=act,
    )
