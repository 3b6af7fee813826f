"""The `tracker` command line. Each command brings in what it needs when it runs, so that the line starts at once."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "admin": "admin:add_admin",
    "backup": "backup:back_up",
    "check-journal": "check_journal:check_journal",
    "import": "import_:import_plan",
    "job": "job:run_job",
    "link": "link:make_link",
    "migrate": "migrate:migrate_database",
    "restore": "restore:restore_backup",
    "run": "run:run_all",
    "schedule": "schedule:keep_timetable",
    "serve": "serve:serve_pages",
}
"""Each command and where it lives beside this file."""


class Lazy(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Fetch one command; nothing where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        found: click.Command = getattr(import_module(f"{__name__}.{module}"), function)
        return found


@click.group(cls=Lazy, help="任务督办台账：导入计划、运行服务、维护数据。")
def main() -> None:
    """Hand over to the command that was asked for."""
