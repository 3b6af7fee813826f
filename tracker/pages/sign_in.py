"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("sign_in", __name__)
