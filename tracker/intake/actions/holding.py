"""Taking a draft in hand: one person at a time, only while it is open, and only in the version that was seen."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.refusals import Stale
from tracker.foundation.words import N_
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.refusals import NotOpen


def hold(session: Session, draft: DraftPlan, *, seen: int | None = None) -> None:
    """Keep others off a draft until the transaction ends. Refuses one that is not open, or that changed unseen."""
    session.refresh(draft, with_for_update=True)
    if draft.state is not DraftState.OPEN:
        raise NotOpen(N_("这份草稿%(state)s，不能再改"), state=draft.state)
    refuse_unseen(draft, seen)


def hold_row(session: Session, row: DraftTask, *, seen: int | None = None) -> DraftPlan:
    """Keep others off a row's draft and give it. Refuses a draft that is not open, and a row that changed unseen."""
    draft = session.get_one(DraftPlan, row.draft_plan_id)
    hold(session, draft)
    session.refresh(row)
    refuse_unseen(row, seen)
    return draft


def refuse_unseen(record: DraftPlan | DraftTask, seen: int | None) -> None:
    """Refuse to write over what somebody else saved since it was read."""
    if seen is not None and record.version != seen:
        raise Stale(N_("这一项刚被他人改过，没有保存。两个版本都可查看"))
