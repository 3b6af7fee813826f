"""What a department answers to being given a task, and what the coordinator answers to that."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.departments.models import Department
from tracker.foundation.words import N_
from tracker.inbox.actions import tell
from tracker.inbox.models import NoticeKind
from tracker.inbox.recipients import coordinators, serving
from tracker.journal.acts import Act
from tracker.tasks import queries
from tracker.tasks.models import Assignment, AssignmentRole, Receipt, TaskState
from tracker.tasks.moves import AssignmentVerb, TaskVerb, task_after
from tracker.tasks.parts import move, write_down
from tracker.tasks.rules import CannotTakePart, refuse_no_reason
from tracker.workdays.rules import Calendar


def sign_for(session: Session, assignment: Assignment, *, act: Act) -> None:
    """Take the task on for the department; with the first lead's signature the task is being worked on.

    A department that had returned the task may sign for it after all. Refuses what is signed for already.
    """
    before = move(session, assignment, AssignmentVerb.SIGN_FOR)
    assignment.received_at, assignment.return_reason = act.at, ""
    task = assignment.task
    session.add(Receipt(assignment_id=assignment.id, person_id=act.person_id, at=act.at, task_version=task.version))
    changes = {"state": [before.value, assignment.state.value]}
    if assignment.role is AssignmentRole.LEAD and task.state is TaskState.ISSUED:
        task.state = task_after(TaskVerb.START, task.state, number=task.number)
        changes["task_state"] = [TaskState.ISSUED.value, task.state.value]
    write_down(session, "assignment:signed-for", assignment, changes=changes, act=act)


def return_assignment(session: Session, assignment: Assignment, reason: str, *, act: Act) -> None:
    """Object to the task, with a reason; the coordinator is told and decides. Refuses what was signed for."""
    refuse_no_reason(reason)
    before = move(session, assignment, AssignmentVerb.RETURN)
    assignment.return_reason = reason
    changes = {"state": [before.value, assignment.state.value]}
    write_down(session, "assignment:returned", assignment, changes=changes, reason=reason, act=act)
    tell(
        session,
        coordinators(session, on=act.on),
        NoticeKind.RETURNED,
        key=f"returned:{assignment.id}:{assignment.version}",
        sentence=N_("%(department)s退回第 %(number)s 项任务：%(reason)s") % {**_words(assignment), "reason": reason},
        task_id=assignment.task_id,
        act=act,
    )


def insist(session: Session, assignment: Assignment, reason: str, *, calendar: Calendar, act: Act) -> None:
    """Give a returned task to the same department again, with a reason and a new day to sign by."""
    refuse_no_reason(reason)
    before = move(session, assignment, AssignmentVerb.INSIST)
    _await_receipt(assignment, calendar, act)
    changes = {"state": [before.value, assignment.state.value]}
    write_down(session, "assignment:insisted", assignment, changes=changes, reason=reason, act=act)
    _tell_to_sign(session, assignment, N_("第 %(number)s 项任务仍由%(department)s办理，请于%(due)s前签收"), act)


def reassign(
    session: Session, assignment: Assignment, to: Department, *, calendar: Calendar, reason: str = "", act: Act
) -> Assignment:
    """Give a part that nobody signed for to another department, in the same place; the journal keeps the first one.

    Refuses a department that takes part already or is out of use, and a part that was signed for.
    """
    _refuse_unfit(session, assignment, to)
    before = move(session, assignment, AssignmentVerb.REASSIGN)
    former, assignment.department, assignment.collective = assignment.department, to, None
    _await_receipt(assignment, calendar, act)
    assignment.return_reason = ""
    changes = {
        "state": [before.value, assignment.state.value],
        "replaced": [former.short_name, to.short_name],
    }
    write_down(session, "assignment:reassigned", assignment, changes=changes, reason=reason, act=act)
    _tell_to_sign(session, assignment, N_("第 %(number)s 项任务转由%(department)s办理，请于%(due)s前签收"), act)
    _tell_former(session, assignment, former, act)
    return assignment


def _await_receipt(assignment: Assignment, calendar: Calendar, act: Act) -> None:
    assignment.issued_on, assignment.received_at = act.on, None
    assignment.receipt_due_on = calendar.add(act.on, assignment.task.plan.receipt_workdays)


def _refuse_unfit(session: Session, assignment: Assignment, to: Department) -> None:
    words = {"number": assignment.task.number, "department": to.short_name}
    if not to.is_active:
        raise CannotTakePart(
            N_("%(department)s已停用，不能接办。请改选部门，或先在名录中启用"), field="department", **words
        )
    if session.scalar(queries.assignment_for(assignment.task_id, to.id)) is not None:
        raise CannotTakePart(
            N_("%(department)s已在第 %(number)s 项任务中，不能再接办。请改选部门，或用“调整责任部门”"),
            field="department",
            **words,
        )


def _tell_to_sign(session: Session, assignment: Assignment, sentence: str, act: Act) -> None:
    due_on = assignment.receipt_due_on
    tell(
        session,
        serving(session, [assignment.department_id], on=act.on),
        NoticeKind.ISSUED,
        key=f"issued-again:{assignment.id}:{assignment.version}",
        sentence=sentence % {**_words(assignment), "due": f"{due_on.month}月{due_on.day}日"},
        task_id=assignment.task_id,
        due_on=due_on,
        act=act,
    )


def _tell_former(session: Session, assignment: Assignment, former: Department, act: Act) -> None:
    tell(
        session,
        serving(session, [former.id], on=act.on),
        NoticeKind.CHANGED,
        key=f"reassigned:{assignment.id}:{assignment.version}",
        sentence=N_("第 %(number)s 项任务已转由%(department)s办理") % _words(assignment),
        act=act,
    )


def _words(assignment: Assignment) -> dict[str, object]:
    return {"number": assignment.task.number, "department": assignment.department.short_name}
