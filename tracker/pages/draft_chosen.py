"""What is done with several rows of a draft at once, or with one row and its neighbour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from flask import flash, request
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake import queries
from tracker.intake.actions import editing, retracing, shaping
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.review import review
from tracker.pages import draft_review
from tracker.pages.draft_sides import url_of_row
from tracker.pages.forms.days import read_day
from tracker.pages.forms.drafts import ChosenForm, PlainForm
from tracker.pages.where_next import go, go_to


def page(draft: DraftPlan) -> ResponseReturnValue:
    """Do something with the chosen rows; refused, they stay chosen."""
    form, ids = ChosenForm(), request.form.getlist("ids", type=int)
    if form.sent_well() and form.achieves(lambda: _do_with(draft, form, ids)):
        flash(form.achieved)
        return go("drafts.show", id=draft.id, side=request.args.get("side") or None, _anchor="rows")
    return draft_review.page(draft, form=form, chosen=ids)


def step_back(draft: DraftPlan) -> ResponseReturnValue:
    """Undo the last step."""
    form = PlainForm()
    if form.sent_well() and form.achieves(lambda: _Undone(retracing.step_back(session(), draft, act=act()))):
        flash(_("已撤销上一步。"))
        return _to_rows(draft, form.achieved.row)
    return draft_review.page(draft, form=form)


def with_one(row: DraftTask, do: str) -> None:
    """Take a row out, or join it with its neighbour. Refuses where there is none on that side."""
    if do == "remove":
        editing.remove_rows(session(), [row], act=act())
        return
    rows = session().scalars(queries.rows_of(row.draft_plan_id)).all()
    place = rows.index(row)
    pair = rows[place - 1 : place + 1] if do == "merge_up" and place else rows[place : place + 2]
    shaping.merge_rows(session(), pair, act=act())


WITH_ONE = ("merge_up", "merge_down", "remove")
"""What changes which rows there are, so that the page must be drawn anew."""


class _Undone(NamedTuple):
    """A step that was undone, and a row in which that is seen."""

    row: DraftTask | None


def _to_rows(draft: DraftPlan, row: DraftTask | None) -> ResponseReturnValue:
    """To a row where it is found among all, else to the rows of the side that was looked at."""
    side = request.args.get("side") or None
    if row is None or side:
        return go("drafts.show", id=draft.id, side=side, _anchor=f"row-{row.id}" if row else "rows")
    session().flush()
    return go_to(url_of_row(draft, session().scalar(queries.rows_before(row)) or 0, row.id))


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
    return _("已将 %(count)s 项合并为一项。", count=len(rows))


def _remove(_draft: DraftPlan, _form: ChosenForm, rows: Sequence[DraftTask]) -> str:
    editing.remove_rows(session(), rows, act=act())
    return _("已移出 %(count)s 项，可在“已移出”中恢复。", count=len(rows))


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
