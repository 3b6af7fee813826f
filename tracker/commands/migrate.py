"""`tracker migrate`: bring the database to the form that this version expects."""

from __future__ import annotations

import click

from tracker.commands.starting import settings_or_exit


@click.command("migrate", help="建立或升级数据库表。已是最新的库保持不变。")
def migrate_database() -> None:
    """Bring the database to the newest revision, and say that it is."""
    from tracker.foundation.database import engine_for  # noqa: PLC0415 - not needed for --help
    from tracker.foundation.migrations import migrate  # noqa: PLC0415

    engine = engine_for(settings_or_exit().database_url)
    migrate(engine)
    engine.dispose()
    click.echo("数据库已是最新。")
