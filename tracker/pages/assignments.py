"""One department's part: sign for it or return it."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("assignments", __name__, url_prefix="/assignments")
