"""Rows that may be there already: inserted once, whoever comes first, on both engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tracker.foundation.columns import Record

INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_new(session: Session, table: Table | type[Record], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose unique keys are not there yet, in one statement; says how many were new."""
    if not rows:
        return 0
    session.flush()
    target = table if isinstance(table, Table) else table.__table__
    statement = INSERTS[session.get_bind().dialect.name](target).on_conflict_do_nothing()
    return session.connection().execute(statement, [dict(row) for row in rows]).rowcount
