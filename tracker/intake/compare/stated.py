"""What one version of a document states of one task, as plain values that can be laid beside another's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.foundation.text import fold
from tracker.intake.script import levelled
from tracker.tasks.deadlines import DeadlineKind

SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Step:
    """A dated step before the deadline."""

    due: date
    text: str


@dataclass(frozen=True)
class Stated:
    """One task as a version of the document has it."""

    number: str
    category: str
    content: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: date | None = None
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    deadline_phrase: str = ""
    indicators: tuple[str, ...] = ()
    milestones: tuple[Step, ...] = ()
    remark: str = ""

    @cached_property
    def numbered(self) -> str:
        """Its number without signs around it: 3, 3. and (3) are one number."""
        return bare(self.number)

    @cached_property
    def words(self) -> str:
        """Its content as it compares: without script, width and white space."""
        return fold(levelled(self.content))

    @cached_property
    def identity(self) -> tuple[str, ...]:
        """All that it says, as it compares: rows with one identity are the same row."""
        day = self.deadline.isoformat() if self.deadline else self.deadline_kind.value
        steps = [f"{step.due}{step.text}" for step in self.milestones]
        lists = (self.leads, sorted(self.supports), sorted(self.indicators), steps)
        said = (self.numbered, self.words, fold(self.category), day, fold(self.remark))
        return (*said, *("、".join(map(fold, each)) for each in lists))


def bare(words: str) -> str:
    """A number or a title without the signs around and in it, as it compares: 苏府〔2013〕8号 and 苏府[2013]8号."""
    return SIGNS.sub("", fold(levelled(words)))
