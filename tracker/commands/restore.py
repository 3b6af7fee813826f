"""`tracker restore FILE`: bring a backup back, or prove that it could be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.commands.starting import give_up, settings_or_exit

if TYPE_CHECKING:
    from tracker.backup import Restored

BROKEN = 1


@click.command("restore", help="从备份恢复。先核对备份，再建新库，最后才替换；有一步不成，原有数据不变。")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="目标已有数据时也恢复，以备份取代。")
@click.option("--dry-run", is_flag=True, help="只演练：恢复到临时的地方并核对，不改动任何数据。")
def restore_backup(file: Path, *, force: bool, dry_run: bool) -> None:
    """Bring a backup back; refuses one that is not whole, and a target that holds data unless forced."""
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415 - not needed for --help

    from tracker.foundation.refusals import Refusal  # noqa: PLC0415

    try:
        restored = _restore(file, force=force, dry_run=dry_run)
    except Refusal as refusal:
        give_up(str(refusal))
    except OperationalError as trouble:
        give_up(f"没有恢复：数据库不能使用（{trouble.orig}）")
    except OSError as trouble:
        give_up(f"没有恢复：{trouble.strerror}（{trouble.filename or file}）")
    held = restored.manifest
    done = "备份可以恢复" if dry_run else "已恢复"
    click.echo(f"{done}：{held.taken_at:%Y-%m-%d %H:%M}Z 的备份，{held.row_count} 条记录、{held.file_count} 个附件。")
    if not restored.is_sealed:
        give_up("日志封印不全相符：备份前已有改动。请运行 tracker check-journal 查看位置", code=BROKEN)
    click.echo("日志完整，封印全部相符。")


def _restore(file: Path, *, force: bool, dry_run: bool) -> Restored:
    from tracker.backup import Place, rehearse, restore  # noqa: PLC0415 - not needed for --help
    from tracker.foundation import clock  # noqa: PLC0415

    place = Place.of(settings_or_exit())
    if dry_run:
        return rehearse(file, near=place.near, at=clock.now())
    return restore(file, place, force=force, at=clock.now())
