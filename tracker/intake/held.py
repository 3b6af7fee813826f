"""What a corrected document is laid beside: the tasks of a plan in force, or the rows of an open draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.intake import directory, queries
from tracker.intake.compare.differences import Part
from tracker.intake.compare.stated import Stated, Step
from tracker.intake.directory import Meaning
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.review import origin_of
from tracker.intake.versions import stated, stated_as_read
from tracker.tasks import queries as tasks
from tracker.tasks.models import Assignment, AssignmentRole, Indicator, Milestone, Task, TaskState
from tracker.tasks.moves import TASK_MOVES, TaskVerb

OVER = N_("任务为“%(state)s”，不再改动")
REPORTED = N_("%(departments)s已报送过进展，不能去掉。可到任务页调整责任部门")


@dataclass(frozen=True)
class Hindrance:
    """Why something cannot be ticked: a sentence with its words."""

    sentence: str
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """One task or row as it stands, and what the version before had in its place, where that is known."""

    record: Task | DraftTask
    stated: Stated
    first: Stated | None = None
    is_own: bool = False
    """A person put it in; no version of the document ever had it."""
    is_dropped: bool = False
    """A person took it out of a draft, or ended the task; what the document says of it is known and not wanted."""
    hindrance: Hindrance | None = None
    """Why nothing of it can be changed any more."""
    stays: Hindrance | None = None
    """Why it cannot be ended."""
    reported: Mapping[int, str] = field(default_factory=dict)
    """The departments that have reported on it: they are not taken off."""

    @property
    def key(self) -> str:
        """Tells it from every other, and one state of it from the next."""
        return f"{self.record.id}.{self.record.version}"


Resolve = Mapping[str, Meaning]


def held_of_plan(session: Session, plan_id: int, names: Iterable[str]) -> tuple[list[Held], Resolve]:
    """The tasks of a plan, and rows that were left out when it was issued; and what these names and theirs mean."""
    found = session.scalars(tasks.of_plan(plan_id)).all()
    rows = session.scalars(_rows_behind(plan_id)).all()
    read = [name for row in rows if row.as_read for name in (*row.as_read["leads"], *row.as_read["supports"])]
    source = session.scalar(queries.of_plan(plan_id))
    given = (*names, *read, *(name for row in rows for name in (*row.leads, *row.supports)))
    meanings = directory.look_up(session, given, *([origin_of(source)] if source else []))
    latest = {row.task_id: row for row in rows if row.task_id is not None}
    ids = [task.id for task in found]
    parts = tasks.parts(session, ids)
    measured = _by_task(session.scalars(tasks.indicators_of(ids))), _by_task(session.scalars(tasks.milestones_of(ids)))
    held = [_of_task(task, parts[task.id], measured, latest.get(task.id), meanings) for task in found]
    dropped = [_of_row(row, meanings) for row in rows if row.is_removed and row.task_id is None]
    return [*held, *dropped], meanings


def held_of_draft(session: Session, draft_id: int) -> list[Held]:
    """The rows of a draft, those that were taken out among them."""
    rows = session.scalars(select(DraftTask).where(DraftTask.draft_plan_id == draft_id).order_by(DraftTask.seq))
    return [_of_row(row, None) for row in rows]


def resolved(said: Stated, meanings: Resolve | None) -> Stated:
    """What a row says with each body under its short name, as tasks have it; without the directory's word, as written."""
    if meanings is None:
        return said
    leads = _bodies(said.leads, meanings)
    supports = [name for name in _bodies(said.supports, meanings) if name not in leads]
    return replace(said, leads=tuple(leads), supports=tuple(supports))


def _bodies(names: Iterable[str], meanings: Resolve) -> list[str]:
    found = (
        [each.short_name for each in meanings[name].departments] if meanings[name].is_settled else [name]
        for name in names
    )
    return list(dict.fromkeys(name for group in found for name in group))


def _rows_behind(plan_id: int) -> Select[DraftTask]:
    """The rows of all versions that came into force, the latest version last."""
    came = or_(
        DraftPlan.plan_id == plan_id,
        (DraftPlan.corrects_plan_id == plan_id) & (DraftPlan.state == DraftState.APPLIED),
    )
    versions = select(DraftTask).join(DraftTask.draft_plan).where(came)
    return versions.order_by(DraftPlan.applied_at.is_not(None), DraftPlan.applied_at, DraftPlan.id, DraftTask.seq)


def _of_task(
    task: Task,
    parts: Sequence[Assignment],
    measured: tuple[Mapping[int, list[Indicator]], Mapping[int, list[Milestone]]],
    row: DraftTask | None,
    meanings: Resolve,
) -> Held:
    indicators, milestones = measured
    over = Hindrance(OVER, {"state": task.state})
    said = Stated(
        **{part: getattr(task, part) for part in ("number", "category", "content", "remark", "deadline")},
        deadline_kind=task.deadline_kind,
        deadline_phrase=task.deadline_phrase,
        leads=_names(parts, AssignmentRole.LEAD),
        supports=_names(parts, AssignmentRole.SUPPORT),
        indicators=tuple(each.words for each in indicators.get(task.id, ())),
        milestones=tuple(Step(each.due_on, each.content) for each in milestones.get(task.id, ())),
    )
    return Held(
        task,
        said,
        first=resolved(stated_as_read(row.as_read), meanings) if row is not None and row.as_read else None,
        is_own=row is not None and not row.as_read,
        is_dropped=task.state is TaskState.CANCELLED,
        hindrance=None if TASK_MOVES.allows(TaskVerb.CHANGE, task.state) else over,
        stays=None if TASK_MOVES.allows(TaskVerb.CANCEL, task.state) else over,
        reported={part.department_id: part.department.short_name for part in parts if part.last_reported_on},
    )


def _of_row(row: DraftTask, meanings: Resolve | None) -> Held:
    first = resolved(stated_as_read(row.as_read), meanings) if row.as_read else None
    return Held(row, resolved(stated(row), meanings), first, is_own=not row.as_read, is_dropped=row.is_removed)


def _names(parts: Sequence[Assignment], role: AssignmentRole) -> tuple[str, ...]:
    return tuple(part.department.short_name for part in parts if part.role is role)


def _by_task(measures: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for each in measures:
        found.setdefault(each.task_id, []).append(each)
    return found


def hindrance_of_leaving(held: Held, then: Stated, part: Part) -> Hindrance | None:
    """Departments that have reported stay, whatever the new version says."""
    if part not in {Part.LEADS, Part.SUPPORTS}:
        return None
    leaving = [name for name in held.reported.values() if name not in (*then.leads, *then.supports)]
    return Hindrance(REPORTED, {"departments": leaving}) if leaving else None
