"""One row or several of a draft: changed in place, cut, joined, taken out, brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import flash, make_response, render_template, request
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import Invalid, Stale
from tracker.foundation.words import N_
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake import queries
from tracker.intake.actions import editing, shaping
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.review import review
from tracker.pages import draft_review
from tracker.pages.both_versions import both_versions, lines
from tracker.pages.draft_views import is_partial, standing, view_of
from tracker.pages.forms.asking import Asking
from tracker.pages.forms.days import read_day
from tracker.pages.forms.drafts import ChosenForm, RowForm, SplitForm, answers_of
from tracker.pages.where_next import go
from tracker.tasks.deadlines import DeadlineKind

IN_PLACE = ("number", "content", "leads", "supports", "deadline")
"""What can be changed without leaving the review."""


def edit(row: DraftTask) -> ResponseReturnValue:
    """Ask for a row's parts; asked in place, answer with what is still to be said about it."""
    form = RowForm(data=answers_of(row))
    try:
        if form.sent_well() and form.achieves(lambda: _save(row, form)):
            return _state(row, form) if is_partial() else _back(row)
    except Stale:
        return _both(row, form)
    if is_partial():
        return _state(row, form)
    draft = row.draft_plan
    return render_template("drafts/row.html", form=form, draft=draft, row=row), form.status


def new(draft: DraftPlan) -> ResponseReturnValue:
    """Ask for a row that the reading did not find; a passage that was left over can be taken as its words."""
    form = RowForm(data={"seen": 0, "content": _passage(draft), "deadline_kind": DeadlineKind.NONE.value})
    if form.sent_well() and form.achieves(lambda: _add(draft, form)):
        flash(_("已加入一项，排在最后。"))
        return go("drafts.show", id=draft.id)
    return render_template("drafts/row.html", form=form, draft=draft, row=None), form.status


def cut(row: DraftTask) -> ResponseReturnValue:
    """Ask how one row is to be cut into several."""
    form = SplitForm(data={"seen": row.version, "contents": row.content})
    try:
        if form.sent_well() and form.achieves(lambda: _cut(row, form)):
            return _back(row)
    except Stale:
        release()
        theirs = {"contents": row.content}
        return both_versions(form, theirs, version=row.version, back_url=draft_review.url_of(row.draft_plan))
    return render_template("drafts/cut.html", form=form, draft=row.draft_plan, row=row), form.status


def with_chosen(draft: DraftPlan) -> ResponseReturnValue:
    """Do something with the chosen rows; refused, they stay chosen."""
    form, ids = ChosenForm(), request.form.getlist("ids", type=int)
    if form.sent_well() and form.achieves(lambda: _do_with(draft, form, ids)):
        flash(form.achieved)
        return go("drafts.show", id=draft.id, side=request.args.get("side") or None)
    return draft_review.page(draft, form=form, chosen=ids)


def _save(row: DraftTask, form: RowForm) -> None:
    values = form.values(year=row.draft_plan.year, before=row)
    editing.change_row(session(), row, values, seen=form.seen.data or 0, act=act())
    if request.form.get("do") == "confirm":
        editing.confirm_rows(session(), [row], act=act())


def _add(draft: DraftPlan, form: RowForm) -> None:
    shaping.add_row(session(), draft, form.values(year=draft.year), act=act())


def _cut(row: DraftTask, form: SplitForm) -> None:
    shaping.split_row(session(), row, form.pieces(), seen=form.seen.data or 0, act=act())


def _back(row: DraftTask) -> ResponseReturnValue:
    return go("drafts.show", id=row.draft_plan_id, _anchor=f"row-{row.id}")


def _passage(draft: DraftPlan) -> str:
    place = request.args.get("passage", -1, type=int)
    return str(draft.unused[place]["text"]) if 0 <= place < len(draft.unused) else ""


def _state(row: DraftTask, form: Asking, theirs: Sequence[Any] = ()) -> ResponseReturnValue:
    """The part of a row that tells how it stands now; swapped in where the row was changed."""
    found = review(session(), row.draft_plan)
    body = render_template(
        "drafts/_state.html",
        view=view_of(found, row),
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


def _do_with(draft: DraftPlan, form: ChosenForm, ids: list[int]) -> str:
    """Do what the pressed button says. Gives the sentence that tells of it."""
    do = request.form.get("do", "")
    if do == "confirm_all":
        rows: Sequence[DraftTask] = review(session(), draft).doubtful
    else:
        rows = session().scalars(queries.chosen(draft.id, ids)).all()
    if do not in DEEDS:
        raise Invalid(N_("请选择要办理的事项"))
    return DEEDS[do](draft, form, rows)


def _set_deadline(draft: DraftPlan, form: ChosenForm, rows: Sequence[DraftTask]) -> str:
    if form.deadline.data is None:
        raise Invalid(N_("请填写完成时限，如 2026-03-31、3-31 或 3月底"), field="deadline")
    day = read_day(form.deadline.typed, year=draft.year) if draft.year else form.deadline.data
    editing.set_deadline_for(session(), rows, day, act=act())
    return _("已为 %(count)s 项设定完成时限。", count=len(rows))


def _set_none(_draft: DraftPlan, _form: ChosenForm, rows: Sequence[DraftTask]) -> str:
    editing.set_deadline_for(session(), rows, None, act=act())
    return _("已将 %(count)s 项设为未定时限。", count=len(rows))


def _confirm(_draft: DraftPlan, _form: ChosenForm, rows: Sequence[DraftTask]) -> str:
    editing.confirm_rows(session(), rows, act=act())
    return _("已核对 %(count)s 项。", count=len(rows))


def _merge(_draft: DraftPlan, _form: ChosenForm, rows: Sequence[DraftTask]) -> str:
    shaping.merge_rows(session(), rows, act=act())
    return _("已将 %(count)s 项合并为一项，原来的各项可在“已删除”中恢复。", count=len(rows))


def _remove(_draft: DraftPlan, _form: ChosenForm, rows: Sequence[DraftTask]) -> str:
    editing.remove_rows(session(), rows, act=act())
    return _("已删除 %(count)s 项，可在“已删除”中恢复。", count=len(rows))


def _restore(_draft: DraftPlan, _form: ChosenForm, rows: Sequence[DraftTask]) -> str:
    editing.restore_rows(session(), rows, act=act())
    return _("已恢复 %(count)s 项。", count=len(rows))


DEEDS: dict[str, Callable[[DraftPlan, ChosenForm, Sequence[DraftTask]], str]] = {
    "deadline": _set_deadline,
    "no_deadline": _set_none,
    "confirm": _confirm,
    "confirm_all": _confirm,
    "merge": _merge,
    "remove": _remove,
    "restore": _restore,
}
