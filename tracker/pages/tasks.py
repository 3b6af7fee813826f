"""A task's own page with its story; what a coordinator changes on it."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("tasks", __name__, url_prefix="/tasks")
