"""The working calendar, year by year."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("workdays", __name__, url_prefix="/workdays")
