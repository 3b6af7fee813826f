"""The light rule again, for the database: conditions over tasks joined with their plan."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Date, and_, case, literal, or_
from sqlalchemy.orm import InstrumentedAttribute

from tracker.lights.rules import Horizon, Light
from tracker.plans.models import Plan
from tracker.tasks.models import Task, TaskState


def is_issued(today: date) -> ColumnElement[bool]:
    """Tasks that departments knew of on a day."""
    return Task.issued_on <= today


def is_current(today: date) -> ColumnElement[bool]:
    """Tasks of plans that were not put away by a day."""
    return or_(Plan.closed_on.is_(None), Plan.closed_on > today)


def is_counted(today: date) -> ColumnElement[bool]:
    """Tasks in the denominator on a day: issued and not cancelled."""
    return and_(is_issued(today), ~_stands_in(TaskState.CANCELLED, Task.cancelled_on, today))


def is_running(today: date) -> ColumnElement[bool]:
    """Tasks that were issued and neither cancelled nor suspended on a day."""
    return and_(is_counted(today), ~_stands_in(TaskState.SUSPENDED, Task.suspended_on, today))


def is_closed(today: date) -> ColumnElement[bool]:
    """Tasks that were closed by a day."""
    return and_(is_running(today), Task.closed_on.is_not(None), Task.closed_on <= today)


def is_open(today: date) -> ColumnElement[bool]:
    """Tasks for which somebody still owed something on a day."""
    return and_(is_running(today), or_(Task.closed_on.is_(None), Task.closed_on > today))


def shows(light: Light, horizon: Horizon) -> ColumnElement[bool]:
    """Tasks that show a light."""
    match light:
        case Light.GREY:
            return _is_grey(horizon.today)
        case Light.GREEN:
            return and_(is_open(horizon.today), Task.deadline > _soon_until(horizon))
        case Light.YELLOW:
            return is_due_soon(horizon)
        case Light.RED:
            return is_overdue(horizon)
        case Light.BLUE:
            return and_(is_closed(horizon.today), ~_was_late())
        case Light.LATE:
            return and_(is_closed(horizon.today), _was_late())


def is_overdue(horizon: Horizon) -> ColumnElement[bool]:
    """Open tasks past their deadline; the due day itself is not."""
    return and_(is_open(horizon.today), Task.deadline < horizon.today)


def is_due_soon(horizon: Horizon) -> ColumnElement[bool]:
    """Open tasks within their plan's warning, the due day included."""
    ahead = Task.deadline.between(horizon.today, horizon.soon_until[-1])
    return and_(is_open(horizon.today), ahead, Task.deadline <= _soon_until(horizon))


def light_column(horizon: Horizon) -> ColumnElement[str]:
    """The light of each task as its stored word, for grouping and sorting. Asks each question once."""
    today = horizon.today
    return case(
        (~is_running(today), Light.GREY.value),
        (Task.closed_on <= today, case((_was_late(), Light.LATE.value), else_=Light.BLUE.value)),
        (Task.deadline.is_(None), Light.GREY.value),
        (Task.deadline < today, Light.RED.value),
        (Task.deadline <= _soon_until(horizon), Light.YELLOW.value),
        else_=Light.GREEN.value,
    )


def _is_grey(today: date) -> ColumnElement[bool]:
    return or_(~is_running(today), and_(is_open(today), Task.deadline.is_(None)))


def _was_late() -> ColumnElement[bool]:
    return and_(Task.deadline.is_not(None), Task.closed_on > Task.deadline)


def _stands_in(state: TaskState, since: InstrumentedAttribute[date | None], today: date) -> ColumnElement[bool]:
    return and_(Task.state == state, or_(since.is_(None), since <= today))


def _soon_until(horizon: Horizon) -> ColumnElement[date]:
    """The last day of each plan's own warning."""
    reach = {workdays: literal(day, Date) for workdays, day in enumerate(horizon.soon_until)}
    return case(reach, value=Plan.due_soon_workdays)
