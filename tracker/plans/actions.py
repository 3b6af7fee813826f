"""What can be done with a plan: make it of a document's facts, and change how it is followed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.refusals import Stale
from tracker.foundation.words import N_, Worded
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans import rules
from tracker.plans.models import Plan
from tracker.plans.values import NewPlan, PlanSettings


def create_plan(session: Session, new: NewPlan, settings: PlanSettings | None = None, *, act: Act) -> Plan:
    """Put a plan on record. It binds nobody until its tasks are issued."""
    settings = settings or PlanSettings()
    rules.refuse_bad_plan(new)
    rules.refuse_bad_settings(settings)
    plan = Plan(
        title=new.title.strip(),
        document_number=new.document_number,
        issuers=list(new.issuers),
        issued_on=new.issued_on,
        year=new.year,
        **{name: getattr(settings, name) for name in PlanSettings.__dataclass_fields__},
    )
    session.add(plan)
    note(session, "plan:created", plan, act=act, changes={"title": [None, plan.title]})
    return plan


def change_settings(session: Session, plan: Plan, settings: PlanSettings, *, seen: int, act: Act) -> None:
    """Change how a plan is followed, from now on. Raises Stale when somebody else changed it after version `seen`."""
    session.refresh(plan, with_for_update=True)
    refuse_stale(plan, seen)
    rules.refuse_bad_settings(settings)
    before = PlanSettings.of(plan)
    both = {name: (getattr(before, name), getattr(settings, name)) for name in PlanSettings.__dataclass_fields__}
    changed = {name: [_plain(old), _plain(new)] for name, (old, new) in both.items() if old != new}
    if not changed:
        return
    for name in changed:
        setattr(plan, name, getattr(settings, name))
    plan.version += 1
    note(session, "plan:changed", plan, act=act, changes=changed)


def correct_facts(session: Session, plan: Plan, facts: Mapping[str, Any], *, reason: str, act: Act) -> None:
    """Change what a plan's document says of itself (title, document_number, issuers, issued_on), with a reason."""
    session.refresh(plan, with_for_update=True)
    changed = {
        name: [_plain(getattr(plan, name)), _plain(new)] for name, new in facts.items() if new != getattr(plan, name)
    }
    if not changed:
        return
    for name in changed:
        setattr(plan, name, facts[name])
    rules.refuse_bad_plan(NewPlan(plan.title, plan.year))
    plan.version += 1
    note(session, "plan:corrected", plan, act=act, reason=reason, changes=changed)


def refuse_stale(plan: Plan, seen: int) -> None:
    """Refuse an edit of a plan as it stood before somebody else's edit."""
    if plan.version != seen:
        raise Stale(N_("《%(plan)s》的设置刚被他人改过，没有保存。请对照现在的设置再提交"), plan=plan.title)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Worded) else value
