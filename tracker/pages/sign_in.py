"""Coming in and leaving."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, current_app, redirect, render_template, request
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from tracker.foundation import clock
from tracker.gate.doors import open_to_all
from tracker.gate.session import apart, release, session, sessions
from tracker.gate.sign_in import SignedIn, act, is_signed_in, stay
from tracker.journal.acts import Act
from tracker.pages.forms.asking import typed
from tracker.pages.forms.sign_in import SignInForm
from tracker.pages.where_next import go
from tracker.people import queries, stays
from tracker.people.passwords import DEMO_PASSWORD
from tracker.people.tokens import hash_of
from tracker.people.visitor import Visitor

pages = Blueprint("sign_in", __name__)


@pages.get("/sign-in")
@open_to_all("nobody is signed in before they sign in")
def show() -> ResponseReturnValue:
    """Ask for name and password; somebody who is here already goes home."""
    if is_signed_in():
        return go("home.show")
    return _ask(SignInForm(data={"next": request.args.get("next", "")}))


@pages.post("/sign-in")
@open_to_all("nobody is signed in before they sign in")
def enter() -> ResponseReturnValue:
    """Let somebody in who gives a name and its password; a failure is counted, whatever becomes of the request."""
    form = SignInForm()
    if not (form.sent_well() and form.achieves(lambda: _let_in(typed(form.account), typed(form.password)))):
        return _ask(form)
    way = own_path(typed(form.next))
    return redirect(way, 303) if way else go("home.show")


@pages.post("/sign-out")
@open_to_all("whoever is here may leave")
def leave() -> ResponseReturnValue:
    """End the stay."""
    if is_signed_in():
        stays.end_stay(session(), stay(), act=act())
    logout_user()
    cookie.clear()
    return go(".show")


def own_path(asked: str) -> str | None:
    """The path and query asked for, if they lead to a page of ours; anything else leads nowhere."""
    parts = urlsplit(asked)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    try:
        current_app.url_map.bind("").match(parts.path, method="GET")
    except (HTTPException, RequestRedirect):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _let_in(name: str, password: str) -> None:
    who = Act(None, name, clock.now(), detail=request.remote_addr or "")
    release()
    with apart() as counting:
        attempt = stays.knock(counting, name, act=who)
    with sessions()() as reading:  # comparing takes long, so it holds no lock
        person = stays.recognise(reading, name, password)
    who = Act(person.id, person.name, who.at, detail=who.detail)
    token = stays.sign_in(session(), person, attempt, agent=request.user_agent.string, act=who)
    begun = session().scalars(queries.stay(hash_of(token))).one()
    cookie.clear()
    login_user(SignedIn(token, begun, Visitor.of(person, [])))


def _ask(form: SignInForm) -> ResponseReturnValue:
    is_demo = current_app.config["SETTINGS"].demo
    people = session().scalars(queries.first_holders(on=clock.today())).all() if is_demo else []
    page = render_template("sign_in/show.html", form=form, demo_people=people, demo_password=DEMO_PASSWORD)
    return page, form.status
