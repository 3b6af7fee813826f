"""Logs: one readable line a request, with a number that an error page can name."""

from __future__ import annotations

from secrets import token_hex

import structlog
from flask import Flask, Response, g, request

from tracker.foundation.logs import write_at

log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """Number each request and write down how it ended."""
    write_at(app.config["SETTINGS"].log_level)
    app.before_request(_number)
    app.after_request(_write_down)


def _number() -> None:
    g.request_number = token_hex(4)
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=g.request_number)


def _write_down(response: Response) -> Response:
    if request.endpoint != "static":
        log.info("answered", method=request.method, path=_path(), status=response.status_code)
    return response


def _path() -> str:
    """Where the request went; a token in the address is a key and stays out of the log."""
    token = (request.view_args or {}).get("token")
    return request.path.replace(token, "…") if token else request.path
