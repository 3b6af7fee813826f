"""What every answer says to the browser about what it may do with it."""

from __future__ import annotations

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing inline, nothing from another host, no frame around us."""

ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
A_YEAR = 31_536_000
THE_SAME_FOR_ALL = frozenset({"static", "bundle"})
"""Endpoints whose answers may be kept and shared; all others are somebody's own."""


def init_app(app: Flask) -> None:
    """Put the headers on every answer."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = A_YEAR
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if request.endpoint not in THE_SAME_FOR_ALL:
        response.headers.setdefault("Cache-Control", "no-store")
        response.vary.add("Cookie")
    return response
