"""A link by which somebody chooses a password."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.visits import Visit, Visits
from tracker.foundation import clock
from tracker.journal.acts import Act
from tracker.people.actions import make_activation_link
from tracker.people.models import Person

GOOD = {"new": "Plum-Blossom-7", "again": "Plum-Blossom-7"}


@pytest.fixture
def newcomer(make: Make) -> Person:
    """Somebody without a password."""
    return make.liaison(name="李华", sign_in_name="lihua")


@pytest.fixture
def link(session: Session, newcomer: Person) -> str:
    """The newcomer's link."""
    token = make_activation_link(session, newcomer, act=Act(None, "系统", clock.now()))
    session.commit()
    return f"/activation/{token}"


@pytest.fixture
def stranger(visit: Visit) -> Visits:
    """Whoever holds the link."""
    return visit()


def test_the_holder_of_a_link_chooses_a_password_and_signs_in_with_it(stranger: Visits, link: str) -> None:
    assert "李华" in stranger.get(link).text
    assert stranger.post(link, GOOD).location == "/sign-in"
    stranger.post("/sign-in", {"account": "lihua", "password": GOOD["new"]})


def test_a_link_works_once(stranger: Visits, link: str) -> None:
    stranger.post(link, GOOD)
    for answer in (stranger.get(link, expect=410), stranger.post(link, GOOD, expect=410)):
        assert "系统管理员" in answer.text
        assert "李华" not in answer.text


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"new": "Plum-Blossom-7", "again": "Plum-Blossom-8"}, "两次填写的密码不同"),
        ({"new": "short", "again": "short"}, "密码至少 10 个字符"),
        ({"new": "Lihua-2026-xx", "again": "Lihua-2026-xx"}, "密码中不应包含登录名"),
        ({"new": "", "again": ""}, "请填写新密码"),
    ],
)
def test_an_unfit_password_is_explained_and_the_link_still_works(
    stranger: Visits, link: str, typed: dict[str, str], complaint: str
) -> None:
    assert stranger.post(link, typed, expect=422).text.count(complaint) == 2, "in the summary and beside the field"
    stranger.post(link, GOOD)


def test_a_link_nobody_was_given_is_spent_too(stranger: Visits) -> None:
    stranger.get("/activation/no-such-token", expect=410)
