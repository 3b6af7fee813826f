"""`tracker import FILE`: read a plan; show what was understood, or keep it as a draft for review."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.commands.keeping import keep_draft
from tracker.commands.starting import settings_or_exit
from tracker.foundation.refusals import Refusal

if TYPE_CHECKING:
    from tracker.intake.draft import DraftPlan

NOTHING_TO_IMPORT = 3
"""The exit code when a file is unreadable or holds no task."""


@click.command("import", help="读取计划文件（任务分解表等），生成待核对的草稿。")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(1949, 2999), help="作为这一年的计划来读。")
@click.option("--issued-on", type=click.DateTime(["%Y-%m-%d"]), help="印发日期，文件本身没有写明时使用。")
@click.option("--by", help="以哪位督办员的名义导入（登录名）；只有一位时可不写。")
@click.option("--dry-run", is_flag=True, help="只读取并显示，不保存。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 显示读到的内容。")
def import_plan(
    file: Path, year: int | None, issued_on: datetime | None, by: str | None, *, dry_run: bool, as_json: bool
) -> None:
    """Read a plan; show it, or keep it. Exits with 3 and a sentence where there is nothing to read."""
    from tracker.intake.safely import read_safely  # noqa: PLC0415 - not needed for --help

    try:
        data, day = file.read_bytes(), issued_on.date() if issued_on else None
        draft = read_safely(file.name, data, year=year, issued_on=day, office=_office(data))
        address = None if dry_run else keep_draft(draft, file, by=by)
    except Refusal as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(NOTHING_TO_IMPORT) from refusal
    _show(draft, as_json=as_json)
    if address and not as_json:
        click.echo(f"草稿已保存，请登录后核对：{address}")


def _office(data: bytes) -> str:
    """The program for old formats that the settings name; they are asked only where it is needed."""
    from tracker.intake.readers.kinds import kept_for_office  # noqa: PLC0415 - not needed for --help

    return settings_or_exit().soffice if kept_for_office(data) else ""


def _show(draft: DraftPlan, *, as_json: bool) -> None:
    """What was read; that a preview found no task is said beside it, so that the answer itself stays clean."""
    from tracker.intake.refusals import NONE_FOUND  # noqa: PLC0415 - not needed for --help

    click.echo(json.dumps(draft.to_json(), ensure_ascii=False, indent=2) if as_json else _summary(draft))
    if not draft.tasks:
        click.echo(NONE_FOUND, err=True)


def _summary(draft: DraftPlan) -> str:
    title = draft.facts.title.value if draft.facts.title else "（没有读到标题）"
    questions = sum(len(task.questions) for task in draft.tasks) + len(draft.questions)
    return f"{title}\n读到 {len(draft.tasks)} 项任务,{len(draft.filings)} 项备案要求,{questions} 处待核对。"
