"""How migrations reach the database: through the connection they are handed, or the address in the settings."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Connection

from tracker.foundation.database import engine_for
from tracker.foundation.settings import Settings
from tracker.records import METADATA


def migrate(connection: Connection) -> None:
    """Run the migrations asked for, each in its own transaction where the engine can."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        compare_type=True,
        include_object=_is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()


def _is_ours(_object: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:  # noqa: FBT001
    return not (kind == "table" and name == "alembic_version")


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    engine = engine_for(Settings.from_environment().database_url)
    with engine.begin() as opened:
        migrate(opened)
    engine.dispose()
