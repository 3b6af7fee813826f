"""When the database cannot be reached, a person gets a page that says so, and it heals by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.make import Make
from tests.support.visits import Visits


@contextmanager
def out_of_reach(app: Flask) -> Iterator[None]:
    """Every statement fails as it does when the server is gone."""
    engine = app.extensions["engine"]

    def fail(*_: Any) -> None:
        raise OperationalError("SELECT", {}, Exception("the server closed the connection"))

    event.listen(engine, "before_cursor_execute", fail)
    yield
    event.remove(engine, "before_cursor_execute", fail)


@pytest.mark.parametrize("path", ["/", "/inbox", "/account"])
def test_the_page_says_so_and_the_next_one_works_again(
    app: Flask, visit: Callable[..., Visits], make: Make, path: str
) -> None:
    coordinator = visit(make.coordinator())
    app.config["TESTING"] = False
    with out_of_reach(app):
        page = coordinator.get(path, expect=HTTPStatus.SERVICE_UNAVAILABLE)
    assert "数据库" in page.text
    coordinator.get("/inbox")


def test_two_saves_at_once_are_explained_and_not_an_error(app: Flask, visit: Callable[..., Visits], make: Make) -> None:
    def collide() -> str:
        raise IntegrityError("INSERT", {}, Exception("unique"))

    collide.open_because = "a page of the test's own"  # type: ignore[attr-defined]
    app.view_functions["inbox.show"] = collide
    page = visit(make.coordinator()).get("/inbox", expect=HTTPStatus.CONFLICT)
    assert "先保存了一步" in page.text


def test_a_fault_is_apologised_for_without_its_details(app: Flask, visit: Callable[..., Visits], make: Make) -> None:
    def break_down() -> str:
        raise RuntimeError("the inner works")

    app.view_functions["inbox.show"] = break_down
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    page = visit(make.coordinator()).get("/inbox", expect=HTTPStatus.INTERNAL_SERVER_ERROR)
    assert "the inner works" not in page.text
