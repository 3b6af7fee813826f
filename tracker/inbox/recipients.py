"""Whom a notice is for: the people who hold a post on the day it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.people import queries
from tracker.people.models import Person, Post, Role


def by_department(
    session: Session, department_ids: Collection[int], *, on: date, role: Role = Role.LIAISON
) -> dict[int, frozenset[int]]:
    """Who serves each department in a role on a day, in one statement; a department with nobody has an empty set."""
    found: dict[int, set[int]] = defaultdict(set)
    held = (Post.role == role, queries.held_on(on), Post.department_id.in_(department_ids), Person.is_active)
    posts = select(Post.department_id, Post.person_id).join(Person, Post.person_id == Person.id).where(*held)
    for department, person in session.execute(posts):
        found[department or 0].add(person)
    return {department: frozenset(found[department]) for department in department_ids}


def serving(session: Session, department_ids: Collection[int], *roles: Role, on: date) -> frozenset[int]:
    """Everybody who serves one of these departments in one of these roles on a day."""
    found = [by_department(session, department_ids, on=on, role=role) for role in roles or (Role.LIAISON,)]
    return frozenset().union(*(people for each in found for people in each.values()))


def coordinators(session: Session, *, on: date) -> frozenset[int]:
    """The coordinators of a day."""
    return frozenset(person.id for person in session.scalars(queries.holders(Role.COORDINATOR, on=on)))
