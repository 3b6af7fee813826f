"""Whether database, scheduler and sender are alive."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from tracker.foundation import clock
from tracker.gate.doors import open_to_all
from tracker.gate.session import session
from tracker.reminders.models import SendingState
from tracker.reminders.post import letters_by_state
from tracker.runs.health import Clockwork, clockwork
from tracker.runs.models import JobRun

pages = Blueprint("health", __name__)

OK, DOWN = "ok", "down"


@pages.get("/healthz")
@open_to_all("monitors ask it without an account; it tells states and counts, never names or contents")
def show() -> ResponseReturnValue:
    """States and times as JSON, or as lines of text; 503 when the database is out of reach."""
    try:
        found = _examine(session())
    except SQLAlchemyError:
        return _answer({"status": DOWN, "database": DOWN}), HTTPStatus.SERVICE_UNAVAILABLE
    return _answer(found)


def _examine(here: Session) -> dict[str, Any]:
    works = clockwork(here, now=clock.now())
    post = letters_by_state(here)
    return {
        "status": OK if works.is_well else "degraded",
        "database": OK,
        "scheduler": _scheduler(works),
        "sender": {
            "mail": "on" if current_app.config["SETTINGS"].sends_mail else "off",
            **{state.value: post[state] for state in (SendingState.QUEUED, SendingState.SENDING)},
            **{state.value: post[state] for state in (SendingState.UNCERTAIN, SendingState.FAILED)},
        },
    }


def _scheduler(works: Clockwork) -> dict[str, Any]:
    return {
        "alive": works.is_kept,
        "stuck": [job.value for job in works.stuck],
        "jobs": {job.value: _run(run) for job, run in works.last_runs.items() if run is not None},
    }


def _run(run: JobRun) -> dict[str, Any]:
    """How a job last ran; what went wrong is in the log, not here."""
    return {"slot": run.slot, "state": run.state.value, "beat_at": run.beat_at.isoformat(), "done": run.done}


def _answer(found: dict[str, Any]) -> Response:
    if request.accept_mimetypes.best_match(["application/json", "text/plain"]) == "text/plain":
        return Response("\n".join(_lines(found)) + "\n", mimetype="text/plain")
    return jsonify(found)


def _lines(found: dict[str, Any], before: str = "") -> list[str]:
    lines = []
    for name, value in found.items():
        lines += _lines(value, f"{before}{name}.") if isinstance(value, dict) else [f"{before}{name}: {value}"]
    return lines
