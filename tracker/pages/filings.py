"""Lead work plans filed by the leads."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("filings", __name__, url_prefix="/filings")
