"""Plans and their settings."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("plans", __name__, url_prefix="/plans")
