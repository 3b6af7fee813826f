"""Roll-ups: the figures of everything, by plan, by department, by category - each in one statement."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, func, literal, select, true
from sqlalchemy.orm import Session

from tracker.lights.queries import is_counted, is_current, is_open, light_column
from tracker.lights.rules import Horizon, Light
from tracker.overview.figures import Figures
from tracker.overview.ledger import LedgerFilter, conditions
from tracker.overview.signals import Signal, gives, is_unreported, is_unsigned
from tracker.tasks.models import Assignment, AssignmentRole, Task

CLOSED = frozenset({Light.BLUE, Light.LATE})
Signals = tuple[ColumnElement[bool], ...]
Grouped = Select[*tuple[Any, ...]]
FIELD_OF = {Light.RED: "overdue", Light.YELLOW: "due_soon", Light.GREEN: "on_course", Light.GREY: "unlit"}


def figures(session: Session, horizon: Horizon, within: LedgerFilter | None = None) -> Figures:
    """The figures of all tasks that a filter lets through."""
    grouped = _grouped(literal(0), horizon, _signals(horizon)).where(conditions(within or LedgerFilter(), horizon))
    return _by_key(session, grouped).get(0, Figures())


def by_plan(session: Session, horizon: Horizon) -> dict[int, Figures]:
    """The figures of each plan."""
    return _by_key(session, _grouped(Task.plan_id, horizon, _signals(horizon)))


def by_category(session: Session, horizon: Horizon, plan_id: int) -> dict[str, Figures]:
    """The figures of each category of a plan."""
    return _by_key(session, _grouped(Task.category, horizon, _signals(horizon)).where(Task.plan_id == plan_id))


def by_department(session: Session, horizon: Horizon) -> dict[int, Figures]:
    """The figures of each department over the tasks it leads; a task with several leads counts for each."""
    today = horizon.today
    signals = (is_open(today) & is_unsigned(today), is_open(today) & is_unreported(today))
    own_part = and_(Assignment.task_id == Task.id, Assignment.role == AssignmentRole.LEAD)
    grouped = _grouped(Assignment.department_id, horizon, signals).join(Assignment, own_part)
    return _by_key(session, grouped.where(is_current(today)))


def _signals(horizon: Horizon) -> Signals:
    """Tasks of which any part is not signed for, or not reported on."""
    wanted = (Signal.UNSIGNED, Signal.UNREPORTED)
    return tuple(gives(signal, horizon.today, part=true()) for signal in wanted)


def _grouped(key: SQLColumnExpression[Any], horizon: Horizon, signals: Signals) -> Grouped:
    """Counts by key and light; the light is asked once for each task."""
    light = light_column(horizon).label("light")
    given = [func.sum(case((signal, 1), else_=0)) for signal in signals]
    return (
        select(key.label("key"), light, func.count(), func.sum(Task.progress), *given)
        .select_from(Task)
        .join(Task.plan)
        .where(is_counted(horizon.today))
        .group_by("key", "light")
    )


def _by_key(session: Session, grouped: Grouped) -> dict[Any, Figures]:
    found: dict[Any, Figures] = defaultdict(Figures)
    for key, light, *counts in session.execute(grouped):
        found[key] += _figures(Light(light), *(int(count) for count in counts))  # type: ignore[call-arg]
    return dict(found)


def _figures(light: Light, number: int, progress: int, unsigned: int, unreported: int) -> Figures:
    """The figures of tasks that show one light."""
    counts = {"closed": number} if light in CLOSED else {FIELD_OF[light]: number}
    if light is Light.LATE:
        counts["closed_late"] = number
    return Figures(counted=number, progress_sum=progress, unsigned=unsigned, unreported=unreported, **counts)
