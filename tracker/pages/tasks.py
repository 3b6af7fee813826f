"""A task's own page with its story; what a coordinator changes on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.clock import day_of
from tracker.foundation.paging import Page, page_of
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import visitor
from tracker.journal.queries import story_of
from tracker.pages import task_changes
from tracker.pages.attachments import Item, items
from tracker.pages.story import told
from tracker.pages.task_acts import Situation, offers, sentences
from tracker.pages.task_steps import steps_of
from tracker.pages.where_next import page_asked, url_of_page
from tracker.progress import queries as progress
from tracker.progress.models import Instruction, InstructionReply, ProgressReport, ReportState
from tracker.tasks import queries
from tracker.tasks.models import Assignment, Task, TaskState

pages = Blueprint("tasks", __name__, url_prefix="/tasks")

STAGES = [TaskState.ISSUED, TaskState.IN_PROGRESS, TaskState.CLOSURE_REQUESTED, TaskState.CLOSED]
STORY_SIZE = 20
REPORTS_SIZE = 5
WAITING = (ReportState.AWAITING_HEAD, ReportState.SUBMITTED)


@dataclass(frozen=True)
class Reports:
    """One page of what was reported, and what proves it."""

    page: Page[ProgressReport]
    evidence: Mapping[int, Sequence[Item]]


@dataclass(frozen=True)
class Instructions:
    """What leaders wrote, and what departments answered."""

    given: Sequence[Instruction]
    replies: Mapping[int, Sequence[InstructionReply]]


@pages.get("/<int:id>")
@door(Task, to=May.SEE_TASK)
def show(task: Task) -> ResponseReturnValue:
    """A task: where it stands, what is asked, what can be done now, and its whole story."""
    parts = session().scalars(queries.assignments_of([task.id])).all()
    now = Situation(task, parts, _waiting(task), session().scalars(progress.requests_of(task.id)).all())
    story = page_of(session(), story_of(task.id), page_asked("story"), STORY_SIZE)
    return render_template(
        "tasks/show.html",
        task=task,
        now=now,
        offers=offers(now),
        sentences=sentences(now),
        stages=STAGES,
        dates=_dates(task, parts),
        indicators=session().scalars(queries.indicators_of([task.id])).all(),
        milestones=steps_of(task),
        reports=_reports(task),
        instructions=_instructions(task),
        may_reply=any(part.department_id in visitor().department_ids for part in parts),
        story=story,
        entries=told(story.items),
        url_of_story=lambda number: url_of_page(number, "story", "story"),
        url_of_reports=lambda number: url_of_page(number, "reports", "reports"),
    )


@pages.route("/<int:id>/edit", methods=["GET", "POST"])
@door(Task, to=May.EDIT_TASK, seen=May.SEE_TASK)
def edit(task: Task) -> ResponseReturnValue:
    """Change a task's words and date."""
    return task_changes.edit_task(task)


@pages.route("/<int:id>/departments", methods=["GET", "POST"])
@door(Task, to=May.EDIT_TASK, seen=May.SEE_TASK)
def departments(task: Task) -> ResponseReturnValue:
    """Change who takes part."""
    return task_changes.change_departments(task)


@pages.route("/<int:id>/<any(suspension, resumption, cancellation):how>", methods=["GET", "POST"])
@door(Task, to=May.EDIT_TASK, seen=May.SEE_TASK)
def stop(task: Task, how: str) -> ResponseReturnValue:
    """Let a task rest, end it, or let it go on."""
    return task_changes.stop_task(task, how)


def _waiting(task: Task) -> Sequence[ProgressReport]:
    """Reports that somebody still has to say something to, oldest first."""
    waiting = progress.reports_of(task.id).where(ProgressReport.state.in_(WAITING))
    return session().scalars(waiting.order_by(None).order_by(ProgressReport.id)).all()


def _reports(task: Task) -> Reports:
    page = page_of(session(), progress.reports_of(task.id), page_asked("reports"), REPORTS_SIZE)
    proofs = progress.evidence_of(session(), [report.id for report in page.items])
    return Reports(page, {report: items(evidence) for report, evidence in proofs.items()})


def _instructions(task: Task) -> Instructions:
    given = session().scalars(progress.instructions_of(task.id)).all()
    return Instructions(given, progress.replies_to(session(), [each.id for each in given]) if given else {})


def _dates(task: Task, parts: Sequence[Assignment]) -> dict[TaskState, date]:
    """When the task came to each stage that has a day."""
    signed = [part.received_at for part in parts if part.received_at is not None]
    days = {
        TaskState.ISSUED: task.issued_on,
        TaskState.IN_PROGRESS: day_of(min(signed)) if signed else None,
        TaskState.CLOSED: task.closed_on,
    }
    return {stage: day for stage, day in days.items() if day is not None}
