"""A directory that comes as a file: departments with their names, and collectives with their members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker.departments.actions import add_alias, add_collective, add_department
from tracker.departments.models import Department, Level
from tracker.departments.queries import by_names
from tracker.foundation.text import fold
from tracker.journal.acts import Act


def load_directory(session: Session, data: Mapping[str, Any], act: Act) -> list[Department]:
    """Add the departments and collectives that are missing and give back those that `data` names.

    `data` holds the lists `department` (name, short, level, parent, aliases; parents first) and `collective`
    (name, aliases, members); parents and members are given by any of their names. What is there already is left, so loading twice changes nothing.
    """
    named = [_department(session, row, act) for row in data.get("department", ())]
    for row in data.get("collective", ()):
        _collective(session, row, act)
    return named


def _department(session: Session, row: Mapping[str, Any], act: Act) -> Department:
    known = _meant(session, row["name"])
    department = known or add_department(
        session,
        name=row["name"],
        short_name=row.get("short", ""),
        level=Level(row["level"]),
        parent=_meant(session, row["parent"]) if row.get("parent") else None,
        act=act,
    )
    for alias in row.get("aliases", ()):
        add_alias(session, department, alias, act=act)
    return department


def _collective(session: Session, row: Mapping[str, Any], act: Act) -> None:
    collective = by_names(session, [row["name"]]).get(fold(row["name"]))
    if collective is None:
        members = by_names(session, row.get("members", ())).values()
        chosen = [one for one in members if isinstance(one, Department)]
        collective = add_collective(session, row["name"], chosen, act=act)
    for alias in row.get("aliases", ()):
        add_alias(session, collective, alias, act=act)


def _meant(session: Session, name: str) -> Department | None:
    meant = by_names(session, [name]).get(fold(name))
    return meant if isinstance(meant, Department) else None
