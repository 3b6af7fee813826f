"""`tracker run`: everything under one command - database, demonstration, web server and scheduler."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

import click

from tracker.commands.starting import WRONG_SETTINGS, give_up, settings_or_exit

if TYPE_CHECKING:
    from tracker.foundation.settings import Settings

ASKED_TO_END = frozenset({130, 143})
"""What honcho answers when Ctrl-C or a termination ended it: as intended, no fault."""


@click.command("run", help="一条命令运行全部：建表、（演示时）装入演示数据、网页服务与定时任务。Ctrl-C 停止。")
def run_all() -> None:
    """Prepare what is missing, say where to go, then run the web server and the scheduler until asked to end."""
    settings = settings_or_exit()
    _prepare(settings)
    click.echo(f"\n  督办台账:{settings.web_address}   (Ctrl-C 停止)")
    if settings.demo:
        _introduce()
    raise SystemExit(_run_processes())


def _prepare(settings: Settings) -> None:
    """Bring the database up, and the demonstration into an empty one."""
    from tracker.foundation.migrations import migrate  # noqa: PLC0415 - not needed for --help
    from tracker.jobs.house import open_house  # noqa: PLC0415

    if settings.demo and settings.https:
        give_up(
            "演示账号的密码是公开的，不能用于正式环境：TRACKER_DEMO 与 TRACKER_HTTPS 不能同时启用", code=WRONG_SETTINGS
        )
    house = open_house(settings)
    migrate(house.engine)
    if settings.demo:
        _load_demo(settings)
    house.engine.dispose()


def _load_demo(settings: Settings) -> None:
    from tracker import demo  # noqa: PLC0415 - not needed for --help
    from tracker.foundation import clock  # noqa: PLC0415
    from tracker.foundation.files import FileStore  # noqa: PLC0415
    from tracker.jobs.house import open_house  # noqa: PLC0415

    house = open_house(settings)
    with house.sessions() as session:
        is_empty = demo.is_empty(session)
    if is_empty:
        click.echo("正在装入演示数据……")
        demo.load(house.sessions, FileStore(settings.files), today=clock.today())
    house.engine.dispose()


def _introduce() -> None:
    """The people of the demonstration, and what they sign in with."""
    from tracker.demo import PASSWORD, PLAYERS  # noqa: PLC0415 - not needed for --help

    click.echo(f"  演示人员(密码都是 {PASSWORD}):")
    for player in PLAYERS:
        click.echo(f"    {player.sign_in_name:<16} {player.role.label}  {player.name}  {player.department}")
    click.echo()


def _run_processes() -> int:
    """Run both processes, their logs side by side under their names, until one ends or somebody asks."""
    from honcho.manager import Manager  # noqa: PLC0415 - not needed for --help
    from honcho.printer import Printer  # noqa: PLC0415

    manager = Manager(Printer(sys.stdout, time_format=""))
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for name, command in (("web", "serve"), ("clock", "schedule")):
        line = shlex.join([sys.executable, "-m", "tracker.commands", command])
        manager.add_process(name, line, env=environment)
    manager.loop()
    return 0 if manager.returncode in ASKED_TO_END else int(manager.returncode or 0)
