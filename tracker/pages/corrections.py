"""Corrected documents: bring one, lay it beside what is there, apply what is ticked."""

from __future__ import annotations

from collections.abc import Collection

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import Invalid, Stale
from tracker.foundation.words import N_
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake.actions import relating
from tracker.intake.actions.choosing import ChangedMeanwhile, Choice
from tracker.intake.actions.correcting import apply_to_plan
from tracker.intake.actions.superseding import supersede_draft
from tracker.intake.correction import Comparison, compare
from tracker.intake.known import versions_of
from tracker.intake.models import DraftPlan, DraftState
from tracker.pages import draft_upload
from tracker.pages.comparison_views import views_of
from tracker.pages.forms.asking import Asking, typed
from tracker.pages.forms.corrections import ApplyForm, RelationForm, SupersedeForm
from tracker.pages.forms.drafts import UploadForm
from tracker.pages.where_next import go
from tracker.plans.models import Plan, PlanState
from tracker.progress.queries import report_counts
from tracker.tasks.models import Task
from tracker.workdays.queries import calendar

pages = Blueprint("corrections", __name__)


@pages.route("/plans/<int:id>/correction", methods=["GET", "POST"])
@door(Plan, to=May.IMPORT, seen=May.SEE_PLANS)
def of_plan(plan: Plan) -> ResponseReturnValue:
    """Bring a corrected version of a plan in force."""
    return _bring(plan, url_for("plans.show", id=plan.id))


@pages.route("/drafts/<int:id>/correction", methods=["GET", "POST"])
@door(DraftPlan, to=May.IMPORT)
def of_draft(draft: DraftPlan) -> ResponseReturnValue:
    """Bring a corrected version of a document whose draft is still open."""
    return _bring(draft, url_for("drafts.show", id=draft.id))


@pages.route("/drafts/<int:id>/comparison", methods=["GET", "POST"])
@door(DraftPlan, to=May.IMPORT)
def show(draft: DraftPlan) -> ResponseReturnValue:
    """Both versions side by side, and what of the new one is to hold."""
    if draft.state is not DraftState.OPEN or not draft.is_correction:
        return go("drafts.show", id=draft.id)
    form: Asking = ApplyForm(data={"reason": _usual_reason(draft)}) if draft.corrects_plan else SupersedeForm()
    stale: Collection[str] = ()
    try:
        if form.sent_well() and form.achieves(lambda: _apply(draft, form)):
            return _done(draft, form)
    except ChangedMeanwhile as meanwhile:
        release()
        stale, form.status = meanwhile.items, Stale.status
        form.form_errors.append(_(meanwhile.sentence, **meanwhile.words))
    return _page(draft, form, stale)


@pages.post("/drafts/<int:id>/relation")
@door(DraftPlan, to=May.IMPORT)
def relate(draft: DraftPlan) -> ResponseReturnValue:
    """Say what the document is another version of, or that it is a plan of its own."""
    form = RelationForm()
    if form.of.data == "new":
        relating.take_as_new(session(), draft, act=act())
        flash(_("已作为新计划，核对后交办。"))
        return go("drafts.show", id=draft.id)
    relating.take_as_correction(session(), draft, _meant(form.of.data or ""), act=act())
    return go("corrections.show", id=draft.id)


def _bring(of: Plan | DraftPlan, back_url: str) -> ResponseReturnValue:
    form = UploadForm()
    if form.sent_well() and form.achieves(lambda: _compare_with(of, form)):
        return go("corrections.show", id=form.achieved)
    return render_template("drafts/correct.html", form=form, of=of, back_url=back_url), form.status


def _compare_with(of: Plan | DraftPlan, form: UploadForm) -> int:
    """Read the document and lay it beside; what is known byte for byte is said at once."""
    _refuse_closed(of)
    brought = draft_upload.bring(form, before=lambda digest: _refuse_same(of, digest))
    draft = session().get_one(DraftPlan, brought.draft_id)
    session().refresh(of)
    relating.take_as_correction(session(), draft, of, act=act())
    return draft.id


def _refuse_closed(of: Plan | DraftPlan) -> None:
    if of.state not in {PlanState.IN_FORCE, DraftState.OPEN}:
        raise Invalid(N_("“%(state)s”的不能再对照更新"), state=of.state)


def _refuse_same(of: Plan | DraftPlan, digest: str) -> None:
    """Refuse the very file that is in force; a version before it can be gone back to."""
    if isinstance(of, Plan):
        known = [each for each in session().scalars(versions_of(of.id)) if each.state is not DraftState.OPEN]
    else:
        known = [of]
    if known and known[-1].file_sha256 == digest:
        raise Invalid(
            N_("与现在的版本（%(name)s）是同一个文件，没有可更新的内容"), field="file", name=known[-1].file_name
        )


def _meant(name: str) -> Plan | DraftPlan:
    kind, _dash, number = name.partition("-")
    at = int(number) if number.isascii() and number.isdigit() else 0
    found = session().get(Plan, at) if kind == "plan" else session().get(DraftPlan, at)
    if found is None:
        raise Invalid(N_("请选择与哪一份计划对照"))
    return found


def _apply(draft: DraftPlan, form: Asking) -> bool:
    choice = Choice(set(request.form.getlist("ticks")), set(request.form.getlist("seen")))
    if not draft.corrects_plan:
        supersede_draft(session(), draft, choice, act=act())
        return True
    days, reason = calendar(session(), act().on), typed(form["reason"])
    applied = apply_to_plan(session(), draft, choice, reason=reason, calendar=days, act=act())
    flash(
        _(
            "已按更正件更新：修改 %(changed)s 项，新增 %(added)s 项，终止 %(ended)s 项。各承办部门会收到消息。",
            **vars(applied),
        )
    )
    return True


def _done(draft: DraftPlan, _form: Asking) -> ResponseReturnValue:
    if draft.corrects_plan_id:
        return go("plans.show", id=draft.corrects_plan_id)
    flash(_("已更新，原草稿已作废。请继续核对。"))
    return go("drafts.show", id=draft.id)


def _page(draft: DraftPlan, form: Asking, stale: Collection[str]) -> ResponseReturnValue:
    found = compare(session(), draft)
    sent = request.form.getlist("ticks") if form.is_submitted() else None
    body = render_template(
        "drafts/comparison.html",
        form=form,
        draft=draft,
        found=found,
        views=views_of(found, _reports(found), sent, _still(found, stale)),
        unsettled=[meaning.name for meaning in found.meanings.values() if _matters(found, meaning.name)],
    )
    return body, form.status


def _still(found: Comparison, stale: Collection[str]) -> Collection[str]:
    """Which items were not seen as they are now."""
    seen = set(request.form.getlist("seen"))
    return {item.seen for item in found.items if item.seen not in seen} if stale else ()


def _matters(found: Comparison, name: str) -> bool:
    """Whether the new version names a body that the directory does not know."""
    if found.meanings[name].is_settled:
        return False
    return any(name in (*item.row.leads, *item.row.supports) for item in found.items if item.row)


def _reports(found: Comparison) -> dict[int, int]:
    tasks = [item.held.record.id for item in found.items if item.held and isinstance(item.held.record, Task)]
    return dict(session().execute(report_counts(tasks)).all()) if tasks else {}


def _usual_reason(draft: DraftPlan) -> str:
    if draft.document_number:
        return _("按更正后的《%(title)s》（%(number)s）更新", title=draft.title, number=draft.document_number)
    return _("按更正后的《%(title)s》更新", title=draft.title)
