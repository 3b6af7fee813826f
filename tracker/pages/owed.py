"""What a department owes, most urgent first."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("owed", __name__, url_prefix="/owed")
