"""Coming in, leaving, and being turned away."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.visits import Visit, Visits
from tracker.foundation.paging import count
from tracker.pages.sign_in import own_path
from tracker.people.models import Person, SignIn, SignInAttempt
from tracker.people.passwords import DEMO_PASSWORD
from tracker.people.rules import FAILURES_ALLOWED

RIGHT, WRONG = "Plum-Blossom-7", "Plum-Blossom-8"


@pytest.fixture
def zhang(make: Make) -> Person:
    """A liaison with a password."""
    return make.with_password(make.liaison(sign_in_name="zhang"), RIGHT)


@pytest.fixture
def stranger(visit: Visit) -> Visits:
    """Somebody at the door."""
    return visit()


def answers(password: str, **given: Any) -> dict[str, Any]:
    """What zhang types."""
    return {"account": "zhang", "password": password, **given}


def test_the_right_password_leads_home_and_the_wrong_one_does_not(zhang: Person, stranger: Visits) -> None:
    page = stranger.post("/sign-in", answers(WRONG), expect=422)
    assert "登录名或密码不对" in page.text
    assert "zhang" in page.text
    assert stranger.post("/sign-in", answers(RIGHT)).location == "/"
    stranger.get("/account")


def test_a_name_that_nobody_has_is_answered_like_a_wrong_password(zhang: Person, stranger: Visits) -> None:
    known = stranger.post("/sign-in", answers(WRONG), expect=422)
    unknown = stranger.post("/sign-in", answers(WRONG, account="zhanh"), expect=422)
    assert unknown.text == known.text.replace("zhang", "zhanh")


def test_a_stranger_is_led_to_the_page_asked_for_after_signing_in(zhang: Person, stranger: Visits) -> None:
    door = stranger.get("/account?from=mail", expect=302).location
    form = stranger.get(door)
    assert 'value="/account?from=mail"' in form.text
    assert stranger.post("/sign-in", answers(RIGHT, next="/account?from=mail")).location == "/account?from=mail"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/",
        "//example.com/",
        r"/\example.com",
        "/\t/example.com",
        "javascript:alert(1)",
        "example.com",
        "/no-such-page",
        "/sign-out",
        "",
    ],
)
def test_nobody_is_led_anywhere_but_to_our_own_pages(zhang: Person, stranger: Visits, elsewhere: str) -> None:
    assert stranger.post("/sign-in", answers(RIGHT, next=elsewhere)).location == "/"


def test_the_way_to_a_page_keeps_its_question(app: Flask) -> None:
    with app.app_context():
        assert own_path("/workdays?year=2026") == "/workdays?year=2026"


def test_failures_are_counted_though_the_requests_fail_and_the_sixth_try_waits(
    session: Session, zhang: Person, stranger: Visits
) -> None:
    for _ in range(FAILURES_ALLOWED):
        stranger.post("/sign-in", answers(WRONG), expect=422)
    page = stranger.post("/sign-in", answers(RIGHT), expect=429)
    assert "以后再试" in page.text
    assert count(session, select(SignInAttempt)) == FAILURES_ALLOWED
    assert count(session, select(SignIn)) == 0


def test_an_unfilled_form_is_no_try(session: Session, stranger: Visits) -> None:
    page = stranger.post("/sign-in", {"account": " "}, expect=422)
    assert "请填写登录名" in page.text
    assert count(session, select(SignInAttempt)) == 0


def test_leaving_ends_the_stay_itself_not_only_the_cookie(visit: Visit, zhang: Person) -> None:
    here = visit(zhang)
    with here.client.session_transaction() as cookie:
        kept = dict(cookie)
    here.post("/sign-out")
    with here.client.session_transaction() as cookie:
        cookie.update(kept)
    assert here.get("/account", expect=302).location.startswith("/sign-in")


def test_signing_in_begins_with_an_empty_cookie(zhang: Person, stranger: Visits) -> None:
    with stranger.client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
    stranger.post("/sign-in", answers(RIGHT))
    with stranger.client.session_transaction() as cookie:
        assert "planted" not in cookie


def test_somebody_who_is_here_already_is_sent_home(visit: Visit, zhang: Person) -> None:
    assert visit(zhang).get("/sign-in", expect=303).location == "/"


@pytest.mark.parametrize(
    ("role", "home"),
    [("coordinator", "/desk"), ("leader", "/overview"), ("liaison", "/owed"), ("head", "/owed"), ("admin", "/people")],
)
def test_each_role_starts_where_its_work_is(visit: Visit, make: Make, role: str, home: str) -> None:
    assert visit(getattr(make, role)()).get("/", expect=303).location == home


def test_signing_in_costs_the_same_whoever_comes(
    zhang: Person, make: Make, stranger: Visits, visit: Visit, queries: Any
) -> None:
    with queries as alone:
        stranger.post("/sign-in", answers(RIGHT))
    few = len(alone)
    for _ in range(20):
        make.with_password(make.liaison(), RIGHT)
    with queries as among_many:
        visit().post("/sign-in", answers(RIGHT))
    assert len(among_many) == few


def test_a_demonstration_introduces_its_people_and_nothing_else_does(
    app: Flask, zhang: Person, stranger: Visits
) -> None:
    assert DEMO_PASSWORD not in stranger.get("/sign-in").text
    app.config["SETTINGS"] = app.config["SETTINGS"].model_copy(update={"demo": True})
    page = stranger.get("/sign-in").text
    assert DEMO_PASSWORD in page
    assert zhang.sign_in_name in page
