"""Closure asked for and decided, and reopening."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("closures", __name__)
