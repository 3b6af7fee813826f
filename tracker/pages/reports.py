"""Progress reports: fill in, approve, review; their evidence."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.paging import page_of
from tracker.foundation.refusals import NotFound
from tracker.foundation.words import N_
from tracker.gate.doors import allowed, door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.attachments import attached, items, store
from tracker.pages.forms.asking import VerdictForm, typed
from tracker.pages.forms.reports import ApprovalForm, ReportForm, ReviewForm
from tracker.pages.where_next import done_with, go, page_asked, url_of_page
from tracker.progress import actions, queries
from tracker.progress.models import Evidence, ProgressReport, ReportState
from tracker.progress.values import NewEvidence, NewReport
from tracker.tasks.models import Assignment

pages = Blueprint("reports", __name__)


@pages.route("/assignments/<int:id>/reports/new", methods=["GET", "POST"])
@door(Assignment, to=May.REPORT, seen=May.SEE_TASK)
def new(part: Assignment) -> ResponseReturnValue:
    """Ask a department for its progress; last time's words stand beside the questions."""
    last = session().scalar(queries.reports_on(part.id).limit(1))
    form = ReportForm(data={"percent": part.progress if last else None, "next_steps": last.next_steps if last else ""})
    form.receive(store())
    if form.sent_well() and form.achieves(lambda: _report(part, form)):
        done_with(f"report-{part.id}")
        return go("tasks.show", id=part.task_id)
    return render_template("reports/new.html", form=form, part=part, task=part.task, last=last), form.status


@pages.get("/reports")
@door(to=May.REVIEW_REPORT)
def index() -> ResponseReturnValue:
    """The reports that wait for review, oldest first."""
    page = page_of(session(), queries.waiting_for_review(), page_asked())
    return render_template("reports/index.html", page=page, url_of=url_of_page)


@pages.get("/reports/<int:id>")
@door(ProgressReport, to=May.SEE_TASK)
def show(report: ProgressReport) -> ResponseReturnValue:
    """One report with its evidence, and the question that is open to the visitor."""
    return _page(report, _question(report))


@pages.post("/reports/<int:id>/approval")
@door(ProgressReport, to=May.APPROVE_REPORT, seen=May.SEE_TASK)
def approve(report: ProgressReport) -> ResponseReturnValue:
    """Let a report leave the department, or hold it with a reason."""
    form = ApprovalForm()
    if form.sent_well() and form.achieves(lambda: _approve(report, form)):
        flash(_("已审签，送督办员审核。") if form.agrees else _("已退回联络员修改。"))
        return go("owed.show")
    return _page(report, form)


@pages.post("/reports/<int:id>/review")
@door(ProgressReport, to=May.REVIEW_REPORT, seen=May.SEE_TASK)
def review(report: ProgressReport) -> ResponseReturnValue:
    """Accept a report or send it back with a reason; on to the next that waits."""
    form = ReviewForm()
    verb = actions.accept if form.agrees else actions.send_back
    if form.sent_well() and form.achieves(lambda: verb(session(), report, typed(form.reason), act=act())):
        return _on_to_the_next(_("已审核通过。") if form.agrees else _("已退回补正。"))
    return _page(report, form)


@pages.get("/evidence/<int:id>")
@door(Evidence, to=May.SEE_EVIDENCE)
def evidence(proof: Evidence) -> ResponseReturnValue:
    """A file that proves a report, to be saved."""
    if not proof.sha256:
        raise NotFound(N_("这件佐证材料是网址，没有文件"))
    return attached(proof.sha256, proof.name, proof.media_type)


def _report(part: Assignment, form: ReportForm) -> None:
    given = [received.evidence for received in form.received]
    if link := typed(form.link):
        given.append(NewEvidence.from_address(link))
    words = {name: typed(form[name]) for name in ("done", "problems", "next_steps", "help_wanted")}
    new = NewReport(**words, percent=form.percent.data or 0, evidence=given)
    made = actions.report(session(), part, new, form_key=typed(form.form_key), act=act())
    waits_for_head = made.state is ReportState.AWAITING_HEAD
    flash(_("已报送，等本单位负责人审签。") if waits_for_head else _("已报送，等督办员审核。"))


def _approve(report: ProgressReport, form: ApprovalForm) -> None:
    if form.agrees:
        actions.approve_report(session(), report, act=act())
    else:
        actions.hold_report(session(), report, typed(form.reason), act=act())


def _page(report: ProgressReport, form: VerdictForm | None) -> ResponseReturnValue:
    proofs = queries.evidence_of(session(), [report.id])[report.id]
    before = queries.reports_on(report.assignment_id).where(ProgressReport.id < report.id).limit(1)
    page = render_template(
        "reports/show.html",
        report=report,
        task=report.assignment.task,
        evidence=items(proofs),
        before=session().scalar(before),
        form=form,
        reviews=isinstance(form, ReviewForm),
    )
    return page, form.status if form else 200


def _question(report: ProgressReport) -> VerdictForm | None:
    """What the visitor is asked about a report; nothing where it waits for somebody else."""
    if report.state is ReportState.AWAITING_HEAD and allowed(May.APPROVE_REPORT, report):
        return ApprovalForm()
    if report.state is ReportState.SUBMITTED and allowed(May.REVIEW_REPORT, report):
        return ReviewForm()
    return None


def _on_to_the_next(done: str) -> ResponseReturnValue:
    waiting: Sequence[ProgressReport] = session().scalars(queries.waiting_for_review().limit(1)).all()
    if not waiting:
        flash(_("%(done)s没有待审核的报送了。", done=done))
        return go("reports.index")
    flash(_("%(done)s下一份：", done=done))
    return go("reports.show", id=waiting[0].id)
