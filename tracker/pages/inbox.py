"""What a person was told."""

from __future__ import annotations

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.paging import page_of
from tracker.foundation.refusals import NotFound
from tracker.foundation.words import N_
from tracker.gate.doors import allowed, door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act, person, visitor
from tracker.gate.wording import say as _
from tracker.inbox import actions, queries
from tracker.inbox.models import Notice
from tracker.pages.where_next import go, page_asked, url_of_page

pages = Blueprint("inbox", __name__, url_prefix="/inbox")


@pages.get("")
@door(to=May.BE_HERE)
def show() -> ResponseReturnValue:
    """All that the visitor was told, the unread first."""
    page = page_of(session(), queries.of_person(visitor().id), page_asked())
    return render_template("inbox/show.html", page=page, url_of=url_of_page)


@pages.post("/<int:notice_id>")
@door(to=May.BE_HERE)
def read(notice_id: int) -> ResponseReturnValue:
    """Note that a notice was read, and go on to what it is about: its task, or all that is owed."""
    notice = _own(notice_id)
    actions.mark_read(session(), notice, act=act())
    if notice.task_id:
        return go("tasks.show", id=notice.task_id)
    return go("owed.show" if allowed(May.SEE_OWED) else ".show")


@pages.post("/reading")
@door(to=May.BE_HERE)
def read_all() -> ResponseReturnValue:
    """Note that all was read."""
    actions.mark_all_read(session(), person(), act=act())
    flash(_("全部标为已读。"))
    return go(".show")


def _own(notice_id: int) -> Notice:
    """The visitor's own notice; another person's is none of theirs."""
    notice: Notice | None = session().scalar(queries.of_person(visitor().id).where(Notice.id == notice_id))
    if notice is None:
        raise NotFound(N_("没有这条消息"))
    return notice
