"""A person's own account."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.make import Make
from tests.support.visits import Visit, Visits
from tracker.pages.browsers import browser_words
from tracker.people.models import Person

OLD, NEW = "Plum-Blossom-7", "Bamboo-Grove-8"


@pytest.fixture
def zhang(make: Make) -> Person:
    """Somebody with a password."""
    return make.with_password(make.liaison(sign_in_name="zhang"), OLD)


@pytest.fixture
def here(visit: Visit, zhang: Person) -> Visits:
    """Where they are."""
    return visit(zhang)


@pytest.fixture
def elsewhere(visit: Visit, zhang: Person) -> Visits:
    """Where they are signed in too."""
    return visit(zhang)


def test_a_new_password_keeps_this_stay_and_ends_the_others(here: Visits, elsewhere: Visits) -> None:
    here.post("/account/password", {"current": OLD, "new": NEW, "again": NEW})
    here.get("/account")
    elsewhere.get("/account", expect=302)
    elsewhere.post("/sign-in", {"account": "zhang", "password": OLD}, expect=422)
    elsewhere.post("/sign-in", {"account": "zhang", "password": NEW})


@pytest.mark.parametrize(
    ("current", "new", "complaint"),
    [("wrong", NEW, "现在的密码不对"), (OLD, OLD, "新密码与现在的相同"), (OLD, "short", "密码至少 10 个字符")],
)
def test_a_refused_change_says_why_and_ends_nothing(
    here: Visits, elsewhere: Visits, current: str, new: str, complaint: str
) -> None:
    page = here.post("/account/password", {"current": current, "new": new, "again": new}, expect=422)
    assert page.text.count(complaint) == 2, "in the summary and beside the field"
    elsewhere.get("/account")


def test_people_see_and_end_their_stays_elsewhere(here: Visits, elsewhere: Visits, zhang: Person) -> None:
    assert here.get("/account").text.count("就是这里") == 1
    here.post("/account/stays/end")
    here.get("/account")
    elsewhere.get("/account", expect=302)


def test_nobody_ends_another_persons_stay(visit: Visit, make: Make, here: Visits) -> None:
    other = make.coordinator()
    theirs = make.stay(other)
    here.post(f"/account/stays/{theirs.id}/end", expect=404)
    visit(other).post(f"/account/stays/{theirs.id}/end")


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", "Chrome · Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1 MicroMessenger/8.0", "微信 · iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0", "Chrome · Android"),
        ("curl/8.0", "未知的浏览器"),
        ("", "未知的浏览器"),
    ],
)
def test_a_browser_is_named_as_its_owner_would(app: Flask, agent: str, said: str) -> None:
    with app.test_request_context():
        assert browser_words(agent) == said
