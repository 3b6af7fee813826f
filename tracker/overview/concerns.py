"""Concerns: what a leader looks at first - the worst of each list, whose it is, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from tracker.departments.models import Department
from tracker.foundation.clock import day_of
from tracker.lights.rules import Horizon
from tracker.overview.figures import list_behind
from tracker.overview.ledger import conditions
from tracker.progress.models import ProgressReport
from tracker.progress.queries import latest_reports
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, Task
from tracker.tasks.queries import parts

MOST_URGENT_FIRST = (Task.deadline.is_(None), Task.deadline, Task.id)


@dataclass(frozen=True)
class Concern:
    """A task that asks for attention."""

    task: Task
    parts: tuple[Assignment, ...]
    latest: ProgressReport | None
    """What its leads said last."""

    @property
    def leads(self) -> list[Department]:
        """Who answers for it, the consolidating lead first."""
        return [part.department for part in self.parts if part.role is AssignmentRole.LEAD]

    def unsigned(self, today: date) -> list[Department]:
        """Who has not signed for it by a day."""
        return [part.department for part in self.parts if _is_unsigned(part, today)]


def worst(session: Session, horizon: Horizon, counts: Iterable[str], *, most: int) -> dict[str, list[int]]:
    """The most urgent tasks behind each of these counts, by their ids."""
    return {name: list(session.scalars(_most_urgent(name, horizon).limit(most))) for name in counts}


def concerns(session: Session, found: Mapping[str, list[int]]) -> dict[str, list[Concern]]:
    """These tasks with plan, departments and last words: three statements for all lists together."""
    ids = {task_id for listed in found.values() for task_id in listed}
    loaded = select(Task).where(Task.id.in_(ids)).options(joinedload(Task.plan))
    tasks = {task.id: task for task in session.scalars(loaded)}
    members = parts(session, ids)
    lead_ids = [part.id for each in members.values() for part in each if part.role is AssignmentRole.LEAD]
    said = latest_reports(session, lead_ids)
    return {
        name: [_concern(tasks[task_id], members[task_id], said) for task_id in listed] for name, listed in found.items()
    }


def _most_urgent(name: str, horizon: Horizon) -> Select[int]:
    narrowed = conditions(list_behind(name), horizon)
    return select(Task.id).join(Task.plan).where(narrowed).order_by(*MOST_URGENT_FIRST)


def _concern(task: Task, members: list[Assignment], said: dict[int, ProgressReport]) -> Concern:
    reports = [said[part.id] for part in members if part.id in said]
    return Concern(task, tuple(members), max(reports, key=lambda report: report.reported_at, default=None))


def _is_unsigned(part: Assignment, today: date) -> bool:
    signed_later = part.received_at is not None and day_of(part.received_at) > today
    return part.state is AssignmentState.PENDING_RECEIPT or signed_later
