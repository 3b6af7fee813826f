"""Questions about reports, requests, instructions and reporting rounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from tracker.progress.models import (
    Evidence,
    Instruction,
    InstructionReply,
    ProgressReport,
    ReportingRound,
    ReportState,
    Request,
    RequestState,
)
from tracker.tasks.models import OPEN_STATES, Assignment, Task

PEOPLE = (joinedload(ProgressReport.reported_by), joinedload(ProgressReport.reviewed_by))


def reports_of(task_id: int) -> Select[ProgressReport]:
    """All that was reported on a task, latest first, with department and people."""
    known = contains_eager(ProgressReport.assignment).joinedload(Assignment.department)
    found = select(ProgressReport).join(ProgressReport.assignment).where(Assignment.task_id == task_id)
    return found.options(known, *PEOPLE).order_by(ProgressReport.id.desc())


def reports_on(assignment_id: int) -> Select[ProgressReport]:
    """What one department reported on one task, latest first."""
    found = select(ProgressReport).where(ProgressReport.assignment_id == assignment_id)
    return found.options(*PEOPLE).order_by(ProgressReport.id.desc())


def latest_reports(session: Session, assignment_ids: Collection[int]) -> dict[int, ProgressReport]:
    """The latest report on each of these parts, in one statement; parts without report are absent."""
    latest = select(func.max(ProgressReport.id)).where(ProgressReport.assignment_id.in_(assignment_ids))
    found = select(ProgressReport).where(ProgressReport.id.in_(latest.group_by(ProgressReport.assignment_id)))
    return {report.assignment_id: report for report in session.scalars(found.options(*PEOPLE))}


def evidence_of(session: Session, report_ids: Collection[int]) -> dict[int, list[Evidence]]:
    """What proves each of these reports, in one statement."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for each in session.scalars(select(Evidence).where(Evidence.report_id.in_(report_ids)).order_by(Evidence.id)):
        found[each.report_id].append(each)
    return {report_id: found[report_id] for report_id in report_ids}


def reported_under(form_key: str) -> Select[ProgressReport]:
    """The report that a form has made already."""
    return select(ProgressReport).where(ProgressReport.form_key == form_key)


def waiting_for_review() -> Select[ProgressReport]:
    """Reports on open tasks that wait for the coordinator, oldest first."""
    return _reports_in(ReportState.SUBMITTED)


def waiting_for_head(department_ids: Collection[int]) -> Select[ProgressReport]:
    """Reports on open tasks that wait for a department's head, oldest first."""
    return _reports_in(ReportState.AWAITING_HEAD).where(Assignment.department_id.in_(department_ids))


def report_counts(task_ids: Collection[int]) -> Select[int, int]:
    """How often departments have reported on each of these tasks, where they have."""
    counted = select(Assignment.task_id, func.count()).join(
        ProgressReport, ProgressReport.assignment_id == Assignment.id
    )
    return counted.where(Assignment.task_id.in_(task_ids)).group_by(Assignment.task_id)


def unreviewed_on(assignment_id: int) -> Select[ProgressReport]:
    """What a department reported on a task and nobody has looked at yet."""
    waiting = (ReportState.AWAITING_HEAD, ReportState.SUBMITTED)
    return select(ProgressReport).where(
        ProgressReport.assignment_id == assignment_id, ProgressReport.state.in_(waiting)
    )


def requests_of(task_id: int) -> Select[Request]:
    """What was asked for on a task, latest first."""
    known = (joinedload(Request.asked_by), joinedload(Request.department))
    return select(Request).where(Request.task_id == task_id).options(*known).order_by(Request.id.desc())


def pending_request(task_id: int) -> Select[Request]:
    """The request on a task that waits for a decision."""
    return requests_of(task_id).where(Request.state == RequestState.PENDING)


def pending_requests() -> Select[Request]:
    """All requests that wait for a decision, oldest first, with task, plan, department and person."""
    known = (
        contains_eager(Request.task).joinedload(Task.plan),
        joinedload(Request.asked_by),
        joinedload(Request.department),
    )
    pending = select(Request).join(Request.task).where(Request.state == RequestState.PENDING)
    return pending.options(*known).order_by(Request.asked_at, Request.id)


def instructions_of(task_id: int) -> Select[Instruction]:
    """What leaders wrote to a task, latest first."""
    found = select(Instruction).where(Instruction.task_id == task_id).options(joinedload(Instruction.by))
    return found.order_by(Instruction.id.desc())


def replies_to(session: Session, instruction_ids: Collection[int]) -> dict[int, list[InstructionReply]]:
    """The answers to each of these instructions as they came, in one statement."""
    known = (joinedload(InstructionReply.by), joinedload(InstructionReply.department))
    replies = select(InstructionReply).where(InstructionReply.instruction_id.in_(instruction_ids)).options(*known)
    found: dict[int, list[InstructionReply]] = defaultdict(list)
    for reply in session.scalars(replies.order_by(InstructionReply.id)):
        found[reply.instruction_id].append(reply)
    return {instruction_id: found[instruction_id] for instruction_id in instruction_ids}


def unanswered_by(department_ids: Collection[int]) -> Select[Instruction]:
    """Instructions on tasks of these departments that none of them has answered, the most pressing first."""
    mine = select(Assignment.task_id).where(Assignment.department_id.in_(department_ids))
    answered = select(InstructionReply.instruction_id).where(InstructionReply.department_id.in_(department_ids))
    found = select(Instruction).where(Instruction.task_id.in_(mine), Instruction.id.not_in(answered))
    known = (joinedload(Instruction.by), joinedload(Instruction.task).joinedload(Task.plan))
    return found.options(*known).order_by(Instruction.answer_by.is_(None), Instruction.answer_by, Instruction.id)


def rounds_of_plan(plan_id: int) -> Select[ReportingRound]:
    """A plan's rounds in the order of time."""
    return select(ReportingRound).where(ReportingRound.plan_id == plan_id).order_by(ReportingRound.opens_on)


def current_round(plan_id: int, *, on: date) -> Select[ReportingRound]:
    """The round in which a day lies."""
    begun = (ReportingRound.plan_id == plan_id, ReportingRound.opens_on <= on)
    return select(ReportingRound).where(*begun).order_by(ReportingRound.opens_on.desc()).limit(1)


def _reports_in(state: ReportState) -> Select[ProgressReport]:
    part = contains_eager(ProgressReport.assignment)
    found = (
        select(ProgressReport)
        .join(ProgressReport.assignment)
        .join(Assignment.task)
        .where(ProgressReport.state == state, Task.state.in_(OPEN_STATES))
    )
    known = (part.contains_eager(Assignment.task).joinedload(Task.plan), part.joinedload(Assignment.department))
    return found.options(*known, *PEOPLE).order_by(ProgressReport.reported_at, ProgressReport.id)
