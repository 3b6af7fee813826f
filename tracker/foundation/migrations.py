"""Bringing a database to the form that the records expect."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from tracker.foundation.settings import HOME

HEAD = "head"


def config_for(connection: object) -> Config:
    """Alembic's settings, bound to an open connection."""
    config = Config()
    config.set_main_option("script_location", str(HOME / "migrations"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, to: str = HEAD) -> None:
    """Bring the database to a revision; one that is there already is left as it is."""
    with _unhindered(engine) as connection, connection.begin():
        command.upgrade(config_for(connection), to)


@contextmanager
def _unhindered(engine: Engine) -> Iterator[Connection]:
    """A connection on which a table can be made anew without its rows, or those that point to them, going with the old one.

    SQLite minds foreign keys even while a table is replaced by its copy, unless it is told otherwise before it begins.
    """
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            yield connection
            return
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def revision_of(connection: Connection) -> str | None:
    """The revision a database is at; none where it has no tables of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def revisions() -> set[str]:
    """Every revision that this version knows."""
    return {step.revision for step in ScriptDirectory.from_config(config_for(None)).walk_revisions()}
