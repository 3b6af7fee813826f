"""Every address, asked by every kind of person, for their own department and for another's."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.make import Make
from tests.pages.who_may import AUTHOR, LETS_IN, ROWS, SIGN_IN, VISITORS, Row
from tests.support.scene import Scene
from tests.support.visits import Visits
from tracker.foundation.files import FileStore
from tracker.foundation.settings import Settings

pytestmark = pytest.mark.either_engine

MEANS = {HTTPStatus.FORBIDDEN: "-", HTTPStatus.NOT_FOUND: "0", HTTPStatus.INTERNAL_SERVER_ERROR: "a fault"}


@pytest.fixture
def scene(make: Make, settings: Settings) -> Scene:
    """One task of everything, and people near and far from it."""
    return Scene.of(make, FileStore(settings.files))


def test_every_address_stands_in_the_table(app: Flask) -> None:
    known = {(row.method, _endpoint(app, row)) for row in ROWS}
    served = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }
    assert served - known == set(), "say in tests/pages/who_may.py who may"
    assert known - served == set()


@pytest.mark.parametrize("visitor", VISITORS)
def test_the_table_holds_for(
    visitor: str, scene: Scene, app: Flask, visit: Callable[..., Visits], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = visit(scene.people.get(visitor)).client
    monkeypatch.setattr(Session, "commit", Session.rollback)  # nobody's deed changes what the next one finds
    app.config["PROPAGATE_EXCEPTIONS"] = True
    found = {row: _outcome(client, row, scene) for row in ROWS}
    wrong = [
        f"{row.method} {row.path}: {mark}, not {row.expects(visitor)}"
        for row, mark in found.items()
        if mark != row.expects(visitor)
    ]
    assert not wrong, "\n".join(wrong)


def _outcome(client: Any, row: Row, scene: Scene) -> str:
    answer = client.open(scene.path(row.path), method=row.method)
    if answer.status_code in {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER} and answer.location.startswith(AUTHOR):
        return SIGN_IN
    return MEANS.get(HTTPStatus(answer.status_code), LETS_IN)


def _endpoint(app: Flask, row: Row) -> str:
    path = row.path.replace("{token}", "token")
    for name in Scene.NAMES:
        path = path.replace(f"{{{name}}}", "1")
    endpoint, _ = app.url_map.bind("localhost").match(path, method=row.method)
    return str(endpoint)
