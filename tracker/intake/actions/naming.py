"""Saying whom a name of a draft means; the directory remembers it for every later document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from tracker.departments import actions as directory
from tracker.departments import queries as departments
from tracker.departments.homes import UNKNOWN
from tracker.departments.models import Collective, Department, Level
from tracker.departments.proposals import Proposal, propose
from tracker.foundation.refusals import Invalid
from tracker.foundation.text import fold
from tracker.foundation.words import N_
from tracker.intake.actions.answering import Answer, How, remember
from tracker.intake.actions.holding import hold
from tracker.intake.catalogue import GOVERNMENT, Catalogue, catalogue_of
from tracker.intake.directory import learnt_name
from tracker.intake.models import DraftPlan
from tracker.intake.review import origin_of
from tracker.journal.acts import Act


def confirm_alias(session: Session, draft: DraftPlan, name: str, department: Department, *, act: Act) -> None:
    """Say that a name is another one for a department. Refuses a name that already means something else.

    The name is remembered for documents from the same area: another city's 市财政局 is another bureau.
    """
    hold(session, draft)
    learnt = learnt_name(catalogue_of(session, origin_of(draft)), name)
    directory.add_alias(session, department, learnt, act=act)
    remember(session, draft, Answer(How.ALIAS, name, means=[department.name], learnt=learnt, id=department.id))


def add_new(session: Session, draft: DraftPlan, name: str, *, act: Act) -> Department:
    """Take a name into the directory as a department of its own, under the full name and level that it tells of."""
    hold(session, draft)
    return _enter(session, draft, catalogue_of(session, origin_of(draft)), name, act)


def add_all_new(session: Session, draft: DraftPlan, names: Iterable[str], *, act: Act) -> list[Department]:
    """Take several names into the directory at once, governments first, so that the others can stand below them."""
    hold(session, draft)
    catalogue = catalogue_of(session, origin_of(draft))
    governments = [name for name in names if GOVERNMENT in catalogue.read(name)[1].kinds]
    entered = [_enter(session, draft, catalogue, name, act) for name in governments]
    if entered:
        catalogue = catalogue_of(session, origin_of(draft))
    return entered + [_enter(session, draft, catalogue, name, act) for name in names if name not in governments]


def define_collective(
    session: Session, draft: DraftPlan, name: str, members: Sequence[Department], *, act: Act
) -> Collective:
    """Say whom a collective means. Refuses to mean nobody, and a name that already means one department."""
    hold(session, draft)
    if not members:
        raise Invalid(N_("请至少勾选一个成员"), field="members")
    learnt = learnt_name(catalogue_of(session, origin_of(draft)), name)
    known = departments.by_names(session, [learnt]).get(fold(learnt))
    before: list[int] = []
    if isinstance(known, Collective):
        before = [each.id for each in departments.members_of(session, [known.id])[known.id]]
        directory.set_members(session, known, members, seen=known.version, act=act)
    else:
        known = directory.add_collective(session, learnt, members, act=act)
    names = [each.short_name for each in members]
    remember(session, draft, Answer(How.MEMBERS, name, means=names, learnt=learnt, id=known.id, before=before))
    return known


def level_of(name: str) -> Level:
    """The level that a name tells of by itself."""
    return propose(name, UNKNOWN).level


def _enter(session: Session, draft: DraftPlan, catalogue: Catalogue, name: str, act: Act) -> Department:
    """One department for all names that would be entered alike."""
    learnt = learnt_name(catalogue, name)
    planned = propose(name, catalogue.document)
    known = departments.by_names(session, [planned.name]).get(fold(planned.name))
    if isinstance(known, Department):
        directory.add_alias(session, known, learnt, act=act)
        remember(session, draft, Answer(How.ALIAS, name, means=[known.name], learnt=learnt, id=known.id))
        return known
    short = _free_short_name(session, planned, learnt if learnt != name else planned.short_name)
    above = catalogue.above(name)
    parent = session.get(Department, above) if above else None
    entered = directory.add_department(
        session, name=planned.name, short_name=short, level=planned.level, parent=parent, act=act
    )
    directory.add_alias(session, entered, learnt, act=act)
    remember(session, draft, Answer(How.NEW, name, means=[entered.name], learnt=learnt, id=entered.id))
    return entered


def _free_short_name(session: Session, planned: Proposal, wanted: str) -> str:
    """The short name, or the full one where the short one means another already."""
    return planned.name if departments.by_names(session, [wanted]) else wanted
