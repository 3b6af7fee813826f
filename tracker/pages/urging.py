"""Urging by hand."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("urging", __name__)
