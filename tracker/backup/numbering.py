"""Numbers once given: the journal speaks of records by number, so a record that is gone keeps its own after a restore."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, select, text

SQLITE_KEEPS = "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'"


def last_numbers(connection: Connection, tables: Sequence[Table]) -> dict[str, int]:
    """The last number that each table gave out, for those that remember; the row itself may be gone."""
    if connection.dialect.name != "sqlite":
        return {table.name: number for table in tables if (number := _last_of_sequence(connection, table))}
    if not connection.scalar(text(SQLITE_KEEPS)):
        return {}
    return {
        row.name: row.seq for row in connection.execute(text("SELECT name, seq FROM sqlite_sequence ORDER BY name"))
    }


def go_on_counting(connection: Connection, table: Table, last: int | None) -> None:
    """Let a filled table number its next row behind all that were ever given."""
    if connection.dialect.name != "sqlite":
        _set_sequence(connection, table, last or 0)
    elif last is not None and connection.scalar(text(SQLITE_KEEPS)):
        said = {"name": table.name, "last": last}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), said)
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), said)


def _last_of_sequence(connection: Connection, table: Table) -> int | None:
    """What a sequence gave out last; none where there is no sequence, or it gave nothing yet."""
    sequence = _sequence(connection, table)
    return connection.scalar(select(func.pg_sequence_last_value(text(f"'{sequence}'::regclass")))) if sequence else None


def _set_sequence(connection: Connection, table: Table, last: int) -> None:
    sequence, number = _sequence(connection, table), table.autoincrement_column
    if sequence is None or number is None:
        return
    highest = connection.scalar(select(func.max(number))) or 0
    if max(highest, last):
        connection.execute(select(func.setval(sequence, max(highest, last))))


def _sequence(connection: Connection, table: Table) -> str | None:
    number = table.autoincrement_column
    return None if number is None else connection.scalar(select(func.pg_get_serial_sequence(table.name, number.name)))
