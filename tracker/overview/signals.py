"""Signals: what a list of tasks can be narrowed to beyond state and light, each a condition over tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, SQLColumnExpression, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from tracker.foundation.clock import OFFICE_TIME
from tracker.foundation.words import N_, Worded
from tracker.lights import queries as lights
from tracker.progress.models import ProgressReport, ReportingRound, ReportState
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, Task, TaskState


class Signal(Worded):
    """What a reader looks for."""

    COUNTED = "counted", N_("计入统计")
    OPEN = "open", N_("未办结")
    CLOSED = "closed", N_("已办结")
    UNSIGNED = "unsigned", N_("未签收")
    UNREPORTED = "unreported", N_("未报送")
    AWAITING_REVIEW = "awaiting_review", N_("待审核")
    CLOSURE_REQUESTED = "closure_requested", N_("申请办结")


def gives(signal: Signal, today: date, *, part: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tasks that give a signal on a day. `part` says which assignments are looked at: all, or a department's."""
    if signal in OF_THE_TASK:
        return OF_THE_TASK[signal](today)
    return and_(lights.is_open(today), _has_part(part, OF_ITS_PARTS[signal](today)))


def is_unsigned(today: date) -> ColumnElement[bool]:
    """Assignments nobody had signed for by the end of a day."""
    not_yet = or_(Assignment.state == AssignmentState.PENDING_RECEIPT, Assignment.received_at >= _end_of(today))
    return and_(Assignment.issued_on <= today, not_yet)


def is_unreported(today: date) -> ColumnElement[bool]:
    """Lead assignments without a report for their task's latest round whose due day has passed."""
    missed = select(ReportingRound.id).where(
        ReportingRound.plan_id == Task.plan_id,
        ReportingRound.due_on == _latest_due(today),
        Assignment.issued_on < ReportingRound.due_on,
        ~_reported_since(ReportingRound.opens_on, today),
    )
    return and_(Assignment.role == AssignmentRole.LEAD, missed.correlate(Task, Assignment).exists())


def _latest_due(today: date) -> ScalarSelect[date]:
    """The day on which the latest round of the task's plan was due."""
    later = aliased(ReportingRound)
    latest = select(func.max(later.due_on)).where(later.plan_id == Task.plan_id, later.due_on < today)
    return latest.correlate(Task).scalar_subquery()


def _reported_since(opened: SQLColumnExpression[date], today: date) -> ColumnElement[bool]:
    """Said of the assignment outside, two statements up, which SQLAlchemy does not look for by itself."""
    reported = exists().where(
        ProgressReport.assignment_id == Assignment.id, ProgressReport.reported_on.between(opened, today)
    )
    return reported.correlate(Assignment, ReportingRound)


def _awaits_review(_today: date) -> ColumnElement[bool]:
    return exists().where(ProgressReport.assignment_id == Assignment.id, ProgressReport.state == ReportState.SUBMITTED)


def _closure_is_requested(today: date) -> ColumnElement[bool]:
    return and_(lights.is_open(today), Task.state == TaskState.CLOSURE_REQUESTED)


def _has_part(part: ColumnElement[bool], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(Assignment.id).where(Assignment.task_id == Task.id, part, condition).correlate(Task).exists()


def _end_of(day: date) -> datetime:
    """The first moment after an office's day."""
    return datetime.combine(day + timedelta(days=1), time(), OFFICE_TIME)


Condition = Callable[[date], ColumnElement[bool]]

OF_THE_TASK: dict[Signal, Condition] = {
    Signal.COUNTED: lights.is_counted,
    Signal.OPEN: lights.is_open,
    Signal.CLOSED: lights.is_closed,
    Signal.CLOSURE_REQUESTED: _closure_is_requested,
}
OF_ITS_PARTS: dict[Signal, Condition] = {
    Signal.UNSIGNED: is_unsigned,
    Signal.UNREPORTED: is_unreported,
    Signal.AWAITING_REVIEW: _awaits_review,
}
