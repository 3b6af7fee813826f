"""What can be done with a task and with a department's part in it, in which state, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.foundation.moves import Move, Moves
from tracker.foundation.refusals import Refusal
from tracker.foundation.words import N_, Worded
from tracker.tasks.models import OPEN_STATES, AssignmentState, TaskState


class OutOfTurn(Refusal):
    """The verb does not fit the state in which the thing stands; the sentence says what comes next and from whom."""


class TaskVerb(Worded):
    """What is done with a whole task."""

    START = "start", N_("开始办理")
    CHANGE = "change", N_("修改")
    REQUEST_CLOSURE = "request_closure", N_("申请办结")
    CLOSE = "close", N_("办结")
    REFUSE_CLOSURE = "refuse_closure", N_("退回办结申请")
    REOPEN = "reopen", N_("重新办理")
    SUSPEND = "suspend", N_("中止")
    RESUME = "resume", N_("恢复")
    RESUME_UNSIGNED = "resume_unsigned", N_("恢复")
    CANCEL = "cancel", N_("终止")
    INSTRUCT = "instruct", N_("批示")


class AssignmentVerb(Worded):
    """What is done with one department's part. All of it needs an open task."""

    SIGN_FOR = "sign_for", N_("签收")
    RETURN = "return", N_("退回")
    INSIST = "insist", N_("重新交办")
    REASSIGN = "reassign", N_("转办")
    REPORT = "report", N_("填报进展")
    SUBMIT = "submit", N_("报送")
    ACCEPT = "accept", N_("审核通过")
    SEND_BACK = "send_back", N_("退回补正")
    HOLD = "hold", N_("审签退回")
    TAKE_UP_AGAIN = "take_up_again", N_("重新办理")


class TaskStep(Worded):
    """What comes next for a task, by the state it is in."""

    ISSUED = "issued", N_("请先由牵头部门的联络员签收")
    IN_PROGRESS = "in_progress", N_("请由牵头部门填报进展，完成后申请办结")
    CLOSURE_REQUESTED = "closure_requested", N_("请先由督办员审批办结申请")
    CLOSED = "closed", N_("如需继续办理，请由督办员“重新办理”并说明原因")
    SUSPENDED = "suspended", N_("如需继续办理，请由督办员“恢复”")
    CANCELLED = "cancelled", N_("已终止的任务只供查阅")


class AssignmentStep(Worded):
    """What comes next for a department's part, by the state it is in."""

    PENDING_RECEIPT = "pending_receipt", N_("请先由该部门的联络员签收")
    RECEIVED = "received", N_("请由该部门的联络员填报进展")
    SUBMITTED = "submitted", N_("请先由督办员审核报送")
    ACCEPTED = "accepted", N_("有新进展时可再次填报")
    RETURNED = "returned", N_("请先由督办员答复退回：转办或重新交办")
    SENT_BACK = "sent_back", N_("请由该部门的联络员补正后重新填报")


T, A = TaskState, AssignmentState
OPEN = frozenset(OPEN_STATES)
AT_WORK = frozenset({T.ISSUED, T.IN_PROGRESS})
SIGNED = frozenset({A.RECEIVED, A.SUBMITTED, A.ACCEPTED, A.SENT_BACK})

TASK_MOVES: Moves[TaskVerb, TaskState] = Moves(
    {
        TaskVerb.START: Move(frozenset({T.ISSUED}), T.IN_PROGRESS),
        TaskVerb.CHANGE: Move(OPEN | {T.SUSPENDED}),
        TaskVerb.REQUEST_CLOSURE: Move(frozenset({T.IN_PROGRESS}), T.CLOSURE_REQUESTED),
        TaskVerb.CLOSE: Move(frozenset({T.CLOSURE_REQUESTED}), T.CLOSED),
        TaskVerb.REFUSE_CLOSURE: Move(frozenset({T.CLOSURE_REQUESTED}), T.IN_PROGRESS),
        TaskVerb.REOPEN: Move(frozenset({T.CLOSED}), T.IN_PROGRESS),
        TaskVerb.SUSPEND: Move(AT_WORK, T.SUSPENDED),
        TaskVerb.RESUME: Move(frozenset({T.SUSPENDED}), T.IN_PROGRESS),
        TaskVerb.RESUME_UNSIGNED: Move(frozenset({T.SUSPENDED}), T.ISSUED),
        TaskVerb.CANCEL: Move(AT_WORK | {T.SUSPENDED}, T.CANCELLED),
        TaskVerb.INSTRUCT: Move(frozenset(TaskState) - {T.CANCELLED}),
    }
)

ASSIGNMENT_MOVES: Moves[AssignmentVerb, AssignmentState] = Moves(
    {
        AssignmentVerb.SIGN_FOR: Move(frozenset({A.PENDING_RECEIPT, A.RETURNED}), A.RECEIVED),
        AssignmentVerb.RETURN: Move(frozenset({A.PENDING_RECEIPT}), A.RETURNED),
        AssignmentVerb.INSIST: Move(frozenset({A.RETURNED}), A.PENDING_RECEIPT),
        AssignmentVerb.REASSIGN: Move(frozenset({A.PENDING_RECEIPT, A.RETURNED}), A.PENDING_RECEIPT),
        AssignmentVerb.REPORT: Move(SIGNED),
        AssignmentVerb.SUBMIT: Move(SIGNED, A.SUBMITTED),
        AssignmentVerb.ACCEPT: Move(frozenset({A.SUBMITTED}), A.ACCEPTED),
        AssignmentVerb.SEND_BACK: Move(frozenset({A.SUBMITTED}), A.SENT_BACK),
        AssignmentVerb.HOLD: Move(SIGNED - {A.SUBMITTED}, A.SENT_BACK),
        AssignmentVerb.TAKE_UP_AGAIN: Move(SIGNED, A.RECEIVED),
    }
)

TASK_STEPS: Mapping[TaskState, TaskStep] = dict(zip(TaskState, TaskStep, strict=True))
ASSIGNMENT_STEPS: Mapping[AssignmentState, AssignmentStep] = dict(zip(AssignmentState, AssignmentStep, strict=True))


def task_after(verb: TaskVerb, state: TaskState, *, number: str) -> TaskState:
    """The state a task comes to by a verb. Raises OutOfTurn, with what comes next instead."""
    target = TASK_MOVES.after(verb, state)
    if target is None:
        raise _not_with_the_task(verb, state, number)
    return target


def assignment_after(
    verb: AssignmentVerb, state: AssignmentState, *, task: TaskState, number: str, department: str
) -> AssignmentState:
    """The state a department's part comes to by a verb, on an open task. Raises OutOfTurn, with what comes next."""
    if task not in OPEN:
        raise _not_with_the_task(verb, task, number)
    target = ASSIGNMENT_MOVES.after(verb, state)
    if target is None:
        raise OutOfTurn(
            N_("第 %(number)s 项任务在%(department)s为“%(state)s”，现在不能%(verb)s。%(next)s"),
            number=number,
            department=department,
            state=state,
            verb=verb,
            next=ASSIGNMENT_STEPS[state],
        )
    return target


def _not_with_the_task(verb: Worded, state: TaskState, number: str) -> OutOfTurn:
    return OutOfTurn(
        N_("第 %(number)s 项任务为“%(state)s”，现在不能%(verb)s。%(next)s"),
        number=number,
        state=state,
        verb=verb,
        next=TASK_STEPS[state],
    )
