"""A new person's link: choosing a password, once."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from tracker.foundation import clock
from tracker.gate.doors import open_to_all
from tracker.gate.session import session
from tracker.gate.wording import say as _
from tracker.journal.acts import Act
from tracker.pages.forms.asking import typed
from tracker.pages.forms.sign_in import ChooseForm
from tracker.pages.where_next import go
from tracker.people import actions

pages = Blueprint("activation", __name__, url_prefix="/activation")


@pages.route("/<token>", methods=["GET", "POST"])
@open_to_all("the link itself is the key, once and for a week")
def show(token: str) -> ResponseReturnValue:
    """Ask the holder of a link for a password; a link that is spent says where to get another."""
    act = Act(None, "", clock.now(), detail=request.remote_addr or "")
    person = actions.usable_link(session(), token, act=act).person
    act, form = Act(person.id, person.name, act.at, detail=act.detail), ChooseForm()
    if form.sent_well() and form.achieves(lambda: actions.activate(session(), token, typed(form.new), act=act)):
        flash(_("密码已经设好，请用登录名 %(name)s 登录。", name=person.sign_in_name))
        return go("sign_in.show")
    return render_template("activation/show.html", form=form, person=person), form.status
