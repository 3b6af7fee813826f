"""The intake in one line: readers → recognition → interpretation. Pure: bytes in, a draft out, nothing kept."""

from __future__ import annotations

from datetime import date

from tracker.foundation.words import N_
from tracker.intake.draft import DraftPlan
from tracker.intake.interpret.document import interpret
from tracker.intake.readers import Watch, read, unwatched
from tracker.intake.recognise import recognise
from tracker.intake.refusals import NoTasksFound

NONE_FOUND = N_("没有找到任务：文件中没有带牵头部门或责任单位的表格、条目。请核对是否选错了文件。")


def read_document(
    name: str, data: bytes, *, year: int | None = None, issued_on: date | None = None, watch: Watch = unwatched
) -> DraftPlan:
    """Read a plan; with `year`, as the plan of that year. Refuses what is unreadable, and what holds no task."""
    findings = recognise(read(name, data, watch))
    if not findings.tasks:
        raise NoTasksFound(NONE_FOUND)
    return interpret(findings, year=year, issued_on=issued_on)
