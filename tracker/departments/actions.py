"""What can be done with the directory: add, name and move departments, and say whom a collective means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tracker.departments import queries, rules
from tracker.departments.models import Alias, Collective, CollectiveMember, Department, Level
from tracker.departments.names import know_by, refuse_taken
from tracker.departments.queries import by_names
from tracker.foundation.refusals import Invalid, Stale
from tracker.foundation.text import fold, sort_key
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act


class HangsBelowItself(Invalid):
    """A department cannot stand below itself."""


class IsInUse(Invalid):
    """Something else rests on the department."""


class IsItsOwnName(Invalid):
    """The full and the short name are changed, not taken away."""


def add_department(
    session: Session, *, name: str, short_name: str = "", level: Level, parent: Department | None = None, act: Act
) -> Department:
    """Add a department that is found under its full and its short name. Refuses names that mean another already."""
    short_name = short_name or name
    refuse_taken(session, {"name": name, "short_name": short_name})
    department = Department(
        name=name, short_name=short_name, level=level, parent=parent, sort_key=sort_key(name), is_active=True
    )
    session.add(department)
    know_by(session, department, [name, short_name])
    note(session, "department:added", department, act=act, changes={"name": [None, name]})
    return department


def change_department(
    session: Session,
    department: Department,
    *,
    name: str,
    short_name: str,
    level: Level,
    parent: Department | None,
    seen: int,
    act: Act,
) -> None:
    """Rename or move a department; former names go on finding it. Refuses taken names, circles and an edit not seen."""
    _refuse_stale(department, seen)
    refuse_taken(session, {"name": name, "short_name": short_name or name}, but_for=department)
    _refuse_circle(session, department, parent)
    changes = _set(department, name=name, short_name=short_name or name, level=level, parent=parent)
    if not changes:
        return
    department.sort_key, department.version = sort_key(name), department.version + 1
    know_by(session, department, [name, short_name or name])
    note(session, "department:changed", department, act=act, changes=changes)


def remove_department(session: Session, department: Department, *, act: Act) -> None:
    """Take a department out of the directory with all its names. Refuses one on which anything else rests."""
    try:
        with session.begin_nested():
            session.execute(delete(Department).where(Department.id == department.id))
    except IntegrityError as kept:
        raise IsInUse(N_("%(name)s已有任务、人员、下属或统称，不能删除，可以停用"), name=department.name) from kept
    note(session, "department:removed", department, act=act, changes={"name": [department.name, None]})
    session.expunge(department)


def add_alias(session: Session, whom: Department | Collective, name: str, *, act: Act) -> None:
    """Let documents use another name; one it has already is left. Refuses one that means something else."""
    refuse_taken(session, {"name": name}, but_for=whom)
    if by_names(session, [name]):
        return
    pointing = {"department": whom} if isinstance(whom, Department) else {"collective": whom}
    session.add(Alias(name=name, folded=fold(name), **pointing))
    note(session, f"{_kind(whom)}:alias-added", whom, act=act, changes={"alias": [None, name]})


def remove_alias(session: Session, alias: Alias, *, act: Act) -> None:
    """Forget another name. Refuses a department's own full and short name."""
    whom = alias.department or alias.collective
    if isinstance(whom, Department) and alias.folded in {fold(whom.name), fold(whom.short_name)}:
        raise IsItsOwnName(N_("“%(name)s”是全称或简称，请在“修改部门”里改"), name=alias.name)
    session.delete(alias)
    note(session, f"{_kind(whom)}:alias-removed", whom, act=act, changes={"alias": [alias.name, None]})


def deactivate(session: Session, department: Department, *, act: Act) -> None:
    """Let a department be picked no longer; what it owes stays owed."""
    _switch(session, department, to=False, deed="department:deactivated", act=act)


def activate(session: Session, department: Department, *, act: Act) -> None:
    """Let a department be picked again."""
    _switch(session, department, to=True, deed="department:activated", act=act)


def add_collective(session: Session, name: str, members: Iterable[Department] = (), *, act: Act) -> Collective:
    """Add a name for several departments; it may wait for its members. Refuses a name that means something already."""
    refuse_taken(session, {"name": name})
    collective = Collective(name=name, folded=fold(name))
    session.add(collective)
    session.flush()
    chosen = {member.id: member for member in members}
    session.add_all(CollectiveMember(collective_id=collective.id, department_id=each) for each in chosen)
    note(session, "collective:added", collective, act=act, changes=_said((), chosen.values()))
    return collective


def rename_collective(session: Session, collective: Collective, name: str, *, seen: int, act: Act) -> None:
    """Give a collective another name. Refuses a taken name and an edit not seen."""
    if name == collective.name:
        return
    _refuse_stale(collective, seen)
    refuse_taken(session, {"name": name}, but_for=collective)
    before, collective.name, collective.folded = collective.name, name, fold(name)
    collective.version += 1
    note(session, "collective:renamed", collective, act=act, changes={"name": [before, name]})


def set_members(
    session: Session, collective: Collective, members: Iterable[Department], *, seen: int, act: Act
) -> None:
    """Say whom a collective means from now on; what was issued before keeps its departments. Refuses an edit not seen."""
    _refuse_stale(collective, seen)
    before = {member.id: member for member in queries.members_of(session, [collective.id])[collective.id]}
    after = {member.id: member for member in members}
    if before.keys() == after.keys():
        return
    for gone in before.keys() - after.keys():
        session.delete(session.get_one(CollectiveMember, (collective.id, gone)))
    new = after.keys() - before.keys()
    session.add_all(CollectiveMember(collective_id=collective.id, department_id=each) for each in sorted(new))
    collective.version += 1
    note(session, "collective:members-set", collective, act=act, changes=_said(before.values(), after.values()))


def _switch(session: Session, department: Department, *, to: bool, deed: str, act: Act) -> None:
    if department.is_active is to:
        return
    department.is_active, department.version = to, department.version + 1
    note(session, deed, department, act=act)


def _refuse_stale(record: Department | Collective, seen: int) -> None:
    if record.version != seen:
        raise Stale(N_("“%(name)s”刚被他人改过，没有保存"), name=record.name)


def _refuse_circle(session: Session, department: Department, parent: Department | None) -> None:
    if parent is None:
        return
    parents = {row.id: row.parent_id for row in session.execute(select(Department.id, Department.parent_id))}
    if rules.would_circle(parents, department.id, parent.id):
        raise HangsBelowItself(
            N_("%(parent)s在%(name)s之下，不能作它的上级"), field="parent", parent=parent.name, name=department.name
        )


def _set(department: Department, **values: Any) -> dict[str, list[Any]]:
    changed = {
        field: [getattr(department, field), value]
        for field, value in values.items()
        if getattr(department, field) != value
    }
    for field, (_, value) in changed.items():
        setattr(department, field, value)
    return {field: [_plain(value) for value in both] for field, both in changed.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Department):
        return value.name
    return value.value if isinstance(value, Level) else value


def _kind(whom: Department | Collective | None) -> str:
    return "department" if isinstance(whom, Department) else "collective"


def _said(before: Iterable[Department], after: Iterable[Department]) -> dict[str, list[list[str]]]:
    return {"members": [sorted(each.name for each in before), sorted(each.name for each in after)]}
