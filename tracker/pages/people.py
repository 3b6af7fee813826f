"""People, their posts and their activation links."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("people", __name__, url_prefix="/people")
