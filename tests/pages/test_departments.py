"""The directory, as those see it who look after it."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.trees import tree
from tests.support.visits import Visit, Visits
from tracker.departments import queries as directory
from tracker.departments.models import Alias, Collective, Department, Level
from tracker.foundation.paging import count
from tracker.people.models import Role


@pytest.fixture
def office(visit: Visit, make: Make) -> Visits:
    """A coordinator."""
    return visit(make.coordinator())


@pytest.fixture
def bureau(make: Make) -> Department:
    """苏州市监察局, 市监察局 for short."""
    return make.department("苏州市监察局", short_name="市监察局")


def asked(**given: str) -> dict[str, str]:
    """What is typed for a department."""
    return {"name": "苏州市公安局", "short_name": "市公安局", "level": "city", "parent": "", "seen": "1", **given}


@pytest.mark.parametrize("words", ["監察", "苏州市监察局", "市监"])
def test_a_search_finds_a_department_whatever_the_script(
    office: Visits, make: Make, bureau: Department, words: str
) -> None:
    make.department("市公安局")
    found = office.get("/departments", query_string={"q": words})
    assert "市监察局" in found.text
    assert "市公安局" not in found.text


def test_a_search_that_finds_nothing_says_so_and_leads_back(office: Visits) -> None:
    assert "没有名称含“天文台”的部门" in office.get("/departments?q=天文台").text


def test_the_list_says_which_department_has_no_liaison(office: Visits, make: Make, bureau: Department) -> None:
    assert "没有</span>" in office.get("/departments").text
    make.liaison(bureau, name="王芳")
    page = office.get("/departments").text
    assert "王芳" in page
    assert "没有</span>" not in page


def test_the_list_costs_the_same_however_long_it_is(office: Visits, make: Make, queries: QueryCount) -> None:
    make.liaison()
    with queries as short:
        office.get("/departments")
    few = len(short)
    for _ in range(60):
        make.liaison()
    with queries as long:
        office.get("/departments")
    assert len(long) == few


def test_a_new_department_hangs_where_it_was_said_and_a_double_click_adds_one(
    session: Session, office: Visits, bureau: Department
) -> None:
    office.post("/departments/new", asked(parent="市監察局"))
    again = office.post("/departments/new", asked(parent="市監察局"), expect=422)
    assert "已是苏州市公安局的名称" in again.text
    added = session.scalars(select(Department).where(Department.name == "苏州市公安局")).one()
    assert (added.parent, added.level) == (bureau, Level.CITY)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"name": " "}, "请填写全称"),
        ({"name": "蘇州市監察局"}, "已是苏州市监察局的名称"),
        ({"parent": "没有这个局"}, "名录中没有“没有这个局”"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_above_and_nothing_typed_is_lost(
    session: Session, office: Visits, bureau: Department, wrong: dict[str, str], complaint: str
) -> None:
    page = office.post("/departments/new", asked(**wrong), expect=422)
    assert page.text.count(complaint) == 2
    assert 'value="市公安局"' in page.text
    assert count(session, select(Department)) == 1


def test_two_editors_see_both_versions_and_nothing_is_lost(
    session: Session, office: Visits, bureau: Department
) -> None:
    path = f"/departments/{bureau.id}/edit"
    kept = {"name": bureau.name, "level": "city"}
    office.post(path, asked(**kept, short_name="市监委"))
    page = office.post(path, asked(**kept, short_name="监察局"), expect=409)
    assert "市监委" in page.text
    assert 'value="监察局"' in page.text
    office.post(path, asked(**kept, short_name="监察局", seen="2"))
    session.rollback()
    session.refresh(bureau)
    assert bureau.short_name == "监察局"


def test_a_department_is_closed_and_opened_again(session: Session, office: Visits, bureau: Department) -> None:
    office.post(f"/departments/{bureau.id}/closing")
    office.post(f"/departments/{bureau.id}/closing")
    assert "已停用" in office.get(f"/departments/{bureau.id}").text
    office.post(f"/departments/{bureau.id}/opening")
    session.rollback()
    session.refresh(bureau)
    assert bureau.is_active


def test_another_name_is_added_and_taken_away(session: Session, office: Visits, bureau: Department) -> None:
    office.post(f"/departments/{bureau.id}/names", {"name": "监察部门"})
    alias = session.scalars(select(Alias).where(Alias.name == "监察部门")).one()
    assert "监察部门" in office.get(f"/departments/{bureau.id}").text
    office.post(f"/departments/names/{alias.id}/removal")
    session.rollback()
    assert directory.by_names(session, ["监察部门"]) == {}


def test_a_name_of_another_department_is_refused(office: Visits, make: Make, bureau: Department) -> None:
    other = make.department("市公安局")
    page = office.post(f"/departments/{other.id}/names", {"name": "市監察局"}, expect=422)
    assert page.text.count("已是苏州市监察局的名称") == 2


def test_a_collective_means_those_who_were_chosen(session: Session, office: Visits, make: Make) -> None:
    one, two = make.department(), make.department()
    office.post("/collectives/new", {"name": "各有关部门", "members": [one.id]})
    collective = session.scalars(select(Collective)).one()
    path = f"/collectives/{collective.id}"
    office.post(path, {"name": "市各有关部门", "members": [one.id, two.id], "seen": 1})
    session.rollback()
    assert set(directory.members_of(session, [collective.id])[collective.id]) == {one, two}
    conflict = office.post(path, {"name": "市各有关部门", "members": [], "seen": 1}, expect=409)
    assert one.short_name in conflict.text


def test_a_collective_has_other_names_and_no_taken_ones(
    session: Session, office: Visits, make: Make, bureau: Department
) -> None:
    collective = make.collective("各市、区政府", [bureau])
    office.post(f"/collectives/{collective.id}/names", {"other-name": "各区"})
    refused = office.post(f"/collectives/{collective.id}/names", {"other-name": "市监察局"}, expect=422)
    assert refused.text.count("已是苏州市监察局的名称") == 2
    assert directory.by_names(session, ["各區"])["各区"].id == collective.id
    alias = session.scalars(select(Alias).where(Alias.name == "各区")).one()
    office.post(f"/departments/names/{alias.id}/removal")


def test_a_collective_without_members_stands_first_and_says_what_is_missing(
    office: Visits, make: Make, bureau: Department
) -> None:
    make.collective("各市、区政府", [bureau])
    make.collective("各有关部门")
    page = office.get("/collectives").text
    assert page.index("各有关部门") < page.index("各市、区政府</a>")
    assert "还没有确定" in page


@pytest.mark.parametrize("role", [Role.LIAISON, Role.HEAD, Role.LEADER])
def test_others_do_not_look_after_the_directory(visit: Visit, make: Make, bureau: Department, role: Role) -> None:
    client = visit(make.person(role))
    client.get("/departments", expect=403)
    client.post(f"/departments/{bureau.id}/closing", expect=404)


def test_a_department_is_offered_the_names_that_papers_use_for_its_kind(office: Visits, make: Make) -> None:
    make.department("苏州市人民政府", short_name="市政府")
    bureau = make.department("苏州市发展和改革委员会")
    address = f"/departments/{bureau.id}"
    offered = tree(office.get(address)).xpath("//button[@name='name']/@value")
    assert offered == ["市发改委", "市发展和改革委员会", "苏州市发改委"]
    office.post(f"{address}/names", {"name": "市发改委"})
    assert "市发改委" not in tree(office.get(address)).xpath("//button[@name='name']/@value")


def test_a_name_that_means_another_is_not_offered(office: Visits, make: Make) -> None:
    make.department("苏州市人民政府", short_name="市政府")
    make.department("市发改委")
    bureau = make.department("苏州市发展和改革委员会")
    assert "市发改委" not in tree(office.get(f"/departments/{bureau.id}")).xpath("//button[@name='name']/@value")
