"""`tracker backup FILE`: everything in one file, while the system runs."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.commands.starting import give_up, settings_or_exit

DAMAGED = 4
"""The exit code when the backup was taken, but some kept files were no longer what they had been."""


@click.command("backup", help="备份到一个文件（.tar 或 .tar.gz）：数据、附件和密钥。运行中也可备份。")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def back_up(file: Path) -> None:
    """Take a backup, read it back, and say what it holds."""
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415 - not needed for --help

    from tracker.backup import Place  # noqa: PLC0415
    from tracker.backup import back_up as take  # noqa: PLC0415
    from tracker.foundation import clock  # noqa: PLC0415
    from tracker.foundation.refusals import Refusal  # noqa: PLC0415

    try:
        held = take(Place.of(settings_or_exit()), file, at=clock.now())
    except Refusal as refusal:
        give_up(str(refusal))
    except OperationalError as trouble:
        give_up(f"没有备份：数据库不能使用（{trouble.orig}）")
    except OSError as trouble:
        give_up(f"没有备份：{trouble.strerror}（{trouble.filename or file}）")
    click.echo(f"已备份到 {file}：{held.row_count} 条记录、{held.file_count} 个附件，已读回核对。")
    click.echo("备份含有全部数据和密钥，请与系统本身同等保密保管。")
    if held.damaged:
        give_up(f"{len(held.damaged)} 个附件在磁盘上已损坏，没有收入：{'、'.join(held.damaged)}", code=DAMAGED)
