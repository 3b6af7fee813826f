"""Coming in and leaving: tries that are counted, stays that begin and end."""

from __future__ import annotations

from http import HTTPStatus

from sqlalchemy import update
from sqlalchemy.orm import Session

from tracker.foundation.clock import OFFICE_TIME
from tracker.foundation.paging import count
from tracker.foundation.refusals import Refusal
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.people import passwords, queries, rules
from tracker.people.models import Person, SignIn, SignInAttempt
from tracker.people.tokens import hash_of, new_token


class NotRecognised(Refusal):
    """No active person has this name and this password; which of the two is wrong is not said."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class TriedTooOften(Refusal):
    """So many tries failed that the next ones are not looked at for a while."""

    status = HTTPStatus.TOO_MANY_REQUESTS


def knock(session: Session, name: str, *, act: Act) -> SignInAttempt:
    """Write a try down before it is looked at, as failed until it has succeeded. Refuses after too many failures.

    `act.detail` is the address. To be kept whatever comes of the try: give it a transaction of its own.
    """
    attempt = SignInAttempt(sign_in_name=name.strip().lower()[:64], address=act.detail[:64], at=act.at, succeeded=False)
    _refuse_locked(session, attempt)
    _refuse_over_budget(session, attempt)
    session.add(attempt)
    session.flush()
    return attempt


def recognise(session: Session, name: str, password: str) -> Person:
    """The active person with this name and password. Slow on purpose, and equally slow for a name that nobody has."""
    person = session.scalar(queries.by_sign_in_name(name))
    kept = person.password_hash if person is not None and person.is_active else ""
    if not passwords.of(session).fits(kept, password) or person is None:
        raise NotRecognised(N_("登录名或密码不对"))
    return person


def sign_in(session: Session, person: Person, attempt: SignInAttempt, *, agent: str, act: Act) -> str:
    """Begin a stay for somebody recognised; the token that names it is given out this once."""
    token = new_token()
    stay = SignIn(
        token_hash=hash_of(token),
        person_id=person.id,
        began_at=act.at,
        seen_at=act.at,
        address=attempt.address,
        agent=agent[:255],
    )
    session.add(stay)
    session.execute(update(SignInAttempt).where(SignInAttempt.id == attempt.id).values(succeeded=True))
    note(session, "person:signed-in", person, act=act)
    return token


def end_stay(session: Session, stay: SignIn, *, act: Act) -> None:
    """End one stay, at once; one that has ended stays as it is."""
    if stay.ended_at is None:
        stay.ended_at = act.at
        note(session, "person:signed-out", stay.person, act=act)


def end_stays(session: Session, person: Person, *, but_for: int | None = None, act: Act) -> None:
    """End all stays of a person at once, but for the one with this number."""
    mine = update(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
    if but_for is not None:
        mine = mine.where(SignIn.id != but_for)
    session.execute(mine.values(ended_at=act.at))


def _refuse_locked(session: Session, attempt: SignInAttempt) -> None:
    name, address = attempt.sign_in_name, attempt.address
    success = session.scalar(queries.last_success(name, address))
    since = attempt.at - 2 * rules.LOCKED_FOR
    since = max(since, success.at) if success is not None else since
    failures = session.scalars(
        queries.failures_since(since, sign_in_name=name, address=address).limit(rules.FAILURES_ALLOWED)
    )
    until = rules.locked_until([failure.at for failure in failures])
    if until is not None and attempt.at < until:
        raise TriedTooOften(
            N_("连续 %(number)s 次没有登录成功，请在 %(until)s 以后再试"),
            number=rules.FAILURES_ALLOWED,
            until=f"{until.astimezone(OFFICE_TIME):%H:%M}",
        )


def _refuse_over_budget(session: Session, attempt: SignInAttempt) -> None:
    since = attempt.at - rules.LOCKED_FOR
    success = session.scalar(queries.last_success(attempt.sign_in_name, attempt.address))
    if rules.is_over_budget(
        at_address=count(session, queries.failures_since(since, address=attempt.address)),
        for_name=count(session, queries.failures_since(since, sign_in_name=attempt.sign_in_name)),
        is_familiar=success is not None and attempt.at - success.at < rules.FAMILIAR_FOR,
    ):
        raise TriedTooOften(N_("登录失败的次数太多，请半小时后再试，或联系系统管理员"))
