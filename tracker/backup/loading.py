"""Loading an unpacked archive into a database that has no tables yet, inside the transaction that it is handed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from alembic import command
from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from tracker.backup.numbering import go_on_counting
from tracker.backup.reading import ROWS_AT_A_TIME, tables_of
from tracker.backup.refusals import ArchiveIsUnfit
from tracker.backup.unpacking import Unpacked
from tracker.backup.values import from_line
from tracker.foundation.migrations import HEAD, config_for, revisions
from tracker.foundation.words import N_
from tracker.journal.queries import broken_seals

MISFIT = N_("备份里的“%(table)s”与它所说的数据库版本不符；没有改动任何数据")


def refuse_unknown(archive: Unpacked) -> None:
    """Refuse rows that only a newer tracker has tables for."""
    if archive.manifest.revision not in revisions():
        raise ArchiveIsUnfit(
            N_("备份由较新的版本（%(version)s）制作，请先升级本系统再恢复"), version=archive.manifest.version
        )


def load(connection: Connection, archive: Unpacked) -> None:
    """Build the tables as they were, fill them, and bring them to what this version expects."""
    command.upgrade(config_for(connection), archive.manifest.revision)
    tables = tables_of(connection)
    if astray := {table.name for table in tables} ^ set(archive.manifest.rows):
        raise ArchiveIsUnfit(MISFIT, table="、".join(sorted(astray)))
    for table in tables:
        _fill(connection, table, archive)
    command.upgrade(config_for(connection), HEAD)


def is_sealed(connection: Connection, key: str) -> bool:
    """Whether the journal is whole under the key that came with it."""
    with Session(connection) as session:
        return next(broken_seals(session, key.encode()), None) is None


def _fill(connection: Connection, table: Table, archive: Unpacked) -> None:
    keeps_zones = connection.dialect.name != "sqlite"
    rows = (from_line(line, table, keeps_zones=keeps_zones) for line in archive.lines(table.name))
    count = 0
    try:
        for some in _batches(rows):
            connection.execute(insert(table), some)
            count += len(some)
    except (ValueError, TypeError, ArithmeticError, IntegrityError, DataError):
        raise ArchiveIsUnfit(MISFIT, table=table.name) from None
    if count != archive.manifest.rows[table.name]:
        raise ArchiveIsUnfit(MISFIT, table=table.name)
    go_on_counting(connection, table, archive.manifest.numbers.get(table.name))


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while some := list(islice(rows, ROWS_AT_A_TIME)):
        yield some
