"""The one-time link by which a person chooses a password."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("activation", __name__, url_prefix="/activation")
