"""Every page is behind a door, and the table of permissions names every deed."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tracker.gate.permissions import WHO, May
from tracker.pages.navigation import BY_ROLE, MOST
from tracker.people.models import Role

OPEN = {"static": "files that everybody may have; served by Flask itself"}


def test_every_page_has_a_door_or_says_why_it_has_none(app: Flask) -> None:
    bare = {name for name, view in app.view_functions.items() if not _asks(view) and name not in OPEN}
    assert not bare, "hang a @door on each new page, or @open_to_all with the reason"


def test_an_open_page_says_why(app: Flask) -> None:
    reasons = [view.open_because for view in app.view_functions.values() if hasattr(view, "open_because")]
    assert all(len(reason) > 10 for reason in reasons)


def test_the_table_answers_every_question() -> None:
    assert set(WHO) == set(May)
    assert all(WHO.values()), "a deed nobody may do is a deed too many"


def test_every_deed_is_asked_for_somewhere(app: Flask) -> None:
    asked = {view.asks for view in app.view_functions.values() if hasattr(view, "asks")}
    assert set(May) - asked == set(), "a deed in the table that no door asks for"


def test_every_role_finds_its_way_with_six_entries_at_most(app: Flask) -> None:
    assert {role for role, _ in BY_ROLE} == set(Role)
    for _, ways in BY_ROLE:
        assert 0 < len(ways) <= MOST
        assert {way.endpoint for way in ways} <= set(app.view_functions)


def _asks(view: Any) -> bool:
    return hasattr(view, "asks") or hasattr(view, "open_because")
