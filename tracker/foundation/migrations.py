"""Bringing a database to the form that the records expect."""

from __future__ import annotations

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
    with engine.begin() as connection:
        command.upgrade(config_for(connection), to)


def revision_of(connection: Connection) -> str | None:
    """The revision a database is at; none where it has no tables of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def revisions() -> set[str]:
    """Every revision that this version knows."""
    return {step.revision for step in ScriptDirectory.from_config(config_for(None)).walk_revisions()}
