"""The ledger's filter: one value for what an address asks, what a list shows, and what a number counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, and_, select, true
from sqlalchemy.orm import contains_eager

from tracker.foundation.refusals import Invalid
from tracker.foundation.text import containing
from tracker.foundation.words import N_, Worded
from tracker.lights.queries import is_current, is_issued, shows
from tracker.lights.rules import Horizon, Light
from tracker.overview.signals import Signal, gives
from tracker.plans.models import Plan
from tracker.tasks.models import Assignment, AssignmentRole, Task, TaskState

ENUMS: dict[str, type[Worded]] = {"role": AssignmentRole, "light": Light, "state": TaskState, "signal": Signal}
NUMBERS = {"plan": "plan_id", "department": "department_id"}
WORDS = ("category", "text")


@dataclass(frozen=True)
class LedgerFilter:
    """What the ledger is narrowed to; an empty one is everything that was issued."""

    plan_id: int | None = None
    department_id: int | None = None
    role: AssignmentRole | None = None
    light: Light | None = None
    state: TaskState | None = None
    signal: Signal | None = None
    category: str = ""
    text: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Read an address's query; other names in it are left alone. Refuses a value that means nothing."""
        given: dict[str, Any] = {name: query[name].strip() for name in WORDS if query.get(name, "").strip()}
        given |= {field: _number(name, query[name]) for name, field in NUMBERS.items() if query.get(name)}
        given |= {name: _member(kind, name, query[name]) for name, kind in ENUMS.items() if query.get(name)}
        return cls(**given)

    def as_query(self) -> dict[str, str]:
        """The query that `from_query` reads back: only what narrows."""
        names = {field: name for name, field in NUMBERS.items()}
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {names.get(name, name): str(value) for name, value in values.items() if value not in (None, "")}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == type(self)()


def ledger(asked: LedgerFilter, horizon: Horizon) -> Select[Task]:
    """The tasks a filter lets through as of a day, with their plan, in the documents' order."""
    return (
        select(Task)
        .join(Task.plan)
        .where(conditions(asked, horizon))
        .options(contains_eager(Task.plan))
        .order_by(Plan.year.desc(), Plan.id.desc(), Task.seq)
    )


def conditions(asked: LedgerFilter, horizon: Horizon) -> ColumnElement[bool]:
    """What a filter asks of tasks joined with their plan: the list's and the numbers' common ground.

    Plans that were put away are left out unless one of them is asked for.
    """
    found = [is_issued(horizon.today)]
    found.append(is_current(horizon.today) if asked.plan_id is None else Task.plan_id == asked.plan_id)
    if asked.department_id is not None or asked.role is not None:
        found.append(_has_part(_part(asked)))
    if asked.light is not None:
        found.append(shows(asked.light, horizon))
    if asked.state is not None:
        found.append(Task.state == asked.state)
    if asked.signal is not None:
        found.append(gives(asked.signal, horizon.today, part=_part(asked)))
    if asked.category:
        found.append(Task.category == asked.category)
    if asked.text:
        found.append(Task.folded.like(containing(asked.text), escape="\\"))
    return and_(*found)


def _part(asked: LedgerFilter) -> ColumnElement[bool]:
    """The assignments a filter looks at."""
    department = Assignment.department_id == asked.department_id if asked.department_id is not None else true()
    role = Assignment.role == asked.role if asked.role is not None else true()
    return and_(department, role)


def _has_part(part: ColumnElement[bool]) -> ColumnElement[bool]:
    """Written as a membership, so that a database may start from the department's few assignments."""
    return Task.id.in_(select(Assignment.task_id).where(part))


def _number(name: str, given: str) -> int:
    if given.isascii() and given.isdigit() and len(given) < 10:  # noqa: PLR2004 - what an id can hold
        return int(given)
    raise _means_nothing(name, given)


def _member(kind: type[Worded], name: str, given: str) -> Worded:
    try:
        return kind(given)
    except ValueError:
        raise _means_nothing(name, given) from None


def _means_nothing(name: str, given: str) -> Invalid:
    return Invalid(N_("筛选条件 %(name)s 不能是 %(given)s"), name=name, given=given[:20])
