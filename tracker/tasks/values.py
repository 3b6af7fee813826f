"""Values that actions on tasks take: what is to be issued, and what is to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Self

from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Task


@dataclass(frozen=True)
class Party:
    """A department that is to take part, and the collective that the document named in its place."""

    department_id: int
    collective_id: int | None = None


@dataclass(frozen=True)
class NewIndicator:
    """A target in figures, as the document words it."""

    words: str
    value: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class NewMilestone:
    """A dated step inside a task, with the phrase in which the document says the day."""

    due_on: date
    content: str
    phrase: str = ""


@dataclass(frozen=True)
class NewTask:
    """One task to be issued. Its leads stand in the order of the document; the first consolidates."""

    number: str
    content: str
    category: str = ""
    clause: str = ""
    remark: str = ""
    deadline: date | None = None
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    deadline_phrase: str = ""
    leads: Sequence[Party] = ()
    supports: Sequence[Party] = ()
    indicators: Sequence[NewIndicator] = ()
    milestones: Sequence[NewMilestone] = ()


@dataclass(frozen=True)
class NewFiling:
    """A work plan that each lead department of a plan is to file by a day."""

    title: str
    due_on: date | None = None
    phrase: str = ""


@dataclass(frozen=True)
class TaskChanges:
    """A task's words and deadline as an editor wants them: `replace(TaskChanges.of(task), remark="…")` for one field."""

    number: str
    content: str
    category: str
    clause: str
    remark: str
    deadline: date | None
    deadline_kind: DeadlineKind
    deadline_phrase: str

    @classmethod
    def of(cls, task: Task) -> Self:
        """A task as it stands."""
        return cls(**{name: getattr(task, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class DepartmentsChange:
    """Who joins tasks, who leaves them, and who takes over whose place. All are department ids."""

    add_leads: Sequence[int] = ()
    add_supports: Sequence[int] = ()
    remove: Sequence[int] = ()
    replace: Mapping[int, int] = field(default_factory=dict)
    """Old department to new: the new one stands in the same place in the same role."""

    @property
    def newcomers(self) -> frozenset[int]:
        """The departments that may be new to a task."""
        return frozenset((*self.add_leads, *self.add_supports, *self.replace.values()))
