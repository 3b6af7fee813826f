"""Questions about people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload
from sqlalchemy.sql.elements import ColumnElement

from tracker.departments.models import Alias
from tracker.foundation.text import containing
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


def open_stays_of(person_id: int, *, now: datetime, idle: timedelta, longest: timedelta) -> Select[SignIn]:
    """Where a person is signed in at a moment, latest first."""
    still = (SignIn.ended_at.is_(None), SignIn.seen_at >= now - idle, SignIn.began_at >= now - longest)
    return select(SignIn).where(SignIn.person_id == person_id, *still).order_by(SignIn.seen_at.desc(), SignIn.id)


def posts_of(person_id: int, *, on: date) -> Select[Post]:
    """The posts a person holds on a day."""
    return select(Post).where(Post.person_id == person_id, held_on(on)).order_by(Post.id)


def career_of(person_id: int) -> Select[Post]:
    """All posts of a person, held and ended, latest first."""
    mine = select(Post).where(Post.person_id == person_id).options(joinedload(Post.department))
    return mine.order_by(Post.ended_on.is_not(None), Post.began_on.desc(), Post.id.desc())


def posts_held(session: Session, person_ids: Iterable[int], *, on: date) -> dict[int, list[Post]]:
    """The posts that each of these people holds on a day, in one statement."""
    ids = set(person_ids)
    found = select(Post).where(Post.person_id.in_(ids), held_on(on)).options(joinedload(Post.department))
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in session.scalars(found.order_by(Post.id)):
        posts[post.person_id].append(post)
    return {each: posts[each] for each in ids}


def posts_in(department_id: int, *, on: date) -> Select[Post]:
    """Who serves a department on a day, with the person."""
    here = (Post.department_id == department_id, held_on(on), Person.is_active)
    return select(Post).join(Post.person).where(*here).options(contains_eager(Post.person)).order_by(Post.role, Post.id)


def serving(session: Session, department_ids: Iterable[int], role: Role, *, on: date) -> dict[int, list[Person]]:
    """The active people who hold a role for each of these departments on a day, in one statement."""
    ids = set(department_ids)
    here = (Post.department_id.in_(ids), Post.role == role, held_on(on), Person.is_active)
    found = select(Post).join(Post.person).where(*here).options(contains_eager(Post.person)).order_by(Post.id)
    people: dict[int, list[Person]] = {each: [] for each in ids}
    for post in session.scalars(found):
        if post.department_id in people:
            people[post.department_id].append(post.person)
    return people


def first_holders(*, on: date) -> Select[Post]:
    """For each role the first of those who hold it on a day, with person and department."""
    firsts = select(func.min(Post.id)).join(Post.person).where(held_on(on), Person.is_active).group_by(Post.role)
    both = (joinedload(Post.person), joinedload(Post.department))
    return select(Post).where(Post.id.in_(firsts)).options(*both).order_by(Post.id)


def holders(role: Role, *, department_id: int | None = None, on: date) -> Select[Person]:
    """Active people who hold a role on a day, for one department or at all."""
    found = (
        select(Person).join(Post, Post.person_id == Person.id).where(Post.role == role, held_on(on), Person.is_active)
    )
    if department_id is not None:
        found = found.where(Post.department_id == department_id)
    return found.distinct().order_by(Person.id)


def by_sign_in_name(name: str) -> Select[Person]:
    """The person who signs in under a name."""
    return select(Person).where(func.lower(Person.sign_in_name) == name.strip().lower())


def everyone() -> Select[Person]:
    """All people, the active ones first."""
    return select(Person).order_by(Person.is_active.desc(), Person.sign_in_name)


def called(words: str) -> Select[Person]:
    """The people whose name, sign-in name or department (in a post held or ended) holds these words."""
    pattern = containing(words)
    serving = (
        select(Post.person_id)
        .join(Alias, Alias.department_id == Post.department_id)
        .where(Alias.folded.like(pattern, escape="\\"))
    )
    columns = (Person.name, func.lower(Person.sign_in_name))
    named = [column.like(pattern, escape="\\") for column in columns]
    return everyone().where(or_(*named, Person.name.contains(words.strip(), autoescape=True), Person.id.in_(serving)))


def activation(token_hash: str) -> Select[ActivationLink]:
    """The activation link a token names."""
    return (
        select(ActivationLink).where(ActivationLink.token_hash == token_hash).options(joinedload(ActivationLink.person))
    )


def open_links_of(person_id: int, *, at: datetime) -> Select[ActivationLink]:
    """The links of a person that can still be followed at a moment."""
    still = (ActivationLink.used_at.is_(None), ActivationLink.expires_at > at)
    return select(ActivationLink).where(ActivationLink.person_id == person_id, *still)


def failures_since(
    since: datetime, *, sign_in_name: str | None = None, address: str | None = None
) -> Select[SignInAttempt]:
    """Failed tries for a name, from an address, or both, latest first."""
    failed = select(SignInAttempt).where(SignInAttempt.succeeded.is_(False), SignInAttempt.at > since)
    if sign_in_name is not None:
        failed = failed.where(SignInAttempt.sign_in_name == sign_in_name)
    if address is not None:
        failed = failed.where(SignInAttempt.address == address)
    return failed.order_by(SignInAttempt.at.desc(), SignInAttempt.id.desc())


def last_success(sign_in_name: str, address: str) -> Select[SignInAttempt]:
    """The latest time that a name came in from an address."""
    here = (SignInAttempt.sign_in_name == sign_in_name, SignInAttempt.address == address, SignInAttempt.succeeded)
    return select(SignInAttempt).where(*here).order_by(SignInAttempt.at.desc()).limit(1)
