"""What a corrected document says of itself, against what its plan or draft says now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.intake.compare.stated import bare
from tracker.intake.models import DraftPlan
from tracker.plans.models import Plan

FACTS = ("title", "document_number", "issuers", "issued_on")


@dataclass(frozen=True)
class Fact:
    """Something that a document says of itself, and says differently now."""

    name: str
    now: Any
    then: Any
    seen: int
    """The version of the plan or draft that says it now."""

    @property
    def tick(self) -> str:
        """The name of its tick; once the plan has changed it is another."""
        return f"fact.{self.name}.{self.seen}"


def facts_between(draft: DraftPlan, target: Plan | DraftPlan) -> Iterator[Fact]:
    """The facts that a corrected document gives otherwise; what it does not say changes nothing."""
    for name in FACTS:
        now, then = getattr(target, name), getattr(draft, name)
        if then and _as_it_compares(now) != _as_it_compares(then):
            yield Fact(name, now, then, target.version)


def _as_it_compares(said: Any) -> object:
    match said:
        case str():
            return bare(said)
        case list():
            return sorted(map(bare, said))
        case date():
            return said
    return None
