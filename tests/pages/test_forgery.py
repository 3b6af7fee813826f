"""A form that did not come from one of our own pages does nothing, whoever's browser sends it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest
from flask import Flask
from lxml import html
from sqlalchemy.orm import Session

from tests.make import Make
from tests.pages.who_may import ROWS
from tests.support.scene import Scene
from tests.support.visits import Visits
from tracker.foundation.files import FileStore
from tracker.foundation.settings import Settings


@pytest.fixture
def scene(make: Make, settings: Settings, app: Flask) -> Scene:
    """One of everything, behind a gate that asks for the token."""
    app.config["WTF_CSRF_ENABLED"] = True
    return Scene.of(make, FileStore(settings.files))


def test_no_form_is_taken_without_its_token(
    scene: Scene, visit: Callable[..., Visits], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "commit", Session.rollback)
    client = visit(scene.people["coordinator"]).client
    answers = {row.path: client.post(scene.path(row.path)) for row in ROWS if row.method == "POST"}
    taken = [path for path, answer in answers.items() if answer.status_code != HTTPStatus.BAD_REQUEST]
    assert answers
    assert not taken
    assert "没有保存" in answers["/account/password"].text


def test_a_form_with_its_token_is_taken(scene: Scene, visit: Callable[..., Visits]) -> None:
    coordinator = visit(scene.people["coordinator"])
    token = _token_on(coordinator.get("/inbox").text)
    coordinator.post("/inbox/reading", {"csrf_token": token})


def test_anothers_token_is_not_taken(scene: Scene, visit: Callable[..., Visits]) -> None:
    other = visit(scene.people["leader"])
    token = _token_on(other.get("/inbox").text)
    visit(scene.people["coordinator"]).post("/inbox/reading", {"csrf_token": token}, expect=HTTPStatus.BAD_REQUEST)


def _token_on(page: str) -> str:
    field = html.document_fromstring(page).find(".//input[@name='csrf_token']")
    assert field is not None
    return str(field.get("value"))
