"""Saying whom a name of a draft means; the directory remembers it for every later document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.departments import actions as directory
from tracker.departments import queries as departments
from tracker.departments.models import Collective, Department, Level
from tracker.foundation.refusals import Invalid
from tracker.foundation.text import fold
from tracker.foundation.words import N_
from tracker.intake.actions.holding import hold
from tracker.intake.models import DraftPlan
from tracker.journal.acts import Act

LEVELS = (
    (re.compile(r"^省"), Level.PROVINCE),
    (re.compile(r"(镇|乡|街道|街道办事处)$"), Level.TOWN),
    (re.compile(r"^市"), Level.CITY),
    (re.compile(r"^.{2,4}[县区]"), Level.COUNTY),
    (re.compile(r"^.{2,4}市.{2,}"), Level.COUNTY),
)
"""What a name tells of where its bearer stands; the first that fits decides, a person can change it later."""


def confirm_alias(session: Session, draft: DraftPlan, name: str, department: Department, *, act: Act) -> None:
    """Say that a name is another one for a department. Refuses a name that already means something else."""
    hold(session, draft)
    directory.add_alias(session, department, name, act=act)


def add_new(session: Session, draft: DraftPlan, name: str, *, act: Act) -> Department:
    """Take a name into the directory as a department of its own, on the level that the name tells of."""
    hold(session, draft)
    return directory.add_department(session, name=name, level=level_of(name), act=act)


def define_collective(
    session: Session, draft: DraftPlan, name: str, members: Sequence[Department], *, act: Act
) -> Collective:
    """Say whom a collective means. Refuses to mean nobody, and a name that already means one department."""
    hold(session, draft)
    if not members:
        raise Invalid(N_("请至少勾选一个成员"), field="members")
    known = departments.by_names(session, [name]).get(fold(name))
    if isinstance(known, Collective):
        directory.set_members(session, known, members, seen=known.version, act=act)
        return known
    return directory.add_collective(session, name, members, act=act)


def level_of(name: str) -> Level:
    """The level that a name tells of, read as a local office would write it."""
    return next((level for pattern, level in LEVELS if pattern.search(name)), Level.OTHER)
