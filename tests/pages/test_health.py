"""The health page says what is alive, to anybody, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from tests.make import Make
from tests.support.visits import Visits
from tracker.foundation import clock
from tracker.foundation.database import engine_for, sessions_of, writing
from tracker.runs import actions
from tracker.runs.jobs import SCHEDULER, Job
from tracker.runs.work import set_out

Visit = Callable[..., Visits]


def healthz(visits: Visits, expect: int = HTTPStatus.OK) -> Any:
    return visits.get("/healthz", expect=expect).json


def test_without_a_scheduler_the_house_is_degraded(visit: Visit) -> None:
    found = healthz(visit())
    assert found["status"] == "degraded"
    assert (found["database"], found["scheduler"]["alive"], found["sender"]["mail"]) == ("ok", False, "off")


def test_with_a_scheduler_the_house_is_well(visit: Visit, sessions: sessionmaker[Session]) -> None:
    with writing(sessions) as session:
        actions.take(session, SCHEDULER, "one", now=clock.now())
    assert healthz(visit())["status"] == "ok"


def test_a_run_without_a_sign_of_life_is_stuck(visit: Visit, sessions: sessionmaker[Session]) -> None:
    begun = clock.now() - timedelta(minutes=11)
    with writing(sessions) as session:
        right = actions.take(session, Job.RAISE_REMINDERS.value, "one", now=begun)
    assert right
    set_out(sessions, right, Job.RAISE_REMINDERS.value, "2026-03-02", now=lambda: begun)
    assert healthz(visit())["scheduler"]["stuck"] == ["raise-reminders"]


def test_a_reader_of_text_gets_lines(visit: Visit) -> None:
    lines = visit().get("/healthz", headers={"Accept": "text/plain"}).text.splitlines()
    assert "database: ok" in lines


def test_a_database_out_of_reach_is_said_with_503(visit: Visit, app: Flask) -> None:
    app.extensions["sessions"] = sessions_of(engine_for("sqlite:////proc/nowhere.sqlite"))
    assert healthz(visit(), HTTPStatus.SERVICE_UNAVAILABLE)["database"] == "down"


def test_nothing_of_people_or_addresses_is_told(visit: Visit, make: Make, app: Flask) -> None:
    person = make.coordinator(name="周启明", email="zhou@office.test")
    told = visit().get("/healthz").text
    settings = app.config["SETTINGS"]
    for secret in (person.name, person.email, settings.secret_key, settings.database_url):
        assert secret not in told
