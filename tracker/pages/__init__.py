"""Pages: the way in for people. A page is: door, form, verb, where next."""

from __future__ import annotations

from flask import Flask

from tracker.pages import (
    account,
    activation,
    assignments,
    closures,
    collectives,
    corrections,
    departments,
    desk,
    drafts,
    filings,
    health,
    home,
    inbox,
    instructions,
    ledger,
    lights,
    milestones,
    navigation,
    overview,
    owed,
    people,
    plans,
    posts,
    reports,
    sending,
    sign_in,
    tasks,
    urging,
    words,
    workdays,
)

PAGES = (
    home,
    sign_in,
    activation,
    account,
    overview,
    desk,
    ledger,
    plans,
    drafts,
    corrections,
    tasks,
    milestones,
    assignments,
    reports,
    closures,
    instructions,
    urging,
    filings,
    owed,
    inbox,
    departments,
    collectives,
    people,
    posts,
    workdays,
    sending,
    health,
)


def init_app(app: Flask) -> None:
    """Register each page, and the way between them."""
    for part in PAGES:
        app.register_blueprint(part.pages)
    navigation.init_app(app)
    words.init_app(app)
    lights.init_app(app)
