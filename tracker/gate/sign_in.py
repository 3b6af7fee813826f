"""Who is there: the visitor behind a request, looked up by the stay their cookie names."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from flask import Flask, current_app, g, request
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy import update

from tracker.foundation import clock
from tracker.gate.session import SAFE_METHODS, apart, session
from tracker.journal.acts import Act
from tracker.people import queries, rules
from tracker.people.models import Person, SignIn
from tracker.people.tokens import hash_of
from tracker.people.visitor import Visitor

SEEN_EVERY = timedelta(minutes=1)
"""A stay's last sign of life is written at most this often."""

login = LoginManager()


class SignedIn(UserMixin):  # type: ignore[misc]  # flask_login ships no types
    """What Flask-Login keeps: a visitor, the person, and the token of their stay."""

    def __init__(self, token: str, stay: SignIn, visitor: Visitor) -> None:
        """Hold the visitor beside the token that names the stay."""
        self.id = token
        self.stay = stay
        self.person: Person = stay.person
        self.visitor = visitor


def init_app(app: Flask) -> None:
    """Let Flask-Login find visitors by their stay."""
    settings = app.config["SETTINGS"]
    app.config.update(
        SESSION_COOKIE_NAME="__Host-tracker" if settings.https else "tracker",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SECRET_KEY=settings.secret_key,
        IDLE=timedelta(minutes=settings.idle_minutes),
        LONGEST=timedelta(hours=settings.sign_in_hours),
    )
    login.init_app(app)
    login.session_protection = None  # the stay in the database decides, not a hash of the browser's address
    login.user_loader(_load)


def is_signed_in() -> bool:
    """Whether somebody is there."""
    return bool(current_user.is_authenticated)


def visitor() -> Visitor:
    """The signed-in visitor. Only behind a door."""
    return cast("Visitor", current_user.visitor)


def person() -> Person:
    """The signed-in person's record. Only behind a door."""
    return cast("Person", current_user.person)


def stay() -> SignIn:
    """The visitor's stay itself. Only behind a door."""
    return cast("SignIn", current_user.stay)


def act() -> Act:
    """The visitor doing something now; one moment a request, so that all it writes agrees."""
    if "moment" not in g:
        g.moment = clock.now()
    return Act(visitor().id, visitor().name, g.moment, detail=request.remote_addr or "")


def _load(token: str) -> SignedIn | None:
    if g.get("out_of_reach"):
        return None
    stay = session().scalar(queries.stay(hash_of(token)))
    now = clock.now()
    limits: dict[str, Any] = {"idle": current_app.config["IDLE"], "longest": current_app.config["LONGEST"]}
    if stay is None or rules.is_over(began_at=stay.began_at, seen_at=stay.seen_at, now=now, **limits):
        return None
    if now - stay.seen_at > SEEN_EVERY:
        _see(stay)
    posts = session().scalars(queries.posts_of(stay.person_id, on=clock.day_of(now))).all()
    return SignedIn(token, stay, Visitor.of(stay.person, posts))


def _see(stay: SignIn) -> None:
    if request.method not in SAFE_METHODS:
        stay.seen_at = clock.now()
        return
    with apart() as own:
        own.execute(update(SignIn).where(SignIn.id == stay.id).values(seen_at=clock.now()))
