"""A person's own account: password, and where they are signed in."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import NotFound
from tracker.foundation.words import N_
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act, person, stay, visitor
from tracker.gate.wording import say as _
from tracker.pages.browsers import browser_words
from tracker.pages.forms.asking import typed
from tracker.pages.forms.sign_in import PasswordForm
from tracker.pages.where_next import go
from tracker.people import actions, queries, stays
from tracker.people.models import SignIn

pages = Blueprint("account", __name__, url_prefix="/account")


@pages.get("")
@door(to=May.BE_HERE)
def show() -> ResponseReturnValue:
    """Who the visitor is here, their password, and where they are signed in."""
    return _page(PasswordForm())


@pages.post("/password")
@door(to=May.BE_HERE)
def change_password() -> ResponseReturnValue:
    """Replace the visitor's password; everywhere else they are signed out."""
    form = PasswordForm()
    if not (form.sent_well() and form.achieves(lambda: _change(form))):
        return _page(form)
    flash(_("密码已改。其他地方的登录都已结束。"))
    return go(".show")


@pages.post("/stays/<int:stay_id>/end")
@door(to=May.BE_HERE)
def end_stay(stay_id: int) -> ResponseReturnValue:
    """End one of the visitor's own stays elsewhere."""
    chosen = session().get(SignIn, stay_id)
    if chosen is None or chosen.person_id != visitor().id:
        raise NotFound(N_("没有这次登录"))
    stays.end_stay(session(), chosen, act=act())
    flash(_("那里的登录已结束。"))
    return go(".show")


@pages.post("/stays/end")
@door(to=May.BE_HERE)
def end_others() -> ResponseReturnValue:
    """End all stays but this one."""
    stays.end_stays(session(), person(), but_for=stay().id, act=act())
    flash(_("其他地方的登录都已结束。"))
    return go(".show")


def _page(form: PasswordForm) -> ResponseReturnValue:
    limits = {"idle": current_app.config["IDLE"], "longest": current_app.config["LONGEST"]}
    page = render_template(
        "account/show.html",
        form=form,
        person=person(),
        browser_words=browser_words,
        here=stay(),
        stays=session().scalars(queries.open_stays_of(visitor().id, now=act().at, **limits)).all(),
        posts=queries.posts_held(session(), [visitor().id], on=act().on)[visitor().id],
    )
    return page, form.status


def _change(form: PasswordForm) -> None:
    current, new = typed(form.current), typed(form.new)
    actions.change_password(session(), person(), current=current, new=new, but_for=stay().id, act=act())
