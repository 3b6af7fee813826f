"""What was sent by mail, and what became of it."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("sending", __name__, url_prefix="/sending")
