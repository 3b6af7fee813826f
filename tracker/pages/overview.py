"""The leader's page: exceptions first, every number with its list."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("overview", __name__, url_prefix="/overview")
