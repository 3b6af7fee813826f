"""Taking back what was issued, while nobody has acted on it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from tracker.foundation.paging import exists_any
from tracker.foundation.words import N_
from tracker.inbox.models import Notice
from tracker.intake.actions.issuing import ISSUED
from tracker.intake.models import DraftPlan, DraftState
from tracker.intake.refusals import CannotBeTakenBack
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.journal.models import Entry
from tracker.plans.models import Plan
from tracker.tasks.models import Assignment, FilingState, LeadPlanFiling, Task


def undo_issue(session: Session, draft: DraftPlan, *, act: Act) -> None:
    """Take an issued draft back: its plan and tasks go, with what people were told of them; the draft is open again.

    Refuses as soon as anybody has acted on one of its tasks.
    """
    session.refresh(draft, with_for_update=True)
    if draft.plan_id is None:
        raise CannotBeTakenBack(N_("这份草稿没有交办，不需要撤回"))
    _refuse_acted_on(session, draft, draft.plan_id)
    plan_id, draft.plan, draft.state = draft.plan_id, None, DraftState.OPEN
    draft.version += 1
    session.flush()
    _turn_corrections_to(session, draft, plan_id)
    _take_away(session, plan_id)
    note(session, "draft:issue-undone", draft, act=act, changes={"plan_id": [plan_id, None]})


def can_be_undone(session: Session, draft: DraftPlan) -> bool:
    """Whether nobody has acted yet on what was issued from a draft."""
    return draft.plan_id is not None and not _is_acted_on(session, draft, draft.plan_id)


def _refuse_acted_on(session: Session, draft: DraftPlan, plan_id: int) -> None:
    if _is_acted_on(session, draft, plan_id):
        raise CannotBeTakenBack(N_("已有部门签收或办理，不能再撤回。个别任务可在台账中修改或终止"))


def _is_acted_on(session: Session, draft: DraftPlan, plan_id: int) -> bool:
    """Whether the journal tells of a task of the plan (or a lead has filed) since it was issued."""
    about = (Entry.subject_kind == DraftPlan.__tablename__, Entry.subject_id == draft.id, Entry.deed == ISSUED)
    issued = select(func.max(Entry.id)).where(*about).scalar_subquery()
    later = select(Entry.id).where(Entry.task_id.in_(_tasks_of(plan_id)), Entry.id > issued)
    filed = select(LeadPlanFiling.id).where(
        LeadPlanFiling.plan_id == plan_id, LeadPlanFiling.state == FilingState.FILED
    )
    return exists_any(session, later) or exists_any(session, filed)


def _turn_corrections_to(session: Session, draft: DraftPlan, plan_id: int) -> None:
    """What was to be laid beside the plan is laid beside the draft from now on."""
    waiting = (DraftPlan.corrects_plan_id == plan_id, DraftPlan.state == DraftState.OPEN)
    moved = update(DraftPlan).where(*waiting).values(corrects_plan_id=None, corrects_draft_id=draft.id)
    session.execute(moved, execution_options={"synchronize_session": False})


def _take_away(session: Session, plan_id: int) -> None:
    tasks = _tasks_of(plan_id)
    for gone in (
        delete(Notice).where(or_(Notice.task_id.in_(tasks), Notice.key.like(f"issued:{plan_id}:%"))),
        delete(LeadPlanFiling).where(LeadPlanFiling.plan_id == plan_id),
        delete(Assignment).where(Assignment.task_id.in_(tasks)),
        delete(Task).where(Task.plan_id == plan_id),
        delete(Plan).where(Plan.id == plan_id),
    ):
        session.execute(gone, execution_options={"synchronize_session": False})
    session.expire_all()


def _tasks_of(plan_id: int) -> Any:
    return select(Task.id).where(Task.plan_id == plan_id).scalar_subquery()
