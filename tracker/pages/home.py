"""Home: where each role starts."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("home", __name__)
