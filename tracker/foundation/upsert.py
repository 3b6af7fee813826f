"""Many rows in one statement, on both engines: plainly, or only those that are not there yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tracker.foundation.columns import Record

INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_all(session: Session, table: type[Record], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows without asking for their ids, which would cost a statement each on SQLite. All rows have the same keys."""
    if rows:
        session.flush()
        session.connection().execute(insert(cast("Table", table.__table__)), [dict(row) for row in rows])


def insert_new(session: Session, table: Table | type[Record], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose unique keys are not there yet, in one statement; says how many were new."""
    if not rows:
        return 0
    session.flush()
    target = table if isinstance(table, Table) else cast("Table", table.__table__)
    statement = INSERTS[session.get_bind().dialect.name](target).on_conflict_do_nothing()
    new = session.connection().execute(statement.returning(*target.primary_key), [dict(row) for row in rows])
    return len(new.all())  # PostgreSQL's driver does not count what many sets of values made
