"""The ledger: every task, narrowed, paged, edited in bulk."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("ledger", __name__, url_prefix="/ledger")
