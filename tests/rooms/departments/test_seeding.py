"""A directory that comes as a file."""

from __future__ import annotations

import tomllib

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.departments import queries
from tracker.departments.models import Department
from tracker.departments.seeding import load_directory
from tracker.foundation.paging import count
from tracker.foundation.settings import HOME
from tracker.foundation.text import fold
from tracker.journal.acts import Act

SUZHOU = tomllib.loads((HOME / "seeds" / "departments" / "suzhou.toml").read_text("utf-8"))
SMALL = {
    "department": [
        {"name": "甲市人民政府", "short": "市政府", "level": "city", "aliases": ["甲市"]},
        {"name": "甲市乙区人民政府", "level": "county", "parent": "市政府"},
    ],
    "collective": [{"name": "各区政府", "aliases": ["各区"], "members": ["甲市乙区人民政府"]}],
}


def test_a_directory_is_loaded_with_its_tree_its_other_names_and_its_collectives(session: Session, act: Act) -> None:
    city, district = load_directory(session, SMALL, act)
    (collective,) = session.scalars(queries.collectives())
    assert district.parent is city
    assert queries.by_names(session, ["甲市", "各区"]) == {"甲市": city, "各区": collective}
    assert queries.members_of(session, [collective.id])[collective.id] == [district]


def test_loading_it_again_changes_nothing(session: Session, act: Act) -> None:
    first = load_directory(session, SMALL, act)
    assert load_directory(session, SMALL, act) == first
    assert count(session, select(Department)) == len(first)


def test_the_directory_of_suzhou_loads_whole(session: Session, act: Act) -> None:
    departments = load_directory(session, SUZHOU, act)
    collectives = session.scalars(queries.collectives()).all()
    members = queries.members_of(session, [one.id for one in collectives])
    named = {row["name"]: row.get("members", []) for row in SUZHOU["collective"]}
    assert len({one.id for one in departments}) == len(SUZHOU["department"])
    assert {one.name: len(members[one.id]) for one in collectives} == {name: len(its) for name, its in named.items()}
    assert queries.by_names(session, ["蘇州市監察局"])[fold("苏州市监察局")] in departments
