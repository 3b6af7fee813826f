"""The directory of departments, aliases and collectives."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("departments", __name__, url_prefix="/departments")
