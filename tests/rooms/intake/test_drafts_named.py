"""The names of a draft against the directory: known, alike, new, or standing for many - and remembered."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.make import Make
from tests.rooms.intake.conftest import Keep
from tests.support.queries import QueryCount
from tracker.departments.models import Level
from tracker.foundation.refusals import Invalid
from tracker.intake.actions.naming import add_new, confirm_alias, define_collective, level_of
from tracker.intake.candidates import Why
from tracker.intake.directory import Standing, look_up
from tracker.intake.likeness import ALIKE, likeness
from tracker.journal.acts import Act


def standing(session: Session, name: str) -> Standing:
    return look_up(session, [name])[name].standing


def test_full_and_short_names_are_known_whatever_their_script_and_width(session: Session, make: Make) -> None:
    make.department("苏州市监察局", short_name="市监察局")
    found = look_up(session, ["苏州市监察局", "市监察局", "市監察局"])
    assert {each.standing for each in found.values()} == {Standing.KNOWN}


def test_a_confirmed_alias_is_known_as_one(session: Session, make: Make, keep: Keep, office: Act) -> None:
    bureau = make.department("市便民服务中心")
    assert standing(session, "12345便民服务中心") is Standing.LIKELY
    confirm_alias(session, keep(), "12345便民服务中心", bureau, act=office)
    assert standing(session, "12345便民服务中心") is Standing.ALIAS


def test_a_name_like_a_known_one_is_asked_about_with_the_likest_first(session: Session, make: Make) -> None:
    bureau = make.department("市轨道交通集团有限公司")
    make.department("市监察局")
    found = look_up(session, ["市轨道集团"])["市轨道集团"]
    assert (found.standing, found.candidates) == (Standing.LIKELY, ((bureau, Why.SHORTENED),))


def test_a_name_like_no_other_is_new_and_can_join_the_directory(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")
    assert standing(session, "市新闻办") is Standing.NEW
    joined = add_new(session, keep(), "市新闻办", act=office)
    assert (joined.level, standing(session, "市新闻办")) == (Level.CITY, Standing.KNOWN)


def test_a_collective_has_no_members_until_a_person_names_them(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    name, towns = "各市(县)、区政府", [make.department("常熟市政府"), make.department("昆山市政府")]
    assert standing(session, name) is Standing.MEMBERLESS
    define_collective(session, keep(), name, towns, act=office)
    found = look_up(session, [name])[name]
    assert (found.standing, set(found.departments)) == (Standing.GROUP, set(towns))


def test_a_collective_of_nobody_is_refused(session: Session, keep: Keep, office: Act) -> None:
    with pytest.raises(Invalid) as refused:
        define_collective(session, keep(), "各有关部门", [], act=office)
    assert refused.value.field == "members"


def test_members_of_a_known_collective_are_set_anew(session: Session, make: Make, keep: Keep, office: Act) -> None:
    first, second = make.department(), make.department()
    make.collective("市各有关部门", [first])
    define_collective(session, keep(), "市各有关部门", [second], act=office)
    assert look_up(session, ["市各有关部门"])["市各有关部门"].departments == (second,)


def test_a_department_out_of_use_is_no_answer(session: Session, make: Make) -> None:
    make.department("市法制办", is_active=False)
    assert standing(session, "市法制办") is Standing.RETIRED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市人社局", "市人力资源和社会保障局"),
        ("市質監局", "市质监局"),
        ("监察局", "市监察局"),
        ("市卫计委", "市卫生计生委"),
    ],
)
def test_short_forms_and_variants_read_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市监察局", "市新闻办"),
        ("市财政局", "市便民服务中心"),
        ("市民政局", "市保密局"),
        ("常熟市财政局", "常熟市政府"),
        ("常熟市财政局", "常熟市"),
        ("相城区财政局", "相城区人民政府"),
    ],
)
def test_names_of_different_offices_do_not(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("省财政厅", Level.PROVINCE),
        ("市财政局", Level.CITY),
        ("相城区监察局", Level.COUNTY),
        ("常熟市监察局", Level.COUNTY),
        ("梅李镇", Level.TOWN),
        ("苏州发布", Level.OTHER),
    ],
)
def test_a_name_tells_of_its_level(name: str, level: Level) -> None:
    assert level_of(name) is level


def test_many_names_cost_as_many_queries_as_few(session: Session, engine: Engine, make: Make) -> None:
    known = [make.department().name for _ in range(30)]
    make.collective("各有关部门", [make.department()])

    def sent(names: list[str]) -> int:
        session.rollback()
        with QueryCount(engine) as statements:
            look_up(session, names)
        return len(statements)

    assert sent([known[0], "各有关部门", "新一局"]) == sent([*known, "各有关部门", *(f"新{n}办" for n in range(100))])
