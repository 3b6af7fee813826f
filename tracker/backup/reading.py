"""Reading a database as it stood at one moment, while others go on writing to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, MetaData, Select, Table, literal, select

from tracker.backup.values import to_line

ROWS_AT_A_TIME = 1000
NOT_OURS = "alembic_version"
"""The migrations' own table; the manifest says what it says."""


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment, from its first question to its last."""
    isolation = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect() as connection, connection.execution_options(**isolation).begin():
        yield connection


def tables_of(connection: Connection) -> list[Table]:
    """The tables that the database has, each after those it points to; asked of the database, not of the records."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name != NOT_OURS)
    return found.sorted_tables


def lines_of(connection: Connection, table: Table) -> Iterator[str]:
    """Every row as a line, streamed."""
    rows = connection.execution_options(yield_per=ROWS_AT_A_TIME).execute(_in_order(table))
    return (to_line(row) for row in rows.mappings())


def _in_order(table: Table) -> Select[*tuple[object, ...]]:
    """All rows; where a row may point to another of its table (a tree), those above come before those below."""
    up = next((key for key in table.foreign_keys if key.column.table is table), None)
    if up is None:
        return select(table).order_by(*table.primary_key)
    above = select(up.column.label("id"), literal(0).label("depth")).where(up.parent.is_(None))
    line = above.cte("line", recursive=True)
    line = line.union_all(select(up.column, line.c.depth + 1).join(line, up.parent == line.c.id))
    return select(table).join(line, line.c.id == up.column).order_by(line.c.depth, up.column)
