"""A row of a draft as one version of the document states it: as it was read, and as it stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.intake.compare.stated import Stated, Step
from tracker.intake.models import DraftTask
from tracker.tasks.deadlines import DeadlineKind

WORDS = ("number", "category", "content", "remark", "deadline_phrase")
LISTS = ("leads", "supports", "indicators", "milestones")


def as_read(row: DraftTask) -> dict[str, Any]:
    """What a row says now, to be kept as what the reading gave."""
    lists = {part: getattr(row, part) for part in LISTS}
    day = row.deadline.isoformat() if row.deadline else None
    return {
        **{part: getattr(row, part) for part in WORDS},
        **lists,
        "deadline": day,
        "deadline_kind": row.deadline_kind.value,
    }


def stated(row: DraftTask) -> Stated:
    """What a row says now."""
    return stated_as_read(as_read(row))


def stated_as_read(kept: Mapping[str, Any]) -> Stated:
    """What the reading gave."""
    return Stated(
        **{part: kept[part] for part in WORDS},
        leads=tuple(kept["leads"]),
        supports=tuple(kept["supports"]),
        deadline=date.fromisoformat(kept["deadline"]) if kept["deadline"] else None,
        deadline_kind=DeadlineKind(kept["deadline_kind"]),
        indicators=tuple(each["text"] for each in kept["indicators"]),
        milestones=steps(kept["milestones"]),
    )


def steps(kept: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Dated steps as a draft keeps them."""
    return tuple(Step(date.fromisoformat(each["due"]), each["text"]) for each in kept)
