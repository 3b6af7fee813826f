"""The directory: each name means one body, in whatever script it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tracker.departments import queries
from tracker.departments.actions import (
    HangsBelowItself,
    IsItsOwnName,
    activate,
    add_alias,
    add_collective,
    add_department,
    change_department,
    deactivate,
    remove_alias,
    rename_collective,
    set_members,
)
from tracker.departments.models import Department, Level
from tracker.departments.names import NameIsTaken
from tracker.departments.rules import outline, would_circle
from tracker.foundation.refusals import Invalid, Stale
from tracker.foundation.text import fold
from tracker.journal.acts import Act


@pytest.fixture
def bureau(session: Session, act: Act) -> Department:
    """苏州市监察局, 市监察局 for short."""
    return add_department(session, name="苏州市监察局", short_name="市监察局", level=Level.CITY, parent=None, act=act)


@pytest.fixture
def change(session: Session, act: Act) -> Callable[..., None]:
    """Changes a department, spelling out only what changes."""

    def changing(department: Department, **given: Any) -> None:
        kept = {"name": department.name, "short_name": department.short_name, "level": department.level}
        change_department(
            session,
            department,
            **{**kept, "parent": department.parent, "seen": department.version, "act": act, **given},
        )

    return changing


@pytest.mark.parametrize("name", ["苏州市监察局", "市监察局", "蘇州市監察局", " 市监 察局"])
def test_a_department_is_found_by_either_name_in_any_script(session: Session, bureau: Department, name: str) -> None:
    assert queries.by_names(session, [name]) == {fold(name): bureau}


def test_a_name_that_means_nothing_is_absent(session: Session, bureau: Department) -> None:
    assert queries.by_names(session, ["市公安局"]) == {}


@pytest.mark.parametrize(("field", "names"), [("name", ("蘇州市監察局", "甲")), ("short_name", ("乙", "市监察局"))])
def test_a_double_name_is_refused_and_says_whose_it_is(
    session: Session, act: Act, bureau: Department, field: str, names: tuple[str, str]
) -> None:
    with pytest.raises(NameIsTaken, match="苏州市监察局") as refusal:
        add_department(session, name=names[0], short_name=names[1], level=Level.CITY, parent=None, act=act)
    assert refusal.value.field == field


def test_a_department_may_not_take_a_collectives_name(session: Session, act: Act) -> None:
    add_collective(session, "各市、区政府", act=act)
    with pytest.raises(NameIsTaken):
        add_department(session, name="各市、區政府", level=Level.COUNTY, parent=None, act=act)


def test_an_empty_name_is_refused(session: Session, act: Act) -> None:
    with pytest.raises(Invalid):
        add_department(session, name="  ", level=Level.CITY, parent=None, act=act)


def test_a_renamed_department_is_still_found_by_its_former_name(
    session: Session, bureau: Department, change: Callable[..., None]
) -> None:
    change(bureau, name="苏州市监察委员会", short_name="市监委")
    found = queries.by_names(session, ["苏州市监察局", "市监委"])
    assert set(found.values()) == {bureau}
    assert bureau.version == 2


def test_the_second_of_two_editors_is_told_and_nothing_is_saved(
    session: Session, bureau: Department, change: Callable[..., None]
) -> None:
    change(bureau, short_name="市监委")
    with pytest.raises(Stale):
        change(bureau, short_name="监察局", seen=1)
    assert bureau.short_name == "市监委"


def test_a_department_cannot_hang_below_itself(
    session: Session, act: Act, bureau: Department, change: Callable[..., None]
) -> None:
    below = add_department(session, name="监察一室", level=Level.OTHER, parent=bureau, act=act)
    with pytest.raises(HangsBelowItself):
        change(bureau, parent=below)
    with pytest.raises(HangsBelowItself):
        change(bureau, parent=bureau)


@pytest.mark.parametrize("kind", ["department", "collective"])
def test_another_name_is_known_once_and_refused_to_anything_else(
    session: Session, act: Act, bureau: Department, kind: str
) -> None:
    whom = bureau if kind == "department" else add_collective(session, "各有关部门", act=act)
    other = add_department(session, name="苏州市公安局", short_name="市公安局", level=Level.CITY, parent=None, act=act)
    add_alias(session, whom, "监察部门", act=act)
    add_alias(session, whom, "監察部門", act=act)
    assert queries.by_names(session, ["监察部门"]) == {"监察部门": whom}
    with pytest.raises(NameIsTaken):
        add_alias(session, other, "监察部门", act=act)


def test_only_other_names_can_be_taken_away(session: Session, act: Act, bureau: Department) -> None:
    add_alias(session, bureau, "监察部门", act=act)
    *own, other = session.scalars(queries.aliases_of(bureau)).all()
    remove_alias(session, other, act=act)
    assert queries.by_names(session, ["监察部门"]) == {}
    for name in own:
        with pytest.raises(IsItsOwnName):
            remove_alias(session, name, act=act)


def test_a_department_that_is_closed_is_no_longer_picked_but_still_understood(
    session: Session, act: Act, bureau: Department
) -> None:
    deactivate(session, bureau, act=act)
    assert bureau not in session.scalars(queries.active()).all()
    assert queries.by_names(session, ["市监察局"])
    activate(session, bureau, act=act)
    assert bureau in session.scalars(queries.active()).all()


def test_a_collective_means_the_members_last_said(session: Session, act: Act, bureau: Department, make: Make) -> None:
    other = make.department()
    collective = add_collective(session, "各有关部门", [bureau, bureau], act=act)
    set_members(session, collective, [other], seen=1, act=act)
    assert queries.members_of(session, [collective.id, 999]) == {collective.id: [other], 999: []}
    with pytest.raises(Stale):
        set_members(session, collective, [bureau], seen=1, act=act)


def test_a_collective_keeps_its_place_under_a_new_name(session: Session, act: Act) -> None:
    collective = add_collective(session, "各有关部门", act=act)
    rename_collective(session, collective, "市各有关部门", seen=1, act=act)
    assert queries.by_names(session, ["市各有關部門", "各有关部门"]) == {fold("市各有关部门"): collective}


def test_finding_many_names_costs_as_much_as_finding_one(session: Session, make: Make, engine: Engine) -> None:
    names = [make.department().name for _ in range(12)]
    session.connection()
    with QueryCount(engine) as few:
        queries.by_names(session, names[:1])
    with QueryCount(engine) as many:
        assert len(queries.by_names(session, names)) == 12
    assert len(many) == len(few)


def test_a_search_folds_script_and_reads_wildcards_as_signs(session: Session, bureau: Department) -> None:
    assert session.scalars(queries.called("監察")).all() == [bureau]
    assert session.scalars(queries.called("%")).all() == []


def test_the_tree_puts_each_department_before_those_below_it(session: Session, make: Make) -> None:
    city = make.department("市政府")
    county = make.department("县政府", parent=city)
    town = make.department("镇政府", parent=county)
    bureau = make.department("安全局", parent=city)
    assert queries.tree(session) == [(city.id, 0), (bureau.id, 1), (county.id, 1), (town.id, 2)]


forests = st.integers(0, 30).flatmap(
    lambda size: st.tuples(*(st.none() | st.integers(0, max(0, n - 1)) for n in range(size)))
)


@given(forests)
def test_an_outline_names_every_department_once_and_below_its_parent(parents: tuple[int | None, ...]) -> None:
    rows = [(own, parent if parent != own else None) for own, parent in enumerate(parents)]
    branches = outline(rows)
    depths = dict(branches)
    assert sorted(depths) == list(range(len(rows)))
    assert all(depths[own] == (0 if parent is None else depths[parent] + 1) for own, parent in rows)


@given(forests.filter(bool), st.data())
def test_a_circle_is_seen_wherever_it_would_close(parents: tuple[int | None, ...], data: st.DataObject) -> None:
    tree = {own: parent if parent != own else None for own, parent in enumerate(parents)}
    below, above = (data.draw(st.sampled_from(sorted(tree))) for _ in range(2))
    chain: list[int] = []
    at: int | None = above
    while at is not None:
        chain.append(at)
        at = tree[at]
    assert would_circle(tree, below, above) is (below in chain)
