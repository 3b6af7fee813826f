"""Whether database, scheduler and sender are alive."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("health", __name__)
