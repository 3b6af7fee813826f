"""The review of a draft: its rows beside the document, what is uncertain, and the papers that the plan asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from http import HTTPStatus

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.departments import queries as directory
from tracker.foundation.paging import Page, cut
from tracker.foundation.refusals import NotFound, Stale
from tracker.foundation.words import N_
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.intake import queries
from tracker.intake.actions import editing
from tracker.intake.actions.undoing import can_be_undone
from tracker.intake.known import known_as
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.review import Review, review
from tracker.pages.both_versions import both_versions
from tracker.pages.draft_document import Stretch, Usage, around, beside
from tracker.pages.draft_rounds import rhythms
from tracker.pages.draft_sides import ALL, REMOVED, ROWS_A_PAGE, Sides
from tracker.pages.draft_views import RowView, standing, view_of
from tracker.pages.forms.asking import Asking
from tracker.pages.forms.drafts import DraftFilingForm, PlainForm
from tracker.pages.name_panel import name_panel
from tracker.pages.name_questions import Answer
from tracker.pages.source_words import PARTS
from tracker.pages.where_next import go, page_asked, url_of_page


def page(
    draft: DraftPlan,
    *,
    form: Asking | None = None,
    answers: Mapping[str, Answer] | None = None,
    chosen: Collection[int] = (),
) -> ResponseReturnValue:
    """The review page; after a refused attempt with its complaints, its answers and its chosen rows."""
    if draft.state is not DraftState.OPEN:
        return _closed(draft)
    found = review(session(), draft)
    removed = session().scalars(queries.removed_from(draft.id)).all()
    sides = Sides(draft, found, removed, request.args.get("side", ""))
    shown = cut(sides.current, page_asked(), ROWS_A_PAGE)
    body = render_template(
        "drafts/show.html",
        draft=draft,
        review=found,
        answer=standing(found),
        departments=session().scalars(directory.active()).all() if found.unsettled else (),
        form=form or PlainForm(),
        known=known_as(session(), draft),
        rhythms=rhythms(draft),
        names=name_panel(found, answers or {}),
        page=shown,
        url_of=url_of_page,
        views=_views(found, sides, shown),
        stretches=_document(draft, found, sides, shown.items),
        sides=sides,
        chosen=chosen,
        legend=PARTS,
    )
    return body, form.status if form else HTTPStatus.OK


def filing(draft: DraftPlan, number: int) -> ResponseReturnValue:
    """Ask about one of the papers of the plan."""
    if not 0 <= number < len(draft.filings):
        raise NotFound(N_("没有这一项，或者不在可查看的范围内"))
    form = DraftFilingForm(data=_filing_now(draft, number))
    try:
        if form.sent_well() and form.achieves(lambda: _change_filing(draft, number, form)):
            return go("drafts.show", id=draft.id, _anchor="filings")
    except Stale:
        release()
        theirs = {name: value for name, value in _filing_now(draft, number).items() if name != "seen"}
        return both_versions(form, theirs, version=draft.version, back_url=url_of(draft, "filings"))
    return render_template("drafts/filing.html", form=form, draft=draft, filing=draft.filings[number]), form.status


def url_of(draft: DraftPlan, anchor: str | None = None) -> str:
    """Where a draft is reviewed."""
    return url_for("drafts.show", id=draft.id, _anchor=anchor)


def _closed(draft: DraftPlan) -> ResponseReturnValue:
    rows = session().scalars(queries.rows_of(draft.id)).all()
    shown = cut(rows, page_asked())
    return render_template(
        "drafts/closed.html",
        draft=draft,
        page=shown,
        url_of=url_of_page,
        form=PlainForm(),
        can_be_undone=can_be_undone(session(), draft),
    )


def _views(found: Review, sides: Sides, shown: Page[DraftTask]) -> list[RowView]:
    if sides.asked == REMOVED:
        return []
    ways, first = sides.next_doubt(shown.items), (shown.number - 1) * ROWS_A_PAGE + 1
    return [
        view_of(found, row, place=place, next_doubt=ways.get(row.id)) for place, row in enumerate(shown.items, first)
    ]


def _document(draft: DraftPlan, found: Review, sides: Sides, shown: Sequence[DraftTask]) -> list[Stretch]:
    """What the rows of this page come from, and what lies between."""
    last = session().scalar(queries.last_line(draft.id))
    if last is None or not shown:
        return []
    numbers = around(found.rows, shown, is_part=sides.asked != ALL, last=last)
    return beside(draft.id, numbers, Usage(shown if sides.asked != REMOVED else ()))


def _filing_now(draft: DraftPlan, number: int) -> dict[str, object]:
    now = draft.filings[number]
    due = now["due"]
    return {
        "seen": draft.version,
        "title": now["title"],
        "due": DraftFilingForm.day(due),
        "phrase": now["phrase"],
        "is_kept": now["is_kept"],
    }


def _change_filing(draft: DraftPlan, number: int, form: DraftFilingForm) -> None:
    editing.change_filing(session(), draft, number, form.values(), seen=form.seen.data or 0, act=act())
