"""One row of a draft: changed in place or on a page of its own, and put in where the reading found none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, make_response, render_template, request
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import Stale
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake import queries
from tracker.intake.actions import editing, shaping
from tracker.intake.models import DraftPlan, DraftTask, SourceLine
from tracker.intake.review import Review, review
from tracker.pages import draft_review
from tracker.pages.both_versions import both_versions, lines
from tracker.pages.draft_chosen import WITH_ONE, with_one
from tracker.pages.draft_sides import ALL, Sides, url_of_row
from tracker.pages.draft_views import is_partial, standing, view_of
from tracker.pages.forms.asking import Asking
from tracker.pages.forms.drafts import RowForm, answers_of
from tracker.pages.where_next import go, go_to
from tracker.tasks.deadlines import DeadlineKind

IN_PLACE = ("number", "content", "leads", "supports", "deadline")
"""What can be changed without leaving the review."""


def edit(row: DraftTask) -> ResponseReturnValue:
    """Ask for a row's parts; asked in place, answer with what is still to be said about it."""
    form = RowForm(data=answers_of(row))
    try:
        if form.sent_well() and form.achieves(lambda: _save(row, form)):
            return _saved(row, form)
    except Stale:
        return _both(row, form)
    if is_partial():
        return _state(row, form)
    draft = row.draft_plan
    return render_template("drafts/row.html", form=form, draft=draft, row=row), form.status


def new(draft: DraftPlan) -> ResponseReturnValue:
    """Ask for a row that the reading did not find; a passage that was left over can be taken as its words."""
    line = session().get(SourceLine, (draft.id, request.args.get("line", -1, type=int)))
    form = RowForm(data={"seen": 0, "content": _passage(draft, line), "deadline_kind": DeadlineKind.NONE.value})
    if form.sent_well() and form.achieves(lambda: _add(draft, form, line)):
        flash(_("已加入一项。"))
        return back_to(form.achieved)
    return render_template("drafts/row.html", form=form, draft=draft, row=None), form.status


def back_to(row: DraftTask) -> ResponseReturnValue:
    """To where the row stands in the review; where it is no longer part of the side that was looked at, to that side."""
    side = request.args.get("side", "")
    if side:
        return go("drafts.show", id=row.draft_plan_id, side=side, _anchor=f"row-{row.id}")
    session().flush()
    before = session().scalar(queries.rows_before(row)) or 0
    return go_to(url_of_row(row.draft_plan, before, row.id))


def _save(row: DraftTask, form: RowForm) -> None:
    values, do = form.values(year=row.draft_plan.year, before=row), request.form.get("do", "")
    editing.change_row(session(), row, values, seen=form.seen.data or 0, act=act())
    if do == "confirm":
        editing.confirm_rows(session(), [row], act=act())
    elif do in WITH_ONE:
        with_one(row, do)


def _saved(row: DraftTask, form: RowForm) -> ResponseReturnValue:
    """What follows: the row's state where only that changed, else the page anew."""
    if request.form.get("do") in WITH_ONE:
        return _anew(row)
    return _state(row, form) if is_partial() else back_to(row)


def _anew(row: DraftTask) -> ResponseReturnValue:
    """The page with the rows as they are now; asked in place, the browser fetches it again."""
    if not is_partial():
        return back_to(row)
    response = make_response("")
    response.headers["HX-Refresh"] = "true"
    return response


def _add(draft: DraftPlan, form: RowForm, line: SourceLine | None) -> DraftTask:
    after = _row_before(draft, line) if line else None
    return shaping.add_row(session(), draft, form.values(year=draft.year), after=after, line=line, act=act())


def _row_before(draft: DraftPlan, line: SourceLine) -> DraftTask | None:
    """The last row that comes from above a line."""
    rows = session().scalars(queries.rows_of(draft.id))
    above = [row for row in rows if row.source.get("lines") and max(row.source["lines"]) < line.seq]
    return max(above, key=lambda row: max(row.source["lines"]), default=None)


def _passage(draft: DraftPlan, line: SourceLine | None) -> str:
    if line:
        return " ".join(str(cell["text"]) for cell in line.cells if cell["text"])
    place = request.args.get("passage", -1, type=int)
    return str(draft.unused[place]["text"]) if 0 <= place < len(draft.unused) else ""


def _next_doubt(found: Review, row: DraftTask) -> str | None:
    """The way to the next doubt on the side that is looked at; where the row has left that side, among all rows."""
    for side in (request.args.get("side", ""), ALL):
        if way := Sides(found.draft, found, (), side).next_doubt([row]).get(row.id):
            return way
    return None


def _state(row: DraftTask, form: Asking, theirs: Sequence[Any] = ()) -> ResponseReturnValue:
    """The part of a row that tells how it stands now; swapped in where the row was changed."""
    found = review(session(), row.draft_plan)
    body = render_template(
        "drafts/_state.html",
        view=view_of(found, row, next_doubt=_next_doubt(found, row)),
        form=form,
        theirs=theirs,
        standing=standing(found),
        is_saved=True,
    )
    return make_response(body, Stale.status if theirs else form.status)


def _both(row: DraftTask, form: RowForm) -> ResponseReturnValue:
    """Somebody else was faster: both versions; sending again replaces the version shown."""
    release()
    now = answers_of(row)
    if is_partial():
        theirs = [line for line in lines(form, {name: now[name] for name in IN_PLACE}) if line.differs]
        return _state(row, form, theirs or lines(form, {"content": now["content"]}))
    other = {name: value for name, value in now.items() if name not in {"seen", "deadline_kind"}}
    return both_versions(form, other, version=row.version, back_url=draft_review.url_of(row.draft_plan))
