"""What recognition hands over: pieces of the document sorted by what they say, not yet understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.intake.draft import Question
from tracker.intake.source import Piece

__all__ = ["Duty", "Findings", "Found", "Piece", "Role", "Step"]


class Role(StrEnum):
    """The word that stands before (or over) the names: what it means depends on the words beside it."""

    LEAD = "lead"
    SUPPORT = "support"
    CHARGE = "charge"
    """负责, 落实: leads, unless the document says that the first named does."""
    RESPONSIBLE = "responsible"
    EITHER = "either"
    """主（协）办: the names lead, those in brackets support."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A stretch that names bodies in a role."""

    role: Role
    piece: Piece


@dataclass(frozen=True, slots=True)
class Step:
    """What must be done by the end of one quarter or month: the words for the time, and the work."""

    time: str
    work: Piece


@dataclass(frozen=True, slots=True)
class Found:
    """One task, still in the document's words."""

    content: Piece
    whole: Piece
    duties: tuple[Duty, ...]
    number: Piece | None = None
    category: Piece | None = None
    deadline: Piece | None = None
    remark: Piece | None = None
    steps: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    is_prose: bool = False
    """Told in running text: it is its own passage, and comes from no other."""


@dataclass(frozen=True)
class Findings:
    """All tasks of a document, the running text beside them, and what could not be placed."""

    tasks: tuple[Found, ...]
    body: tuple[Piece, ...]
    heading: Piece | None = None
    """The line that names the task table, where one stands above it."""
    left_over: tuple[Piece, ...] = ()
    first_leads: bool = False
    """Whether the document says that the first named of several leads."""
    blankets: tuple[str, ...] = ()
    """Clauses that lay all tasks on bodies without naming them at each."""
