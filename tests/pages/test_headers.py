"""What every answer tells the browser, and the day that overviews are asked about."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest
from flask import Flask

from tests.make import Make
from tests.support.visits import Visits
from tracker import create_app
from tracker.foundation.settings import Settings
from tracker.gate import headers

PAGES = ("/sign-in", "/nowhere", "/bundles/site.css", "/static/favicon.svg")


@pytest.mark.parametrize("path", PAGES)
def test_no_answer_allows_anything_inline_or_from_elsewhere(app: Flask, path: str) -> None:
    answer = app.test_client().get(path, buffered=True)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert all(answer.headers[name] == value for name, value in headers.ALWAYS.items())


def test_a_page_of_somebodys_is_kept_by_no_cache_and_what_is_everybodys_is(
    visit: Callable[..., Visits], make: Make
) -> None:
    client = visit(make.coordinator())
    page = client.get("/inbox")
    assert page.headers["Cache-Control"] == "no-store"
    assert "Cookie" in page.headers["Vary"]
    assert "max-age=31536000" in client.get("/bundles/site.js").headers["Cache-Control"]


def test_the_cookie_is_out_of_reach_of_scripts_and_bound_to_https_where_there_is_some(settings: Settings) -> None:
    made = create_app(settings.model_copy(update={"https": True}))
    with made.test_client() as client:
        cookie = client.get("/sign-in", base_url="https://office.test").headers["Set-Cookie"]
    made.extensions["engine"].dispose()
    assert cookie.startswith("__Host-tracker=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize("given", ["yesterday", "2026-02-30", "2026-3-1", "<script>"])
def test_a_day_that_cannot_be_read_is_refused_with_a_sentence(
    visit: Callable[..., Visits], make: Make, given: str
) -> None:
    page = visit(make.leader()).get(f"/overview?as_of={given}", expect=HTTPStatus.UNPROCESSABLE_ENTITY)
    assert "2026-03-31" in page.text, "the sentence shows what a day looks like"
    assert "<script>" not in page.text.split("<main")[1]
