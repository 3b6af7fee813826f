"""Putting a plan away when its work is done."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.paging import count
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.actions import refuse_stale
from tracker.plans.models import Plan, PlanState
from tracker.tasks import queries
from tracker.tasks.moves import OutOfTurn


def close_plan(session: Session, plan: Plan, *, seen: int, act: Act) -> None:
    """Put a plan away; closing it again does nothing. Refuses while tasks of it are neither closed nor cancelled."""
    session.refresh(plan, with_for_update=True)
    if plan.state is PlanState.CLOSED:
        return
    refuse_stale(plan, seen)
    unfinished = count(session, queries.unfinished_of(plan.id))
    if unfinished:
        raise OutOfTurn(
            N_("《%(plan)s》还有 %(count)s 项任务未办结，不能归档。请先办结或终止这些任务"),
            plan=plan.title,
            count=unfinished,
        )
    before, plan.state, plan.closed_on = plan.state, PlanState.CLOSED, act.on
    plan.version += 1
    note(session, "plan:closed", plan, act=act, changes={"state": [before.value, plan.state.value]})
