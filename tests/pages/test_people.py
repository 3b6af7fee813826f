"""People and their posts, as the system administrator looks after them."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visit, Visits
from tracker.foundation import clock
from tracker.foundation.paging import count
from tracker.people import queries as persons
from tracker.people.models import Person, Role

GOOD = "Plum-Blossom-7"


@pytest.fixture
def admin(visit: Visit, make: Make) -> Visits:
    """A system administrator."""
    return visit(make.admin(name="管理员"))


@pytest.fixture
def zhang(make: Make) -> Person:
    """Somebody who signs in as zhang."""
    return make.with_password(make.person(name="张明", sign_in_name="zhang"), GOOD)


def asked(**given: str) -> dict[str, str]:
    """What is typed for a person."""
    return {"name": "李华", "sign_in_name": "lihua", "email": "", "phone": "", "seen": "1", **given}


def test_somebody_new_is_added_appointed_and_comes_in_by_their_link(
    session: Session, admin: Visits, visit: Visit, make: Make
) -> None:
    bureau = make.department("市监察局")
    shown = admin.post("/people/new", asked()).location
    admin.post(f"{shown}/posts", {"role": "liaison", "department": "市監察局"})
    page = admin.post(f"{shown}/link", expect=200)
    link = re.search(r"http://localhost(/activation/[\w-]+)", page.text)
    assert link
    newcomer = visit()
    newcomer.post(link[1], {"new": GOOD, "again": GOOD})
    newcomer.post("/sign-in", {"account": "lihua", "password": GOOD})
    newcomer.get("/account")
    added = session.scalars(persons.by_sign_in_name("lihua")).one()
    holders = persons.holders(Role.LIAISON, department_id=bureau.id, on=clock.today())
    assert session.scalars(holders).all() == [added]


def test_a_link_is_shown_only_once(admin: Visits, zhang: Person) -> None:
    admin.post(f"/people/{zhang.id}/link", expect=200)
    assert "/activation/" not in admin.get(f"/people/{zhang.id}").text


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"name": ""}, "请填写姓名"),
        ({"sign_in_name": "ZHANG"}, "登录名“ZHANG”已由张明使用"),
        ({"sign_in_name": "li hua"}, "登录名只能用文字、字母、数字和 . _ - @"),
        ({"email": "lihua"}, "邮箱应如 name@example.gov.cn"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_above_and_nothing_typed_is_lost(
    session: Session, admin: Visits, zhang: Person, wrong: dict[str, str], complaint: str
) -> None:
    before = count(session, select(Person))
    page = admin.post("/people/new", asked(phone="0512-1234", **wrong), expect=422)
    assert page.text.count(complaint) == 2
    assert 'value="0512-1234"' in page.text
    assert count(session, select(Person)) == before


def test_two_editors_see_both_versions(admin: Visits, zhang: Person) -> None:
    path = f"/people/{zhang.id}/edit"
    admin.post(path, asked(name="张明明", sign_in_name="zhang"))
    page = admin.post(path, asked(name="张小明", sign_in_name="zhang"), expect=409)
    assert "张明明" in page.text
    assert 'value="张小明"' in page.text


@pytest.mark.parametrize(
    ("role", "department", "complaint"),
    [
        ("liaison", "", "联络员应属于一个部门"),
        ("leader", "市监察局", "领导不属于某个部门"),
        ("liaison", "没有这个局", "名录中没有“没有这个局”"),
    ],
)
def test_a_post_that_does_not_fit_is_explained(
    admin: Visits, make: Make, zhang: Person, role: str, department: str, complaint: str
) -> None:
    make.department("市监察局")
    page = admin.post(f"/people/{zhang.id}/posts", {"role": role, "department": department}, expect=422)
    assert page.text.count(complaint) == 2


def test_a_post_is_handed_over_and_a_double_click_hands_it_over_once(
    session: Session, admin: Visits, make: Make, zhang: Person
) -> None:
    bureau = make.department()
    post = make.post(zhang, Role.LIAISON, bureau)
    follower = make.person(sign_in_name="lihua")
    assert "zhang" not in admin.get(f"/posts/{post.id}/handover").text
    admin.post(f"/posts/{post.id}/handover", {"to": "LiHua"})
    admin.post(f"/posts/{post.id}/handover", {"to": "LiHua"}, expect=422)
    holders = persons.holders(Role.LIAISON, department_id=bureau.id, on=clock.today())
    assert session.scalars(holders).all() == [follower]


def test_ending_a_post_asks_first(session: Session, admin: Visits, make: Make, zhang: Person) -> None:
    post = make.post(zhang, Role.LEADER)
    admin.get(f"/posts/{post.id}/end")
    session.rollback()
    session.refresh(post)
    assert post.ended_on is None
    admin.post(f"/posts/{post.id}/end")
    session.rollback()
    session.refresh(post)
    assert post.ended_on == clock.today()


def test_somebody_disabled_is_out_at_once_and_comes_back_when_enabled(
    admin: Visits, visit: Visit, zhang: Person
) -> None:
    theirs = visit(zhang)
    admin.get(f"/people/{zhang.id}/disabling")
    theirs.get("/account")
    admin.post(f"/people/{zhang.id}/disabling")
    theirs.get("/account", expect=302)
    theirs.post("/sign-in", {"account": "zhang", "password": GOOD}, expect=422)
    admin.post(f"/people/{zhang.id}/enabling")
    theirs.post("/sign-in", {"account": "zhang", "password": GOOD})


def test_the_only_administrator_is_not_dismissed(session: Session, visit: Visit, make: Make) -> None:
    only = make.admin()
    post = session.scalars(persons.posts_of(only.id, on=clock.today())).one()
    here = visit(only)
    assert "唯一的系统管理员" in here.post(f"/posts/{post.id}/end", expect=409).text
    make.admin()
    here.post(f"/posts/{post.id}/end")


@pytest.mark.parametrize("words", ["張", "ZHANG", "監察"])
def test_a_search_finds_people_whatever_the_script(admin: Visits, make: Make, zhang: Person, words: str) -> None:
    make.post(zhang, Role.LIAISON, make.department("市监察局"))
    make.person(name="赵强", sign_in_name="qiang")
    page = admin.get("/people", query_string={"q": words}).text
    assert "张明" in page
    assert "赵强" not in page


def test_the_list_is_paged_and_costs_the_same_however_long_it_is(
    admin: Visits, make: Make, queries: QueryCount
) -> None:
    with queries as short:
        admin.get("/people")
    few = len(short)
    for _ in range(60):
        make.liaison()
    with queries as long:
        page = admin.get("/people")
    assert len(long) == few
    assert "第 1 / 2 页" in page.text


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LIAISON, Role.HEAD, Role.LEADER])
def test_only_the_administrator_looks_after_people(visit: Visit, make: Make, zhang: Person, role: Role) -> None:
    client = visit(make.person(role))
    client.get("/people", expect=403)
    client.post(f"/people/{zhang.id}/link", expect=404)
