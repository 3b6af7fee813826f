"""`tracker check-journal`: whether the journal stands as it was written."""

from __future__ import annotations

import click

from tracker.commands.starting import house_or_exit

MOST_SHOWN = 20
BROKEN = 1


@click.command("check-journal", help="核验操作日志的封印：有改动、缺失或插入即指出位置。")
def check_journal() -> None:
    """Recompute every seal. Exits with 1 and the places where one does not fit."""
    from itertools import islice  # noqa: PLC0415 - not needed for --help

    from tracker.journal.queries import broken_seals  # noqa: PLC0415

    house = house_or_exit()
    with house.sessions() as session:
        broken = list(islice(broken_seals(session, house.settings.secret_key.encode()), MOST_SHOWN))
        for entry in broken:
            click.echo(f"第 {entry.id} 条封印不符:{entry.at:%Y-%m-%d %H:%M}Z {entry.actor_name} {entry.deed}", err=True)
    if broken:
        raise SystemExit(BROKEN)
    click.echo("日志完整，封印全部相符。")
