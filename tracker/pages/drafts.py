"""A document in, a draft out: upload, review beside the source, issue."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("drafts", __name__, url_prefix="/drafts")
