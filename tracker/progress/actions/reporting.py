"""Reporting: what a department says, what its head says to that, and how it reaches the coordinator."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from tracker.foundation.text import clean
from tracker.foundation.words import N_
from tracker.inbox.actions import tell
from tracker.inbox.models import NoticeKind
from tracker.inbox.recipients import coordinators, serving
from tracker.journal.acts import Act
from tracker.people.models import Role
from tracker.progress import queries
from tracker.progress.models import Evidence, ProgressReport, ReportState
from tracker.progress.rules import ReportVerb, refuse_bad_report, report_after
from tracker.progress.values import NewEvidence, NewReport
from tracker.tasks.holding import hold_part
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState
from tracker.tasks.moves import AssignmentVerb
from tracker.tasks.parts import lead, write_down
from tracker.tasks.rules import refuse_no_reason


def report(session: Session, assignment: Assignment, new: NewReport, *, form_key: str, act: Act) -> ProgressReport:
    """Report for a department, to its head where the plan says so and there is one, otherwise to the coordinator.

    The same form reports once, however often it is sent. Refuses a task not signed for or not open, a report without
    words, and a percentage that falls without a word about problems.
    """
    hold_part(session, assignment)
    known = session.scalar(queries.reported_under(form_key))
    if known is not None:
        return known
    refuse_bad_report(new, before=assignment.progress)
    heads = _heads(session, assignment, act)
    lead(assignment, AssignmentVerb.REPORT)
    made = _add(session, assignment, new, form_key, act)
    assignment.last_reported_on = act.on
    if heads:
        _leave_with_head(session, made, heads, act)
    else:
        _submit(session, made, "report:submitted", act)
    return made


def approve_report(session: Session, report: ProgressReport, *, act: Act) -> None:
    """Let a report leave the department, as its head. Refuses one that has left or was held."""
    hold_report_row(session, report)
    report_after(ReportVerb.APPROVE, report.state, department=_department(report))
    _submit(session, report, "report:approved", act)


def hold_report(session: Session, report: ProgressReport, reason: str, *, act: Act) -> None:
    """Give a report back to the liaison, as the department's head, with a reason."""
    refuse_no_reason(reason)
    hold_report_row(session, report)
    after = report_after(ReportVerb.HOLD, report.state, department=_department(report))
    is_with_office = report.assignment.state is AssignmentState.SUBMITTED  # an earlier report waits there: let it
    before = lead(report.assignment, AssignmentVerb.REPORT if is_with_office else AssignmentVerb.HOLD)
    report.state = after
    report.reviewed_at, report.reviewed_by_id, report.review_note = act.at, act.person_id, reason
    changes = {"state": [before.value, report.assignment.state.value]}
    write_down(session, "report:held", report.assignment, subject=report, changes=changes, reason=reason, act=act)
    tell(
        session,
        serving(session, [report.assignment.department_id], on=act.on) | {report.reported_by_id},
        NoticeKind.SENT_BACK,
        key=f"held:{report.id}",
        sentence=N_("第 %(number)s 项任务的报送未通过审签：%(reason)s") % {**words_of(report), "reason": reason},
        task_id=report.assignment.task_id,
        act=act,
    )


def hold_report_row(session: Session, report: ProgressReport) -> None:
    """Lock a report's task and read report, part and task anew."""
    hold_part(session, report.assignment)
    session.refresh(report)


def words_of(report: ProgressReport) -> dict[str, object]:
    """What sentences about a report name."""
    return {"number": report.assignment.task.number, "department": _department(report), "percent": report.percent}


def _add(session: Session, assignment: Assignment, new: NewReport, form_key: str, act: Act) -> ProgressReport:
    made = ProgressReport(
        assignment=assignment,
        form_key=form_key,
        done=clean(new.done).strip(),
        problems=clean(new.problems).strip(),
        next_steps=clean(new.next_steps).strip(),
        help_wanted=clean(new.help_wanted).strip(),
        percent=new.percent,
        state=ReportState.AWAITING_HEAD,
        reported_at=act.at,
        reported_on=act.on,
        reported_by_id=act.person_id,
    )
    session.add(made)
    session.flush()
    session.add_all(_evidence(made, new.evidence))
    return made


def _evidence(report: ProgressReport, given: Iterable[NewEvidence]) -> list[Evidence]:
    return [
        Evidence(
            report_id=report.id,
            name=each.name,
            media_type=each.media_type,
            size=each.size,
            sha256=each.sha256,
            url=each.url,
        )
        for each in given
    ]


def _leave_with_head(session: Session, report: ProgressReport, heads: Iterable[int], act: Act) -> None:
    _supersede(session, report, ReportState.AWAITING_HEAD)
    changes = {"percent": [report.assignment.progress, report.percent], "state": [None, report.state.value]}
    write_down(session, "report:submitted", report.assignment, subject=report, changes=changes, act=act)
    tell(
        session,
        heads,
        NoticeKind.AWAITING_HEAD,
        key=f"awaiting-head:{report.id}",
        sentence=N_("第 %(number)s 项任务的报送待审签（完成 %(percent)s%%）") % words_of(report),
        task_id=report.assignment.task_id,
        act=act,
    )


def _submit(session: Session, report: ProgressReport, deed: str, act: Act) -> None:
    """Put a report before the coordinator: from now on its figures count."""
    assignment = report.assignment
    before = lead(assignment, AssignmentVerb.SUBMIT)
    _supersede(session, report, ReportState.AWAITING_HEAD, ReportState.SUBMITTED)
    report.state = ReportState.SUBMITTED
    changes = {
        "progress": [assignment.progress, report.percent],
        "state": [before.value, assignment.state.value],
    }
    assignment.progress = report.percent
    if assignment.role is AssignmentRole.LEAD and assignment.seq == 0:
        assignment.task.progress = report.percent
    write_down(session, deed, assignment, subject=report, changes=changes, act=act)
    tell(
        session,
        coordinators(session, on=act.on),
        NoticeKind.REPORTED,
        key=f"report:{report.id}",
        sentence=N_("%(department)s报送第 %(number)s 项任务进展（完成 %(percent)s%%），请审核") % words_of(report),
        task_id=assignment.task_id,
        act=act,
    )


def _supersede(session: Session, latest: ProgressReport, *states: ReportState) -> None:
    """Let the latest report stand for earlier ones that nobody has looked at."""
    for earlier in session.scalars(queries.unreviewed_on(latest.assignment_id)):
        if earlier.id < latest.id and earlier.state in states:
            earlier.state = report_after(ReportVerb.SUPERSEDE, earlier.state, department=_department(earlier))


def _heads(session: Session, assignment: Assignment, act: Act) -> frozenset[int]:
    if not assignment.task.plan.head_approves:
        return frozenset()
    return serving(session, [assignment.department_id], Role.HEAD, on=act.on)


def _department(report: ProgressReport) -> str:
    return report.assignment.department.short_name
