"""What leaders write to a task, and the answers."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("instructions", __name__)
