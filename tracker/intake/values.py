"""What a person enters when putting a draft right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.tasks.deadlines import DeadlineKind


@dataclass(frozen=True)
class PlanFacts:
    """What the document says of itself."""

    title: str
    document_number: str
    issuers: tuple[str, ...]
    issued_on: date | None
    year: int | None


@dataclass(frozen=True)
class RowValues:
    """What one row says."""

    number: str
    category: str
    content: str
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    deadline: date | None = None
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    deadline_phrase: str = ""
    remark: str = ""
    milestones: tuple[Mapping[str, str], ...] = ()
    """`{"due", "text", "phrase"}` each."""

    @property
    def kind(self) -> DeadlineKind:
        """What the row says about time: a date where there is one, and never the promise of one without it."""
        if self.deadline is not None:
            return DeadlineKind.DATE
        if self.deadline_kind is DeadlineKind.DATE:
            return DeadlineKind.UNRESOLVED if self.deadline_phrase else DeadlineKind.NONE
        return self.deadline_kind


@dataclass(frozen=True)
class RowPiece:
    """One of the pieces that a row is cut into; without departments of its own it keeps those of the row."""

    content: str
    leads: tuple[str, ...] | None = None
    supports: tuple[str, ...] | None = None


@dataclass(frozen=True)
class FilingValues:
    """A paper that the plan asks of every lead; not kept: it is not asked for after all."""

    title: str
    due: date | None
    phrase: str
    is_kept: bool = True
