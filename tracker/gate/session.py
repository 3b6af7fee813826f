"""One database session a request, committed in one place: here."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import cast

from flask import Flask, Response, current_app, g, request
from sqlalchemy.orm import Session, sessionmaker

from tracker.foundation import database

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FIRST_FAILURE = 400


def init_app(app: Flask) -> None:
    """Open the database, keep what a request did when it succeeded, close what it opened."""
    settings = app.config["SETTINGS"]
    engine = database.engine_for(settings.database_url)
    sessions = database.sessions_of(engine)
    sessions.configure(info={"journal_key": settings.secret_key.encode(), "argon2_cost": settings.argon2_cost})
    app.extensions["engine"], app.extensions["sessions"] = engine, sessions
    app.after_request(_keep_what_succeeded)
    app.teardown_request(_close)


def sessions() -> sessionmaker[Session]:
    """The maker of sessions, for the rare work outside the request's own transaction."""
    return cast("sessionmaker[Session]", current_app.extensions["sessions"])


def session() -> Session:
    """The request's session, opened at first use; a request that may write takes the write lock at once."""
    if "session" not in g:
        g.session = sessions()()
        if request.method not in SAFE_METHODS:
            g.session.connection(execution_options=database.WRITES)
    return cast("Session", g.session)


def apart() -> AbstractContextManager[Session]:
    """A transaction of its own that stays even when the request fails: for counting failures."""
    return database.writing(sessions())


def release() -> None:
    """Give up the request's transaction early, keeping nothing: before work apart, or when it failed."""
    if "session" in g:
        g.session.rollback()


def resume() -> None:
    """Begin the request's transaction anew after a release, with the write lock that an unsafe request takes."""
    session().connection(execution_options=database.WRITES)


def _keep_what_succeeded(response: Response) -> Response:
    if "session" in g:
        if response.status_code < FIRST_FAILURE and request.method not in SAFE_METHODS:
            g.session.commit()
        else:
            g.session.rollback()
    return response


def _close(_trouble: BaseException | None) -> None:
    if "session" in g:
        g.pop("session").close()
