"""Putting a plan away once nothing of it is owed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.paging import count
from tracker.foundation.refusals import Refusal
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.actions import refuse_stale
from tracker.plans.models import Plan, PlanState
from tracker.tasks.models import OPEN_STATES, Task, TaskState
from tracker.tasks.queries import of_plan


class CannotBeArchived(Refusal):
    """Somebody still owes something, or it is put away already."""


def archive_plan(session: Session, plan: Plan, *, seen: int, act: Act) -> None:
    """Put a plan away: no more rounds and reminders. Refuses while tasks are open or rest, and an edit not seen."""
    session.refresh(plan, with_for_update=True)
    refuse_stale(plan, seen)
    if plan.state is PlanState.CLOSED:
        raise CannotBeArchived(N_("《%(plan)s》已经归档"), plan=plan.title)
    owed = count(session, of_plan(plan.id).where(Task.state.in_((*OPEN_STATES, TaskState.SUSPENDED))))
    if owed:
        raise CannotBeArchived(
            N_("《%(plan)s》还有 %(count)s 项没有办结，不能归档。请先办结或终止"), plan=plan.title, count=owed
        )
    plan.state = PlanState.CLOSED
    plan.version += 1
    note(session, "plan:closed", plan, act=act)
