"""The ledger as a workbook: what the address asks for, every cell as text or number, never as a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import quote

from flask import Response
from sqlalchemy import Select
from xlsxwriter import Workbook

from tracker.foundation.clock import day_of
from tracker.gate.as_of import as_of
from tracker.gate.session import session
from tracker.gate.wording import say as _
from tracker.pages.lights import light_words
from tracker.tasks import queries
from tracker.tasks.models import Assignment, AssignmentRole, Task

AT_ONCE = 500
"""So many tasks are fetched and written before the next."""
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (8, 30, 16, 60, 24, 24, 12, 28, 10, 8, 40)


def workbook(asked: Select[Task]) -> Response:
    """All tasks of a statement as a file to be saved; its size in memory does not grow with their number."""
    file = BytesIO()
    with Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("台账"))
        for column, (heading, width) in enumerate(zip(_headings(), WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading)
        for line, values in enumerate(_lines(asked), start=1):
            for column, value in enumerate(values):
                sheet.write(line, column, value)
    name = quote(_("台账-%(day)s.xlsx", day=as_of().isoformat()))
    return Response(
        file.getvalue(), mimetype=TYPE, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    )


def _headings() -> list[str]:
    return [
        _("编号"),
        _("计划"),
        _("工作类别"),
        _("任务内容"),
        _("牵头部门"),
        _("配合部门"),
        _("完成时限"),
        _("预警"),
        _("状态"),
        _("进度"),
        _("阶段节点"),
    ]


def _lines(asked: Select[Task]) -> Iterator[list[Any]]:
    for tasks in session().scalars(asked.execution_options(yield_per=AT_ONCE)).partitions():
        parts = queries.parts(session(), [task.id for task in tasks])
        steps = _steps(tasks)
        yield from (_line(task, parts[task.id], steps[task.id]) for task in tasks)


def _steps(tasks: Sequence[Task]) -> dict[int, str]:
    """Each task's dated steps as a text, one a line."""
    told: dict[int, list[str]] = {task.id: [] for task in tasks}
    for step in session().scalars(queries.milestones_of(told)):
        done = _("（已完成）") if step.done_at and day_of(step.done_at) <= as_of() else ""
        told[step.task_id].append(f"{step.due_on.isoformat()} {step.content}{done}")
    return {task_id: "\n".join(lines) for task_id, lines in told.items()}


def _line(task: Task, parts: list[Assignment], steps: str) -> list[Any]:
    return [
        task.number,
        task.plan.title,
        task.category,
        task.content,
        _names(parts, AssignmentRole.LEAD),
        _names(parts, AssignmentRole.SUPPORT),
        task.deadline.isoformat() if task.deadline else task.deadline_phrase or _(task.deadline_kind.label),
        light_words(task),
        _(task.state.label),
        task.progress,
        steps,
    ]


def _names(parts: list[Assignment], role: AssignmentRole) -> str:
    return "、".join(part.department.short_name for part in parts if part.role is role)
