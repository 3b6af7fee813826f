"""Names in the directory: each means one thing, in whatever script or width it is written."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from tracker.departments.models import Alias, Collective, Department
from tracker.departments.queries import by_names
from tracker.foundation.refusals import Invalid
from tracker.foundation.text import fold
from tracker.foundation.words import N_


class NameIsTaken(Invalid):
    """The name already means another department or a collective."""


def refuse_taken(session: Session, names: dict[str, str], *, but_for: Department | Collective | None = None) -> None:
    """Refuse empty names and names that mean something else; `names` maps each field to the name given there."""
    known = by_names(session, names.values())
    for field, name in names.items():
        meant = known.get(fold(name))
        if not fold(name):
            raise Invalid(N_("名称不能为空"), field=field)
        if isinstance(meant, Department) and meant is not but_for:
            raise NameIsTaken(N_("“%(name)s”已是%(owner)s的名称"), field=field, name=name, owner=meant.name)
        if isinstance(meant, Collective) and meant is not but_for:
            raise NameIsTaken(N_("“%(name)s”已是一个统称"), field=field, name=name)


def understood(session: Session, name: str, *, field: str) -> Department:
    """The department that a typed name means. Refuses one that the directory does not know."""
    meant = by_names(session, [name]).get(fold(name))
    if not isinstance(meant, Department):
        raise Invalid(N_("名录中没有“%(name)s”。请从列出的部门中选择"), field=field, name=name)
    return meant


def know_by(session: Session, department: Department, names: Iterable[str]) -> None:
    """Let the department be found under these names as well as those it has."""
    known = by_names(session, names)
    fresh = {fold(name): name for name in names if fold(name) not in known}
    session.add_all(Alias(department=department, name=name, folded=folded) for folded, name in fresh.items())
