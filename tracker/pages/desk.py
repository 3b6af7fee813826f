"""The coordinator's desk: what waits for a decision, and whether the clock works."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("desk", __name__, url_prefix="/desk")
