"""Refusals become answers once: a page with the sentence, the status, and a way on."""

from __future__ import annotations

from http import HTTPStatus

import structlog
from flask import Flask, g, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException

from tracker.foundation.refusals import Refusal
from tracker.foundation.words import N_
from tracker.gate.session import release
from tracker.gate.wording import said

log = structlog.get_logger()

SENTENCES = {
    HTTPStatus.NOT_FOUND: N_("没有这一页。地址可能写错，或者内容已经移走"),
    HTTPStatus.METHOD_NOT_ALLOWED: N_("这个地址不能这样打开"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_("文件太大，没有收下。请压缩或分开上传"),
    HTTPStatus.TOO_MANY_REQUESTS: N_("请求太频繁，请稍后再试"),
}


def init_app(app: Flask) -> None:
    """Answer refusals with their sentence and faults with an apology and a number to ask by."""
    app.register_error_handler(Refusal, explain)
    app.register_error_handler(HTTPException, _explain_status)
    app.register_error_handler(IntegrityError, _explain_collision)
    app.register_error_handler(OperationalError, _explain_database)
    app.register_error_handler(Exception, _apologise)


def explain(refusal: Refusal) -> ResponseReturnValue:
    """The page of a refusal; what the request had begun is undone first, so that the page shows what holds."""
    release()
    return render_template("errors/refusal.html", sentence=said(refusal), status=int(refusal.status)), refusal.status


def _explain_status(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    status = HTTPStatus(error.code)
    return explain(_as_refusal(SENTENCES.get(status, N_("这个请求不能完成")), status))


def _as_refusal(sentence: str, status: HTTPStatus) -> Refusal:
    refusal = Refusal(sentence)
    refusal.status = status
    return refusal


def _explain_collision(error: IntegrityError) -> ResponseReturnValue:
    log.warning("two at once", error=str(error.orig))
    return explain(Refusal(N_("刚才有人（或同一次点击）先保存了一步，这一次没有再保存。请刷新后查看")))


def _explain_database(error: OperationalError) -> ResponseReturnValue:
    log.error("database out of reach", error=str(error.orig))
    g.out_of_reach = True  # the page of the error must not ask the database who is there
    return render_template("errors/unavailable.html"), HTTPStatus.SERVICE_UNAVAILABLE


def _apologise(error: Exception) -> ResponseReturnValue:
    log.error("a fault", exc_info=error)
    release()
    return render_template("errors/fault.html"), HTTPStatus.INTERNAL_SERVER_ERROR
