"""Replacing a database whole: what is there stays until the new one is complete, and is what remains if anything fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.util import CommandError
from sqlalchemy import Connection, text

from tracker.backup.places import Place, set_aside
from tracker.backup.refusals import TargetIsTaken
from tracker.foundation.migrations import config_for, revision_of
from tracker.foundation.words import N_

IN_USE = N_("数据库正在使用。请先停止 tracker serve 和 tracker schedule，再恢复；没有改动任何数据")
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
LOOKS = 10
LOOK_AGAIN = "SELECT pg_stat_clear_snapshot(), pg_sleep(0.3)"
"""A connection that was just closed is on the list for a moment yet."""


def replaced(place: Place, *, at: datetime) -> AbstractContextManager[Connection]:
    """A connection to a database without tables, which takes the old one's place when the block ends well."""
    return _in_one_transaction(place) if place.database_file is None else _beside(place, place.database_file, at)


@contextmanager
def _in_one_transaction(place: Place) -> Iterator[Connection]:
    """PostgreSQL makes and drops tables in a transaction like rows: others see the old ones, or all of the new."""
    with place.opened() as engine, engine.begin() as connection:
        _refuse_company(connection)
        _clear(connection)
        yield connection


def _refuse_company(connection: Connection) -> None:
    for _ in range(LOOKS):
        if not connection.scalar(text(OTHERS)):
            return
        connection.execute(text(LOOK_AGAIN))
    raise TargetIsTaken(IN_USE)


def _clear(connection: Connection) -> None:
    if revision_of(connection) is None:
        return
    try:
        command.downgrade(config_for(connection), "base")
    except CommandError:
        raise TargetIsTaken(N_("目标数据库属于较新的版本，请换一个空的数据库再恢复")) from None


@contextmanager
def _beside(place: Place, file: Path, at: datetime) -> Iterator[Connection]:
    """An embedded database is built in a file beside the old one, which is then set aside, not deleted."""
    _refuse_open(file)
    fresh = Place(place.url.set(database=str(file.with_name(f"{file.name}.restoring"))), place.files, place.key, None)
    _remove(fresh.database_file)
    try:
        with fresh.opened() as engine, engine.begin() as connection:
            yield connection
        _swap(fresh.database_file, file, at)
    finally:
        _remove(fresh.database_file)


def _swap(fresh: Path | None, file: Path, at: datetime) -> None:
    if fresh is not None:
        _refuse_open(file)
        if file.exists():
            file.replace(set_aside(file, at))
        fresh.replace(file)


def _refuse_open(file: Path) -> None:
    """Leaving WAL needs the file for oneself, and gathers in one file what is to be set aside."""
    if not file.exists():
        return
    with closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError:
            raise TargetIsTaken(IN_USE) from None
        except sqlite3.DatabaseError:
            return  # no database any more: nobody can be using it


def _remove(file: Path | None) -> None:
    for part in ("", "-wal", "-shm") if file is not None else ():
        Path(f"{file}{part}").unlink(missing_ok=True)
