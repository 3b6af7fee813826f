"""Home: where each role starts."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.sign_in import visitor
from tracker.pages.navigation import home_of
from tracker.pages.where_next import go

pages = Blueprint("home", __name__)


@pages.get("/")
@door(to=May.BE_HERE)
def show() -> ResponseReturnValue:
    """On to the page where the visitor's first role starts."""
    return go(home_of(visitor().roles))
