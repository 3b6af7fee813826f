"""Steps back: how the rows of a draft stood before they were changed, cut, joined, taken out, confirmed or given a day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake.actions.holding import hold
from tracker.intake.models import DraftPlan, DraftTask
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.deadlines import DeadlineKind

UNTOUCHED = {"id", "draft_plan_id", "seq", "version", "task_id", "as_read"}
"""What no such step changes."""
MOST_STEPS = 100
"""So many are kept; what lies further back than a morning's work is put right by hand."""
LONG_ENOUGH = 12
"""So many signs of a row without a number tell which one is meant."""


class Memory:
    """How rows stood before a step; what the step changed of them is kept with the draft."""

    def __init__(self, rows: Sequence[DraftTask]) -> None:
        """Look at the rows."""
        self._rows = rows
        self._before = [_parts(row) for row in rows]

    def keep(self, session: Session, draft: DraftPlan, deed: str, *, added: Sequence[DraftTask] = ()) -> None:
        """Remember the step that was made, under the name of its deed. One that changed nothing is none."""
        session.flush()
        changed = [
            {"id": row.id, "before": before, "after": after}
            for row, was in zip(self._rows, self._before, strict=True)
            for before, after in [_difference(was, _parts(row))]
            if after
        ]
        if not changed and not added:
            return
        step = {
            "deed": deed,
            "row": _called([*self._rows, *added][0]),
            "rows": changed,
            "added": [{"id": row.id, "digest": _digest(row)} for row in added],
        }
        draft.steps = [*draft.steps, step][-MOST_STEPS:]


def step_back(session: Session, draft: DraftPlan, *, act: Act) -> DraftTask | None:
    """Undo the last step; gives the first of its rows that is there. Refuses where there is none, and where its rows say something else by now."""
    hold(session, draft)
    if not draft.steps:
        raise Invalid(N_("没有可以撤销的操作"))
    step = draft.steps[-1]
    ids = [one["id"] for one in (*step["rows"], *step["added"])]
    wanted = select(DraftTask).where(DraftTask.draft_plan_id == draft.id, DraftTask.id.in_(ids))
    rows = {row.id: row for row in session.scalars(wanted)}
    if not all(one["id"] in rows and _is_as_left(rows[one["id"]], one) for one in (*step["rows"], *step["added"])):
        raise Invalid(N_("这几项后来又改过，不能再撤销上一步。可以直接修改"))
    for one in step["rows"]:
        _restore(rows[one["id"]], one["before"])
    for one in step["added"]:
        session.delete(rows[one["id"]])
    draft.steps = draft.steps[:-1]
    note(session, "draft:step-undone", draft, act=act, changes={"step": [step["deed"], None]})
    there = (rows[one["id"]] for one in step["rows"] if not rows[one["id"]].is_removed)
    return min(there, key=lambda row: row.seq, default=None)


def _parts(row: DraftTask) -> dict[str, Any]:
    every = (column.key for column in DraftTask.__table__.columns)
    return {part: _kept(getattr(row, part)) for part in every if part not in UNTOUCHED}


def _difference(was: dict[str, Any], now: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The parts that differ, before and after."""
    parts = [part for part in was if was[part] != now[part]]
    return {part: was[part] for part in parts}, {part: now[part] for part in parts}


def _is_as_left(row: DraftTask, told: dict[str, Any]) -> bool:
    """Whether a row still says what the step left it saying, in the parts that the step changed."""
    if "digest" in told:
        return bool(_digest(row) == told["digest"])
    return all(_kept(getattr(row, part)) == value for part, value in told["after"].items())


def _digest(row: DraftTask) -> str:
    return sha256(json.dumps(_parts(row), sort_keys=True).encode()).hexdigest()


def _called(row: DraftTask) -> str:
    return row.number or row.content[:LONG_ENOUGH]


def _restore(row: DraftTask, before: dict[str, Any]) -> None:
    for part, value in before.items():
        setattr(row, part, _given(part, value))
    row.version += 1


def _kept(value: Any) -> Any:
    if isinstance(value, DeadlineKind):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _given(part: str, value: Any) -> Any:
    if part == "deadline":
        return date.fromisoformat(value) if value else None
    return DeadlineKind(value) if part == "deadline_kind" else value
