"""The way between pages: at most six entries, by role."""

from __future__ import annotations

from typing import NamedTuple

from flask import Flask, request, url_for
from sqlalchemy.exc import SQLAlchemyError

from tracker.foundation.words import N_
from tracker.gate.session import session
from tracker.gate.sign_in import is_signed_in, visitor
from tracker.inbox import queries
from tracker.people.models import Role


class Way(NamedTuple):
    """An entry of the navigation: the endpoint it leads to and its words."""

    endpoint: str
    words: str


OWED, OVERVIEW, LEDGER = Way("owed.show", N_("待办")), Way("overview.show", N_("总览")), Way("ledger.show", N_("台账"))
DESK, PLANS, INBOX = Way("desk.show", N_("工作台")), Way("plans.index", N_("计划")), Way("inbox.show", N_("消息"))
PEOPLE, DEPARTMENTS = Way("people.index", N_("人员")), Way("departments.index", N_("部门"))
WORKDAYS = Way("workdays.show", N_("日历"))

BY_ROLE: tuple[tuple[Role, tuple[Way, ...]], ...] = (
    (Role.COORDINATOR, (DESK, LEDGER, PLANS, OVERVIEW, DEPARTMENTS, INBOX)),
    (Role.LEADER, (OVERVIEW, LEDGER, PLANS, INBOX)),
    (Role.LIAISON, (OWED, LEDGER, INBOX)),
    (Role.HEAD, (OWED, LEDGER, INBOX)),
    (Role.SYSTEM_ADMIN, (PEOPLE, DEPARTMENTS, WORKDAYS, INBOX)),
)
MOST = 6

BELONGS_TO = {"collectives": "departments", "posts": "people"}
"""Pages without an entry of their own, and those under whose entry they are found."""


def init_app(app: Flask) -> None:
    """Hand every template the visitor and the ways open to them."""
    app.context_processor(_ways)


def ways_of(roles: frozenset[Role]) -> list[Way]:
    """The entries for somebody in these roles, without doubles, at most six."""
    ways = [way for role, entries in BY_ROLE if role in roles for way in entries]
    return list(dict.fromkeys(ways or [INBOX]))[:MOST]


def home_of(roles: frozenset[Role]) -> str:
    """The endpoint where somebody in these roles starts."""
    return ways_of(roles)[0].endpoint


def _ways() -> dict[str, object]:
    if not is_signed_in():
        return {"visitor": None, "navigation": [], "unread_count": 0}
    unread = _unread()
    entries = [
        (url_for(way.endpoint), way.words, _is_here(way), unread if way is INBOX else 0)
        for way in ways_of(visitor().roles)
    ]
    return {"visitor": visitor(), "navigation": entries, "unread_count": unread}


def _unread() -> int:
    """How many notices wait; none where the page must explain that the database is out of reach."""
    try:
        return queries.unread_count(session(), visitor().id)
    except SQLAlchemyError:
        return 0


def _is_here(way: Way) -> bool:
    here = request.blueprint or ""
    return BELONGS_TO.get(here, here) == way.endpoint.partition(".")[0]
