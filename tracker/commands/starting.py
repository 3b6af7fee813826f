"""What commands do before their work: read the settings, open the database, say who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from tracker.foundation.settings import Settings
    from tracker.jobs.house import House
    from tracker.journal.acts import Act

WRONG_SETTINGS = 2
"""The exit code when nothing was begun because something must be mended first."""


def settings_or_exit() -> Settings:
    """The settings; where they are wrong, a sentence for each mistake, and the end."""
    from tracker.foundation.settings import Settings, SettingsAreWrong  # noqa: PLC0415 - not needed for --help

    try:
        return Settings.from_environment()
    except SettingsAreWrong as wrong:
        give_up(str(wrong), code=WRONG_SETTINGS)


def house_or_exit() -> House:
    """The house as jobs see it, on a database that has its tables."""
    from tracker.jobs.house import open_house  # noqa: PLC0415
    from tracker.jobs.readiness import is_ready  # noqa: PLC0415

    house = open_house(settings_or_exit())
    click.get_current_context().call_on_close(house.engine.dispose)
    if not is_ready(house.engine):
        give_up("数据库尚未建表或版本较旧。请先运行 tracker migrate", code=WRONG_SETTINGS)
    return house


def act_of_setup(detail: str) -> Act:
    """Whoever sits at the command line acts, now."""
    from tracker.foundation import clock  # noqa: PLC0415
    from tracker.journal.acts import Act, Cause  # noqa: PLC0415

    return Act(None, "命令行", clock.now(), cause=Cause.SETUP, detail=detail)


def give_up(sentence: str, *, code: int = 1) -> NoReturn:
    """Say why nothing was done, and end."""
    click.echo(sentence, err=True)
    raise SystemExit(code)
