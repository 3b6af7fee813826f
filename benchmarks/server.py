"""The server under measurement: waitress with a bare hello, or with the tracker. `python -m benchmarks.server KIND PORT`."""

from __future__ import annotations

import sys
from typing import Any

import waitress
from flask import Flask

THREADS = 4


def hello() -> Flask:
    """The least that a Flask application can do."""
    app = Flask("hello")
    app.add_url_rule("/", "hello", lambda: "<!doctype html><title>hello</title><h1>hello</h1>")
    return app


def tracker() -> Any:
    """The tracker, as the environment sets it."""
    from tracker import create_app  # noqa: PLC0415 - the hello does without it

    return create_app()


if __name__ == "__main__":
    app = {"hello": hello, "tracker": tracker}[sys.argv[1]]()
    waitress.serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=THREADS, _quiet=True)
