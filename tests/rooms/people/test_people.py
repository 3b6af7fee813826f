"""People, their posts, and the link by which they choose a password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tracker.foundation.paging import exists_any
from tracker.foundation.refusals import Stale
from tracker.journal.acts import Act
from tracker.people import passwords, queries, rules
from tracker.people.actions import (
    IsNeeded,
    LinkIsSpent,
    NameIsTaken,
    PasswordIsUnfit,
    PostDoesNotFit,
    activate,
    add_person,
    change_password,
    change_person,
    disable,
    enable,
    end_post,
    give_post,
    hand_over,
    make_activation_link,
)
from tracker.people.models import ActivationLink, Person, Role

GOOD, OTHER = "Plum-Blossom-7", "Bamboo-Grove-8"

Enter = Callable[[Person], Callable[[], bool]]
"""Signs a person in and gives back the question whether that stay still lasts."""


@pytest.fixture
def zhang(make: Make) -> Person:
    """Somebody who signs in as zhang."""
    return make.with_password(make.person(name="张明", sign_in_name="zhang"), GOOD)


@pytest.fixture
def is_in(session: Session, make: Make) -> Enter:
    """Signs a person in; the answer tells whether that stay still lasts."""

    def begins(person: Person) -> Callable[[], bool]:
        stay = make.stay(person)

        def lasts() -> bool:
            session.refresh(stay)
            return stay.ended_at is None

        return lasts

    return begins


def test_somebody_new_has_no_password_yet(session: Session, act: Act, make: Make) -> None:
    person = add_person(session, name="李华", sign_in_name=" li.hua ", act=act)
    assert (person.sign_in_name, person.password_hash) == ("li.hua", "")


@pytest.mark.parametrize("name", ["zhang", "Zhang", " ZHANG "])
def test_a_sign_in_name_belongs_to_one_person_in_any_spelling(
    session: Session, act: Act, zhang: Person, name: str
) -> None:
    with pytest.raises(NameIsTaken, match="张明"):
        add_person(session, name="张三", sign_in_name=name, act=act)


def test_the_second_of_two_editors_is_told_and_nothing_is_saved(session: Session, act: Act, zhang: Person) -> None:
    known: dict[str, Any] = {"sign_in_name": "zhang", "email": "", "phone": "", "act": act}
    change_person(session, zhang, name="张明明", seen=1, **known)
    with pytest.raises(Stale):
        change_person(session, zhang, name="张小明", seen=1, **known)
    assert zhang.name == "张明明"


def test_somebody_may_hold_several_posts_but_none_twice(session: Session, act: Act, make: Make, zhang: Person) -> None:
    first, second = make.department(), make.department()
    give_post(session, zhang, Role.LIAISON, first, act=act)
    give_post(session, zhang, Role.LIAISON, second, act=act)
    give_post(session, zhang, Role.LEADER, act=act)
    with pytest.raises(PostDoesNotFit):
        give_post(session, zhang, Role.LIAISON, first, act=act)
    held = queries.posts_held(session, [zhang.id], on=MONDAY)[zhang.id]
    assert [(post.role, post.department) for post in held] == [
        (Role.LIAISON, first),
        (Role.LIAISON, second),
        (Role.LEADER, None),
    ]


@pytest.mark.parametrize(
    ("role", "given"), [(Role.LIAISON, None), (Role.HEAD, None), (Role.LEADER, "部门"), (Role.COORDINATOR, "部门")]
)
def test_a_post_has_a_department_exactly_when_its_role_has(
    session: Session, act: Act, make: Make, zhang: Person, role: Role, given: str | None
) -> None:
    with pytest.raises(PostDoesNotFit) as refusal:
        give_post(session, zhang, role, make.department(given) if given else None, act=act)
    assert refusal.value.field == "department"


def test_nobody_is_appointed_to_a_closed_department(session: Session, act: Act, make: Make, zhang: Person) -> None:
    with pytest.raises(PostDoesNotFit):
        give_post(session, zhang, Role.LIAISON, make.department(is_active=False), act=act)


def test_a_post_is_held_until_the_day_on_which_it_ends(session: Session, act: Act, make: Make, zhang: Person) -> None:
    post = make.post(zhang, Role.LEADER)
    end_post(session, post, on=date(2026, 3, 5), act=act)
    assert exists_any(session, queries.posts_of(zhang.id, on=date(2026, 3, 4)))
    assert not exists_any(session, queries.posts_of(zhang.id, on=date(2026, 3, 5)))


def test_a_post_handed_over_changes_hands_on_the_day(session: Session, act: Act, make: Make, zhang: Person) -> None:
    department, follower = make.department(), make.person()
    old = make.post(zhang, Role.LIAISON, department)
    hand_over(session, old, follower, act=act)
    holders = queries.holders(Role.LIAISON, department_id=department.id, on=MONDAY)
    assert session.scalars(holders).all() == [follower]
    with pytest.raises(PostDoesNotFit):
        hand_over(session, make.post(follower, Role.LEADER), follower, act=act)


def test_a_change_of_posts_ends_the_stays_under_the_old_ones(
    session: Session, act: Act, make: Make, zhang: Person, is_in: Enter
) -> None:
    before = is_in(zhang)
    post = give_post(session, zhang, Role.LEADER, act=act)
    between = is_in(zhang)
    end_post(session, post, act=act)
    assert not before()
    assert not between()


def test_the_last_administrator_stays(session: Session, act: Act, make: Make) -> None:
    first = make.person(Role.SYSTEM_ADMIN)
    post = session.scalars(queries.posts_of(first.id, on=MONDAY)).one()
    with pytest.raises(IsNeeded, match=first.name):
        disable(session, first, act=act)
    with pytest.raises(IsNeeded, match=first.name):
        end_post(session, post, act=act)
    make.person(Role.SYSTEM_ADMIN)
    end_post(session, post, act=act)
    assert post.ended_on == MONDAY


def test_nobody_keeps_themselves_out(session: Session, make: Make) -> None:
    admin = make.person(Role.SYSTEM_ADMIN)
    make.person(Role.SYSTEM_ADMIN)
    with pytest.raises(IsNeeded):
        disable(session, admin, act=act_on(MONDAY, admin))


def test_somebody_kept_out_loses_stays_and_links_and_may_come_back(
    session: Session, act: Act, zhang: Person, is_in: Enter
) -> None:
    lasts, token = is_in(zhang), make_activation_link(session, zhang, act=act)
    disable(session, zhang, act=act)
    assert not lasts()
    enable(session, zhang, act=act)
    assert passwords.of(session).fits(zhang.password_hash, GOOD)
    with pytest.raises(LinkIsSpent):
        activate(session, token, OTHER, act=act)


def test_a_link_lets_its_holder_choose_a_password_once(session: Session, act: Act, make: Make) -> None:
    person = make.person()
    token = make_activation_link(session, person, act=act)
    assert activate(session, token, GOOD, act=act) is person
    with pytest.raises(LinkIsSpent):
        activate(session, token, OTHER, act=act)
    assert passwords.of(session).fits(person.password_hash, GOOD)


def test_the_token_of_a_link_is_nowhere_in_the_database(session: Session, act: Act, zhang: Person) -> None:
    token = make_activation_link(session, zhang, act=act)
    assert token not in session.scalars(select(ActivationLink.token_hash)).all()


def test_a_newer_link_takes_the_place_of_an_older(session: Session, act: Act, zhang: Person) -> None:
    older, newer = (make_activation_link(session, zhang, act=act) for _ in range(2))
    with pytest.raises(LinkIsSpent):
        activate(session, older, GOOD, act=act)
    activate(session, newer, GOOD, act=act)


@pytest.mark.parametrize(("days", "works"), [(6, True), (7, False)])
def test_a_link_works_for_a_week(session: Session, act: Act, zhang: Person, days: int, works: bool) -> None:
    token = make_activation_link(session, zhang, act=act)
    later = act_on(MONDAY + timedelta(days))
    if works:
        assert activate(session, token, OTHER, act=later) is zhang
    else:
        with pytest.raises(LinkIsSpent):
            activate(session, token, OTHER, act=later)


def test_an_unfit_password_leaves_the_link_as_it_was(session: Session, act: Act, zhang: Person) -> None:
    token = make_activation_link(session, zhang, act=act)
    with pytest.raises(PasswordIsUnfit):
        activate(session, token, "zhang", act=act)
    activate(session, token, OTHER, act=act)


def test_a_new_password_ends_the_other_stays(
    session: Session, act: Act, make: Make, zhang: Person, is_in: Enter
) -> None:
    here, elsewhere = make.stay(zhang), is_in(zhang)
    change_password(session, zhang, current=GOOD, new=OTHER, but_for=here.id, act=act)
    session.refresh(here)
    assert here.ended_at is None
    assert not elsewhere()
    assert passwords.of(session).fits(zhang.password_hash, OTHER)


@pytest.mark.parametrize(
    ("current", "new", "field"), [("wrong", OTHER, "current"), (GOOD, GOOD, "new"), (GOOD, "short", "new")]
)
def test_a_refused_change_of_password_keeps_the_old_one_and_the_stays(
    session: Session, act: Act, zhang: Person, is_in: Enter, current: str, new: str, field: str
) -> None:
    lasts = is_in(zhang)
    with pytest.raises(PasswordIsUnfit) as refusal:
        change_password(session, zhang, current=current, new=new, act=act)
    assert refusal.value.field == field
    assert passwords.of(session).fits(zhang.password_hash, GOOD)
    assert lasts()


@pytest.mark.parametrize(
    ("password", "faults"),
    [
        ("Plum-Blossom-7", 0),
        ("梅花香自苦寒来Aa1", 0),
        ("Ab1-", 1),
        ("onlylowercase", 1),
        ("Zhang-Ming-2026", 1),
        ("A123456789", 2),
        ("Aa1-" * 40, 1),
    ],
)
def test_a_password_is_long_mixed_uncommon_and_not_the_name(password: str, faults: int) -> None:
    assert len(rules.password_faults(password, sign_in_name="zhang")) == faults


def test_people_are_found_by_name_sign_in_name_and_department_in_any_script(
    session: Session, make: Make, zhang: Person
) -> None:
    bureau = make.department("苏州市监察局", short_name="市监察局")
    liaison = make.liaison(bureau, name="王芳")
    make.person(name="赵强", sign_in_name="qiang")
    assert session.scalars(queries.called("張")).all() == [zhang]
    assert session.scalars(queries.called("ZHANG")).all() == [zhang]
    assert session.scalars(queries.called("監察")).all() == [liaison]
    assert session.scalars(queries.called("_")).all() == []


def test_open_stays_are_those_neither_ended_nor_over(session: Session, make: Make, zhang: Person) -> None:
    now = make.moment()
    hour = timedelta(hours=1)
    lasting = make.stay(zhang, began_at=now - 2 * hour, seen_at=now - hour / 4)
    make.stay(zhang, began_at=now - 2 * hour, seen_at=now - hour)
    make.stay(zhang, began_at=now - 9 * hour, seen_at=now)
    make.stay(zhang, began_at=now, seen_at=now, ended_at=now)
    stays = queries.open_stays_of(zhang.id, now=now, idle=hour / 2, longest=8 * hour)
    assert session.scalars(stays).all() == [lasting]
