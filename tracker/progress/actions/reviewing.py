"""Reviewing what departments reported."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.inbox.actions import tell
from tracker.inbox.models import NoticeKind
from tracker.inbox.recipients import serving
from tracker.journal.acts import Act
from tracker.progress.actions.reporting import hold_report_row, words_of
from tracker.progress.models import ProgressReport
from tracker.progress.rules import ReportVerb, report_after
from tracker.tasks.moves import AssignmentVerb
from tracker.tasks.parts import lead, write_down
from tracker.tasks.rules import refuse_no_reason


def accept(session: Session, report: ProgressReport, note: str = "", *, act: Act) -> None:
    """Accept a report, with a note or without. Refuses one that was decided or replaced by a newer one."""
    _decide(session, report, ReportVerb.ACCEPT, AssignmentVerb.ACCEPT, note, act)
    sentence = N_("第 %(number)s 项任务的报送审核通过（完成 %(percent)s%%）")
    _tell(session, report, NoticeKind.ACCEPTED, sentence, act)


def send_back(session: Session, report: ProgressReport, reason: str, *, act: Act) -> None:
    """Send a report back to be mended, with a reason. Refuses one that was decided or replaced by a newer one."""
    refuse_no_reason(reason)
    _decide(session, report, ReportVerb.SEND_BACK, AssignmentVerb.SEND_BACK, reason, act)
    _tell(session, report, NoticeKind.SENT_BACK, N_("第 %(number)s 项任务的报送退回补正：%(reason)s"), act)


DEEDS = {ReportVerb.ACCEPT: "report:accepted", ReportVerb.SEND_BACK: "report:sent-back"}


def _decide(
    session: Session, report: ProgressReport, verb: ReportVerb, effect: AssignmentVerb, note: str, act: Act
) -> None:
    hold_report_row(session, report)
    assignment = report.assignment
    after = report_after(verb, report.state, department=assignment.department.short_name)
    before = lead(assignment, effect)
    report.state = after
    report.reviewed_at, report.reviewed_by_id, report.review_note = act.at, act.person_id, note
    changes = {"state": [before.value, assignment.state.value]}
    write_down(session, DEEDS[verb], assignment, subject=report, changes=changes, reason=note, act=act)


def _tell(session: Session, report: ProgressReport, kind: NoticeKind, sentence: str, act: Act) -> None:
    tell(
        session,
        serving(session, [report.assignment.department_id], on=act.on) | {report.reported_by_id},
        kind,
        key=f"{kind.value}:{report.id}",
        sentence=sentence % {**words_of(report), "reason": report.review_note},
        task_id=report.assignment.task_id,
        act=act,
    )
