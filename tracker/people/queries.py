"""Questions about people."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.elements import ColumnElement

from tracker.people.models import ActivationLink, Person, Post, Role, SignIn, SignInAttempt


def held_on(day: date) -> ColumnElement[bool]:
    """Posts held on a day."""
    return (Post.began_on <= day) & or_(Post.ended_on.is_(None), Post.ended_on > day)


def stay(token_hash: str) -> Select[SignIn]:
    """The stay a token names, if neither it nor its person was ended."""
    return (
        select(SignIn)
        .join(SignIn.person)
        .where(SignIn.token_hash == token_hash, SignIn.ended_at.is_(None), Person.is_active)
        .options(joinedload(SignIn.person))
    )


def posts_of(person_id: int, *, on: date) -> Select[Post]:
    """The posts a person holds on a day."""
    return select(Post).where(Post.person_id == person_id, held_on(on)).order_by(Post.id)


def holders(role: Role, *, department_id: int | None = None, on: date) -> Select[Person]:
    """Active people who hold a role on a day, for one department or at all."""
    found = select(Person).join(Post, Post.person_id == Person.id).where(Post.role == role, held_on(on), Person.is_active)
    if department_id is not None:
        found = found.where(Post.department_id == department_id)
    return found.distinct().order_by(Person.id)


def by_sign_in_name(name: str) -> Select[Person]:
    """The person who signs in under a name."""
    return select(Person).where(func.lower(Person.sign_in_name) == name.strip().lower())


def everyone() -> Select[Person]:
    """All people, the active ones first."""
    return select(Person).order_by(Person.is_active.desc(), Person.sign_in_name)


def activation(token_hash: str) -> Select[ActivationLink]:
    """The activation link a token names."""
    return (
        select(ActivationLink)
        .where(ActivationLink.token_hash == token_hash)
        .options(joinedload(ActivationLink.person))
    )


def failures_since(since: datetime, *, sign_in_name: str, address: str) -> Select[SignInAttempt]:
    """Failed tries for a name from an address after the later of `since` and the last success."""
    here = (SignInAttempt.sign_in_name == sign_in_name, SignInAttempt.address == address)
    last_success = select(func.max(SignInAttempt.at)).where(*here, SignInAttempt.succeeded).scalar_subquery()
    return select(SignInAttempt).where(
        *here,
        SignInAttempt.succeeded.is_(False),
        SignInAttempt.at > since,
        or_(last_success.is_(None), SignInAttempt.at > last_success),
    )
