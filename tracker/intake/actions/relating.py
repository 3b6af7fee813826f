"""Saying that a document is a corrected version of one that is there, or that it is a plan of its own."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake.actions.holding import hold
from tracker.intake.models import DraftPlan, DraftState
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.models import Plan, PlanState


def take_as_correction(session: Session, draft: DraftPlan, of: Plan | DraftPlan, *, act: Act) -> None:
    """Say that an open draft corrects a plan in force or another open draft. Refuses what is closed, and itself."""
    hold(session, draft)
    if isinstance(of, Plan):
        if of.state is not PlanState.IN_FORCE:
            raise Invalid(N_("《%(title)s》已归档，不能再对照更新"), title=of.title)
        draft.corrects_plan, draft.corrects_draft = of, None
    else:
        if of.id == draft.id or of.state is not DraftState.OPEN:
            raise Invalid(N_("只能与待核对的草稿或执行中的计划对照"))
        draft.corrects_plan, draft.corrects_draft = None, of
    draft.stands_alone = False
    draft.version += 1
    note(session, "draft:taken-as-correction", draft, act=act, changes={"title": [of.title, draft.title]})


def take_as_new(session: Session, draft: DraftPlan, *, act: Act) -> None:
    """Say that an open draft is a plan of its own; nobody is asked about it again."""
    hold(session, draft)
    draft.corrects_plan = draft.corrects_draft = None
    draft.stands_alone = True
    draft.version += 1
    note(session, "draft:taken-as-new", draft, act=act)
