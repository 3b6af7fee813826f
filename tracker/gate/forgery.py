"""Every unsafe request must come from one of our own pages."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect

from tracker.foundation.refusals import Refusal
from tracker.foundation.words import N_
from tracker.gate.refusals import explain

csrf = CSRFProtect()


class NotFromHere(Refusal):
    """The form was not one of ours, or it is older than the stay."""

    status = HTTPStatus.BAD_REQUEST


def init_app(app: Flask) -> None:
    """Ask for the token on every unsafe request; a token lives as long as its stay."""
    app.config.update(WTF_CSRF_TIME_LIMIT=None)
    csrf.init_app(app)
    app.register_error_handler(CSRFError, _explain)


def _explain(_error: CSRFError) -> ResponseReturnValue:
    return explain(NotFromHere(N_("这一页停留太久，没有保存。返回上一页，内容仍在，重新提交即可")))
