"""What a person was told."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("inbox", __name__, url_prefix="/inbox")
