"""Questions to the directory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload

from tracker.departments.models import Alias, Collective, CollectiveMember, Department
from tracker.departments.rules import Branch, outline
from tracker.foundation.text import containing, fold


def by_names(session: Session, names: Iterable[str]) -> dict[str, Department | Collective]:
    """The department or collective that each name means, under the folded name; names that mean nothing are absent."""
    folded = {fold(name) for name in names}
    both = (joinedload(Alias.department), joinedload(Alias.collective))
    aliases = session.scalars(select(Alias).where(Alias.folded.in_(folded)).options(*both))
    meant = {alias.folded: whom for alias in aliases if (whom := alias.department or alias.collective) is not None}
    sets = session.scalars(select(Collective).where(Collective.folded.in_(folded)))
    return meant | {found.folded: found for found in sets}


def active() -> Select[Department]:
    """The departments that can be given something to do, as they are looked up."""
    return select(Department).where(Department.is_active).order_by(Department.sort_key, Department.id)


def pickable(also: Collection[int]) -> Select[Department]:
    """The departments that can be picked, and those that were picked before they were closed."""
    either = or_(Department.is_active, Department.id.in_(also))
    return select(Department).where(either).order_by(Department.sort_key, Department.id)


def all_of(ids: Collection[int]) -> Select[Department]:
    """These departments, active or not, with the one above each."""
    return select(Department).where(Department.id.in_(ids)).options(joinedload(Department.parent))


def below(department_id: int) -> Select[Department]:
    """The departments that hang directly below one."""
    hung = select(Department).where(Department.parent_id == department_id)
    return hung.order_by(Department.is_active.desc(), Department.sort_key, Department.id)


def called(words: str) -> Select[Department]:
    """The departments one of whose names holds these words, whatever their script and width."""
    named = select(Alias.department_id).where(Alias.folded.like(containing(words), escape="\\"))
    found = select(Department).where(Department.id.in_(named)).options(joinedload(Department.parent))
    return found.order_by(Department.is_active.desc(), Department.sort_key, Department.id)


def tree(session: Session) -> list[Branch]:
    """Where every department hangs: numbers and depths in reading order, without fetching the records."""
    lean = select(Department.id, Department.parent_id).order_by(Department.sort_key, Department.id)
    return outline([(row.id, row.parent_id) for row in session.execute(lean)])


def aliases_of(whom: Department | Collective) -> Select[Alias]:
    """The names under which a department (its own two among them) or, beside its own, a collective is found."""
    column = Alias.department_id if isinstance(whom, Department) else Alias.collective_id
    return select(Alias).where(column == whom.id).order_by(Alias.id)


def collectives() -> Select[Collective]:
    """All collectives, as they were added."""
    return select(Collective).order_by(Collective.id)


def collectives_with(department_id: int) -> Select[Collective]:
    """The collectives that mean a department among others."""
    within = select(CollectiveMember.collective_id).where(CollectiveMember.department_id == department_id)
    return collectives().where(Collective.id.in_(within))


def members_of(session: Session, collective_ids: Iterable[int]) -> dict[int, list[Department]]:
    """The departments in each of these collectives, in one statement; an unknown or empty one has none."""
    ids = set(collective_ids)
    found = (
        select(CollectiveMember.collective_id, Department)
        .join(CollectiveMember.department)
        .where(CollectiveMember.collective_id.in_(ids))
        .order_by(Department.sort_key, Department.id)
    )
    members: dict[int, list[Department]] = defaultdict(list)
    for collective_id, department in session.execute(found):
        members[collective_id].append(department)
    return {each: members[each] for each in ids}
