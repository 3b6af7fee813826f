"""One step back: how the rows of a draft stood before they were last cut, joined, taken out or given a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
TIME = ("deadline", "deadline_kind", "questions", "certainty")
PRESENCE = ("is_removed",)


class Memory:
    """How rows stood before a step; kept with the draft once the step is made."""

    def __init__(self, rows: Sequence[DraftTask], parts: Sequence[str] | None = None) -> None:
        """Look at the rows, or at these parts of them."""
        every = [column.key for column in DraftTask.__table__.columns if column.key not in UNTOUCHED]
        self._rows = rows
        self._before = [{part: _kept(getattr(row, part)) for part in parts or every} for row in rows]

    def keep(self, session: Session, draft: DraftPlan, deed: str, *, added: Sequence[DraftTask] = ()) -> None:
        """Remember the step that was made, under the name of its deed; the step before it is forgotten."""
        session.flush()
        pairs = zip(self._rows, self._before, strict=True)
        draft.last_step = {
            "deed": deed,
            "rows": [{"id": row.id, "version": row.version, "before": before} for row, before in pairs],
            "added": [{"id": row.id, "version": row.version} for row in added],
        }


def step_back(session: Session, draft: DraftPlan, *, act: Act) -> None:
    """Undo the last step. Refuses where there is none, and where somebody has worked on its rows since."""
    hold(session, draft)
    step = draft.last_step
    if not step:
        raise Invalid(N_("没有可以撤销的操作"))
    told = [*step["rows"], *step["added"]]
    wanted = select(DraftTask).where(DraftTask.draft_plan_id == draft.id, DraftTask.id.in_([one["id"] for one in told]))
    rows = {row.id: row for row in session.scalars(wanted)}
    if any(one["id"] not in rows or rows[one["id"]].version != one["version"] for one in told):
        raise Invalid(N_("这几项后来又改过，不能再撤销上一步。可以直接修改"))
    for one in step["rows"]:
        _restore(rows[one["id"]], one["before"])
    for one in step["added"]:
        session.delete(rows[one["id"]])
    draft.last_step = {}
    note(session, "draft:step-undone", draft, act=act, changes={"step": [step["deed"], None]})


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
