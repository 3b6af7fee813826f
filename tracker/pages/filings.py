"""Lead work plans filed by the leads."""

from __future__ import annotations

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.attachments import attachment
from tracker.foundation.files import Kept
from tracker.foundation.paging import page_of
from tracker.foundation.refusals import Invalid, NotFound
from tracker.foundation.words import N_
from tracker.gate.doors import allowed, door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.attachments import NOT_KEPT, attached, store
from tracker.pages.forms.asking import typed
from tracker.pages.forms.filings import FilingForm
from tracker.pages.where_next import done_with, go, page_asked, url_of_page
from tracker.tasks import actions, queries
from tracker.tasks.models import FilingState, LeadPlanFiling

pages = Blueprint("filings", __name__, url_prefix="/filings")


@pages.get("")
@door(to=May.SEE_PLANS)
def index() -> ResponseReturnValue:
    """Who has filed and who has not, the pending ones first."""
    page = page_of(session(), queries.filings(), page_asked())
    return render_template("filings/index.html", page=page, url_of=url_of_page, pending=FilingState.PENDING)


@pages.get("/<int:id>")
@door(LeadPlanFiling, to=May.SEE_FILING)
def show(filing: LeadPlanFiling) -> ResponseReturnValue:
    """One lead's work plan, and the question for it where the visitor files it."""
    return _page(filing, FilingForm(data={"summary": filing.summary}))


@pages.post("/<int:id>")
@door(LeadPlanFiling, to=May.FILE_LEAD_PLAN, seen=May.SEE_FILING)
def file(filing: LeadPlanFiling) -> ResponseReturnValue:
    """File a work plan, or file it anew."""
    form = FilingForm()
    if form.sent_well() and form.achieves(lambda: _file(filing, form)):
        done_with(f"filing-{filing.id}")
        flash(_("已报备《%(title)s》。", title=filing.title))
        return go(".show", id=filing.id)
    return _page(filing, form)


@pages.get("/<int:id>/file")
@door(LeadPlanFiling, to=May.SEE_FILING)
def download(filing: LeadPlanFiling) -> ResponseReturnValue:
    """The file of a work plan, to be saved."""
    if not filing.file_sha256:
        raise NotFound(N_("这份方案没有附文件"))
    return attached(filing.file_sha256, filing.file_name)


def _page(filing: LeadPlanFiling, form: FilingForm) -> ResponseReturnValue:
    can_file = allowed(May.FILE_LEAD_PLAN, filing)
    return render_template("filings/show.html", filing=filing, form=form, can_file=can_file), form.status


def _file(filing: LeadPlanFiling, form: FilingForm) -> None:
    name, kept = _kept(form)
    actions.file_lead_plan(session(), filing, summary=typed(form.summary), file=kept, file_name=name, act=act())


def _kept(form: FilingForm) -> tuple[str, Kept | None]:
    """The file that came with the form, looked over and kept; without one, the plan keeps the file it has."""
    if not form.file.data:
        return "", None
    data = form.file.data.read()
    safe = attachment(form.file.data.filename, data, field="file")
    try:
        return safe.name, store().keep(data)
    except OSError:
        raise Invalid(NOT_KEPT, field="file", name=safe.name) from None
