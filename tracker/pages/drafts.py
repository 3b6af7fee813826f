"""A document in, a draft out: upload, review beside the source, issue."""

from __future__ import annotations

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.paging import page_of
from tracker.foundation.refusals import Stale
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake import queries
from tracker.intake.actions import editing
from tracker.intake.models import DraftPlan, DraftTask
from tracker.pages import (
    draft_chosen,
    draft_cut,
    draft_issue,
    draft_names,
    draft_review,
    draft_rounds,
    draft_rows,
    draft_upload,
    draft_whole,
)
from tracker.pages.both_versions import both_versions
from tracker.pages.forms.drafts import FactsForm, UploadForm
from tracker.pages.where_next import go, page_asked, url_of_page

pages = Blueprint("drafts", __name__, url_prefix="/drafts")


@pages.route("", methods=["GET", "POST"])
@door(to=May.IMPORT)
def index() -> ResponseReturnValue:
    """Bring a document; go on with one that was brought before."""
    form = UploadForm()
    is_well = form.sent_well()
    if form.is_submitted() and draft_upload.wants_steps():
        return draft_upload.bring_in_steps(form, is_well=is_well)
    if is_well and form.achieves(lambda: draft_upload.bring(form)):
        flash(_("读到 %(rows)s 项任务，请逐项核对。", rows=form.achieved.rows))
        return go(".show", id=form.achieved.draft_id)
    page = page_of(session(), queries.drafts(), page_asked())
    counts = dict(session().execute(queries.row_counts([draft.id for draft in page.items])).all())
    return render_template("drafts/index.html", form=form, page=page, counts=counts, url_of=url_of_page), form.status


@pages.get("/<int:id>")
@door(DraftPlan, to=May.IMPORT)
def show(draft: DraftPlan) -> ResponseReturnValue:
    """The draft beside the document's own words."""
    return draft_review.page(draft)


@pages.get("/<int:id>/document")
@door(DraftPlan, to=May.IMPORT)
def document(draft: DraftPlan) -> ResponseReturnValue:
    """The whole document as it was read."""
    return draft_whole.page(draft)


@pages.post("/<int:id>/step-back")
@door(DraftPlan, to=May.IMPORT)
def step_back(draft: DraftPlan) -> ResponseReturnValue:
    """The last step undone."""
    return draft_chosen.step_back(draft)


@pages.route("/<int:id>/facts", methods=["GET", "POST"])
@door(DraftPlan, to=May.IMPORT)
def facts(draft: DraftPlan) -> ResponseReturnValue:
    """What the document says of itself, put right."""
    known = {name: getattr(draft, name) for name in ("title", "document_number", "issued_on", "year")}
    known["issuers"] = "\n".join(draft.issuers)
    form = FactsForm(data={**known, "seen": draft.version})
    try:
        if form.sent_well() and form.achieves(lambda: _change_facts(draft, form)):
            return go(".show", id=draft.id)
    except Stale:
        release()
        theirs = {**{name: getattr(draft, name) for name in known}, "issuers": "\n".join(draft.issuers)}
        return both_versions(form, theirs, version=draft.version, back_url=draft_review.url_of(draft))
    return render_template("drafts/facts.html", form=form, draft=draft), form.status


@pages.route("/<int:id>/filings/<int:number>", methods=["GET", "POST"])
@door(DraftPlan, to=May.IMPORT)
def filing(draft: DraftPlan, number: int) -> ResponseReturnValue:
    """One of the papers that the plan asks of every lead, put right or dropped."""
    return draft_review.filing(draft, number)


@pages.post("/<int:id>/rounds")
@door(DraftPlan, to=May.IMPORT)
def rounds(draft: DraftPlan) -> ResponseReturnValue:
    """The rhythm of reporting, confirmed or put right."""
    return draft_rounds.save(draft)


@pages.post("/<int:id>/rows")
@door(DraftPlan, to=May.IMPORT)
def chosen(draft: DraftPlan) -> ResponseReturnValue:
    """What is done with chosen rows: a date, a confirmation, joining, taking out, bringing back."""
    return draft_chosen.page(draft)


@pages.route("/<int:id>/rows/new", methods=["GET", "POST"])
@door(DraftPlan, to=May.IMPORT)
def new_row(draft: DraftPlan) -> ResponseReturnValue:
    """A row that the reading did not find."""
    return draft_rows.new(draft)


@pages.route("/rows/<int:id>", methods=["GET", "POST"])
@door(DraftTask, to=May.IMPORT)
def row(task: DraftTask) -> ResponseReturnValue:
    """One row with all its parts, or the part of it that was changed in place."""
    return draft_rows.edit(task)


@pages.route("/rows/<int:id>/cut", methods=["GET", "POST"])
@door(DraftTask, to=May.IMPORT)
def cut(task: DraftTask) -> ResponseReturnValue:
    """One row made into several."""
    return draft_cut.page(task)


@pages.post("/<int:id>/names")
@door(DraftPlan, to=May.IMPORT)
def names(draft: DraftPlan) -> ResponseReturnValue:
    """Whom the names mean that the directory does not know."""
    return draft_names.settle(draft)


@pages.post("/<int:id>/names/<int:place>/undo")
@door(DraftPlan, to=May.IMPORT)
def take_back_name(draft: DraftPlan, place: int) -> ResponseReturnValue:
    """What was said of a name, taken back."""
    return draft_names.take_back(draft, place)


@pages.route("/<int:id>/collective", methods=["GET", "POST"])
@door(DraftPlan, to=May.IMPORT)
def collective(draft: DraftPlan) -> ResponseReturnValue:
    """Whom a collective means."""
    return draft_names.members(draft)


@pages.route("/<int:id>/issue", methods=["GET", "POST"])
@door(DraftPlan, to=May.IMPORT)
def issue(draft: DraftPlan) -> ResponseReturnValue:
    """What will happen when this is issued; and then it does."""
    return draft_issue.page(draft)


@pages.post("/<int:id>/undo")
@door(DraftPlan, to=May.IMPORT)
def undo(draft: DraftPlan) -> ResponseReturnValue:
    """Take back what was issued."""
    return draft_issue.undo(draft)


@pages.post("/<int:id>/discard")
@door(DraftPlan, to=May.IMPORT)
def discard(draft: DraftPlan) -> ResponseReturnValue:
    """Put the draft aside."""
    editing.discard(session(), draft, act=act())
    flash(_("《%(title)s》的草稿已作废，可随时恢复。", title=draft.title))
    return go(".index")


@pages.post("/<int:id>/take-up")
@door(DraftPlan, to=May.IMPORT)
def take_up(draft: DraftPlan) -> ResponseReturnValue:
    """Go on with a draft that was put aside."""
    editing.take_up(session(), draft, act=act())
    return go(".show", id=draft.id)


def _change_facts(draft: DraftPlan, form: FactsForm) -> None:
    editing.change_facts(session(), draft, form.facts(), seen=form.seen.data or 0, act=act())
