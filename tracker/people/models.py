"""Records of people."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.departments.models import Department
from tracker.foundation.columns import Record, digest, id_, line, short, version, worded
from tracker.foundation.words import N_, Worded


class Role(Worded):
    """What a post allows; the permission table reads these."""

    SYSTEM_ADMIN = "system_admin", N_("系统管理员")
    COORDINATOR = "coordinator", N_("督办员")
    LIAISON = "liaison", N_("联络员")
    HEAD = "head", N_("单位负责人")
    LEADER = "leader", N_("领导")


OF_A_DEPARTMENT = frozenset({Role.LIAISON, Role.HEAD})
"""The roles that are held for a department; the others are held for the whole office."""


class Person(Record):
    """Somebody who signs in."""

    __tablename__ = "people"

    id: Mapped[id_]
    name: Mapped[line]
    sign_in_name: Mapped[short] = mapped_column(unique=True)
    email: Mapped[line] = mapped_column(default="")
    phone: Mapped[short] = mapped_column(default="")
    password_hash: Mapped[line] = mapped_column(default="")
    """Empty until the person has followed their activation link."""
    password_set_at: Mapped[datetime | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[version]


class Post(Record):
    """One role that one person holds, for a department where the role asks for one, from a day and until a day."""

    __tablename__ = "posts"
    __table_args__ = (
        CheckConstraint(
            "(role IN ('liaison', 'head')) = (department_id IS NOT NULL)", name="has_a_department_if_its_role_does"
        ),
        CheckConstraint("ended_on IS NULL OR ended_on >= began_on", name="ends_after_it_begins"),
    )

    id: Mapped[id_]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    role: Mapped[Role] = mapped_column(worded(Role))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id", ondelete="RESTRICT"), index=True)
    began_on: Mapped[date]
    ended_on: Mapped[date | None]
    """The first day on which the post is no longer held."""

    person: Mapped[Person] = relationship()
    department: Mapped[Department | None] = relationship()


class ActivationLink(Record):
    """A link that lets a person choose a password, once and for a limited time."""

    __tablename__ = "activation_links"

    id: Mapped[id_]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[digest] = mapped_column(unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()


class SignIn(Record):
    """A person's stay: from signing in until leaving, being idle too long, or being ended."""

    __tablename__ = "sign_ins"

    id: Mapped[id_]
    token_hash: Mapped[digest] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    address: Mapped[short]
    agent: Mapped[line]

    person: Mapped[Person] = relationship()


class SignInAttempt(Record):
    """A try to sign in; failures are counted by name and address, so that guessing does not pay."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (
        Index("ix_sign_in_attempts_counting", "sign_in_name", "address", "at"),
        Index("ix_sign_in_attempts_at_an_address", "address", "at"),
    )

    id: Mapped[id_]
    sign_in_name: Mapped[short]
    address: Mapped[short]
    at: Mapped[datetime]
    succeeded: Mapped[bool]
