"""`tracker schedule`: keep the timetable, in a process of its own."""

from __future__ import annotations

import click

from tracker.commands.starting import house_or_exit


@click.command("schedule", help="运行定时任务（提醒、邮件、快照）。可同时运行多个，只有一个当值。")
def keep_timetable() -> None:
    """Tick until asked to end; the step at hand is finished first."""
    from tracker.jobs.scheduler import keep_time  # noqa: PLC0415 - not needed for --help

    keep_time(house_or_exit())
