"""Whether a database has the form that the records expect."""

from __future__ import annotations

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from tracker.foundation.migrations import config_for


def is_ready(engine: Engine) -> bool:
    """Whether the newest migration has been applied."""
    with engine.connect() as connection:
        applied = MigrationContext.configure(connection).get_current_heads()
        return set(applied) == set(ScriptDirectory.from_config(config_for(connection)).get_heads())
