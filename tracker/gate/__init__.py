"""Gate: all that stands between a request and a room - transaction, sign-in, permission, refusals, headers."""

from __future__ import annotations

from flask import Flask

from tracker.gate import bundles, doors, forgery, headers, logs, refusals, rendering, session, sign_in, wording


def init_app(app: Flask) -> None:
    """Hang the gate before the app, from the outside inwards."""
    for part in (logs, session, sign_in, forgery, doors, refusals, headers, wording, rendering, bundles):
        part.init_app(app)
