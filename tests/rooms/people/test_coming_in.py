"""Who is let in, who is turned away for a while, and who never is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tracker.foundation.paging import exists_any
from tracker.journal.acts import Act
from tracker.people import queries, rules
from tracker.people.models import Person
from tracker.people.stays import NotRecognised, TriedTooOften, end_stay, end_stays, knock, recognise, sign_in
from tracker.people.tokens import hash_of

OFFICE, ELSEWHERE = "10.0.0.5", "10.9.9.9"
RIGHT, WRONG = "Plum-Blossom-7", "Plum-Blossom-8"


@pytest.fixture
def zhang(make: Make) -> Person:
    """Somebody with a password."""
    return make.with_password(make.coordinator(sign_in_name="zhang"), RIGHT)


@pytest.fixture
def try_to_enter(session: Session) -> Callable[..., str]:
    """Tries to sign in as the page does: the try is counted, then looked at, then the stay begins."""

    def trying(name: str, password: str, *, address: str = OFFICE, after: timedelta = timedelta()) -> str:
        act = at(address, after)
        attempt = knock(session, name, act=act)
        return sign_in(session, recognise(session, name, password), attempt, agent="tests", act=act)

    return trying


def at(address: str, after: timedelta = timedelta()) -> Act:
    """Somebody knocks from an address, so long after ten o'clock."""
    return Act(None, "", act_on(MONDAY).at + after, detail=address)


@pytest.fixture
def fail(try_to_enter: Callable[..., str]) -> Callable[..., None]:
    """Fails so many times to sign in."""

    def failing(times: int, name: str = "zhang", **where: Any) -> None:
        for _ in range(times):
            with pytest.raises(NotRecognised):
                try_to_enter(name, WRONG, **where)

    return failing


@pytest.mark.parametrize("name", ["zhang", " ZHANG "])
def test_the_right_password_begins_a_stay(
    session: Session, zhang: Person, try_to_enter: Callable[..., str], name: str
) -> None:
    token = try_to_enter(name, RIGHT)
    assert session.scalars(queries.stay(hash_of(token))).one().person is zhang


def test_only_the_hash_of_a_stays_token_is_kept(
    session: Session, zhang: Person, try_to_enter: Callable[..., str]
) -> None:
    assert not exists_any(session, queries.stay(try_to_enter("zhang", RIGHT)))


@pytest.mark.parametrize("who", ["nobody", "closed", "without_password"])
def test_nobody_learns_why_they_were_not_let_in(
    session: Session, make: Make, zhang: Person, try_to_enter: Callable[..., str], who: str
) -> None:
    make.with_password(make.person(sign_in_name="closed", is_active=False), RIGHT)
    make.person(sign_in_name="without_password")
    with pytest.raises(NotRecognised) as known:
        try_to_enter("zhang", WRONG)
    with pytest.raises(NotRecognised) as unknown:
        try_to_enter(who, RIGHT)
    assert str(unknown.value) == str(known.value)


def test_a_name_that_nobody_has_is_compared_as_slowly_as_one_that_somebody_has(
    session: Session, zhang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    monkeypatch.setattr("argon2.PasswordHasher.verify", lambda _self, kept, _password: compared.append(kept))
    with pytest.raises(NotRecognised):
        recognise(session, "nobody", RIGHT)
    recognise(session, "zhang", RIGHT)
    assert [kept.partition("$v=")[0] for kept in compared] == ["$argon2id", "$argon2id"]


def test_the_fifth_failure_closes_the_door_for_half_an_hour(
    zhang: Person, try_to_enter: Callable[..., str], fail: Callable[..., None]
) -> None:
    fail(4)
    fail(1, after=timedelta(minutes=20))
    with pytest.raises(TriedTooOften, match="10:50"):
        try_to_enter("zhang", RIGHT, after=timedelta(minutes=49))
    assert try_to_enter("zhang", RIGHT, after=timedelta(minutes=51))


def test_four_failures_do_not(zhang: Person, try_to_enter: Callable[..., str], fail: Callable[..., None]) -> None:
    fail(4)
    assert try_to_enter("zhang", RIGHT)


def test_coming_in_forgets_the_failures_before(
    zhang: Person, try_to_enter: Callable[..., str], fail: Callable[..., None]
) -> None:
    fail(4)
    try_to_enter("zhang", RIGHT, after=timedelta(minutes=1))
    fail(4, after=timedelta(minutes=2))
    assert try_to_enter("zhang", RIGHT, after=timedelta(minutes=3))


def test_guessing_from_elsewhere_locks_no_one_out_of_their_office(
    zhang: Person, try_to_enter: Callable[..., str], fail: Callable[..., None]
) -> None:
    try_to_enter("zhang", RIGHT)
    for number in range(rules.FAILURES_ALLOWED_FOR_A_NAME // 5):
        fail(5, address=f"10.1.0.{number}", after=timedelta(minutes=1))
    with pytest.raises(TriedTooOften):
        try_to_enter("zhang", RIGHT, address=ELSEWHERE, after=timedelta(minutes=2))
    assert try_to_enter("zhang", RIGHT, after=timedelta(minutes=2))


def test_guessing_many_names_at_one_address_stops_strangers_there_but_not_who_is_at_home(
    make: Make, zhang: Person, try_to_enter: Callable[..., str], fail: Callable[..., None]
) -> None:
    make.with_password(make.liaison(sign_in_name="li"), RIGHT)
    try_to_enter("zhang", RIGHT)
    for number in range(rules.FAILURES_ALLOWED_AT_AN_ADDRESS // 4):
        fail(4, name=f"guess{number}", after=timedelta(minutes=1))
    with pytest.raises(TriedTooOften):
        try_to_enter("li", RIGHT, after=timedelta(minutes=2))
    assert try_to_enter("zhang", RIGHT, after=timedelta(minutes=2))
    assert try_to_enter("li", RIGHT, after=timedelta(minutes=32))


def test_an_ended_stay_lets_nobody_in(
    session: Session, zhang: Person, try_to_enter: Callable[..., str], act: Act
) -> None:
    token = try_to_enter("zhang", RIGHT)
    end_stay(session, session.scalars(queries.stay(hash_of(token))).one(), act=act)
    assert not exists_any(session, queries.stay(hash_of(token)))


def test_all_stays_but_one_end_at_once(
    session: Session, zhang: Person, try_to_enter: Callable[..., str], act: Act
) -> None:
    tokens = [try_to_enter("zhang", RIGHT) for _ in range(3)]
    kept = session.scalars(queries.stay(hash_of(tokens[1]))).one()
    end_stays(session, zhang, but_for=kept.id, act=act)
    assert [exists_any(session, queries.stay(hash_of(token))) for token in tokens] == [False, True, False]


moments = st.lists(st.integers(0, 100), max_size=12).map(
    lambda minutes: [at("", timedelta(minutes=m)).at for m in sorted(minutes, reverse=True)]
)


@given(moments)
def test_a_lock_needs_five_failures_within_half_an_hour_and_lasts_as_long_again(failures: list[datetime]) -> None:
    until = rules.locked_until(failures)
    came_too_fast = len(failures) >= 5 and failures[0] - failures[4] <= timedelta(minutes=30)
    assert until == (failures[0] + timedelta(minutes=30) if came_too_fast else None)
