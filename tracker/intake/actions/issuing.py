"""From a draft to a plan in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.intake.actions.holding import hold
from tracker.intake.directory import Meaning
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.refusals import CannotBeIssued
from tracker.intake.review import review
from tracker.intake.rules import kind_of
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.actions import create_plan
from tracker.plans.models import Plan, ReportCycle
from tracker.plans.values import NewPlan, PlanSettings
from tracker.tasks.actions import issue_plan
from tracker.tasks.values import NewFiling, NewIndicator, NewMilestone, NewTask, Party
from tracker.workdays.rules import Calendar

ISSUED = "draft:issued"


def issue_draft(session: Session, draft: DraftPlan, *, calendar: Calendar, act: Act) -> Plan:
    """Put a draft into force: a plan, its tasks, a notice to every department. Refuses while anything is unsettled."""
    hold(session, draft)
    found = review(session, draft)
    if found.obstacles or draft.year is None:
        raise CannotBeIssued(N_("还有 %(count)s 处待处理，没有交办"), count=len(found.obstacles))
    facts = NewPlan(draft.title, draft.year, draft.document_number, draft.issuers, draft.issued_on)
    plan = create_plan(session, facts, settings_of(draft), act=act)
    tasks = [new_task(row, found.meanings, place) for place, row in enumerate(found.rows, start=1)]
    issued = issue_plan(session, plan, tasks, _filings(draft), calendar=calendar, act=act)
    for row, task in zip(found.rows, issued, strict=True):
        row.task_id = task.id
    _turn_corrections_to(session, plan, draft)
    draft.state, draft.plan = DraftState.ISSUED, plan
    draft.version += 1
    note(session, ISSUED, draft, act=act, changes={"tasks": [None, len(tasks)]})
    return plan


def _turn_corrections_to(session: Session, plan: Plan, draft: DraftPlan) -> None:
    """What was to be laid beside the draft is laid beside the plan from now on."""
    waiting = (DraftPlan.corrects_draft_id == draft.id, DraftPlan.state == DraftState.OPEN)
    unapplied = update(DraftPlan).where(*waiting, DraftPlan.applied_at.is_(None))
    session.execute(unapplied.values(corrects_draft_id=None, corrects_plan_id=plan.id))


def new_task(row: DraftTask, meanings: Mapping[str, Meaning], place: int) -> NewTask:
    """What a row will be as a task; one that the document does not number is called by its place."""
    return NewTask(
        number=row.number or str(place),
        content=row.content,
        category=row.category,
        clause=row.clause,
        remark=row.remark,
        deadline=row.deadline,
        deadline_kind=kind_of(row),
        deadline_phrase=row.deadline_phrase,
        leads=parties(row.leads, meanings),
        supports=parties(row.supports, meanings),
        indicators=[new_indicator(indicator) for indicator in row.indicators],
        milestones=[new_milestone(milestone) for milestone in row.milestones],
    )


def settings_of(draft: DraftPlan) -> PlanSettings:
    """How the plan will be followed: as usual, with the rhythm of reporting that was confirmed."""
    usual = PlanSettings()
    kept = next((each for each in draft.rounds if each["is_kept"]), None)
    if kept is None:
        return usual
    return replace(usual, report_cycle=ReportCycle(kept["cycle"]), report_day=kept["day"] or usual.report_day)


def new_indicator(read: Mapping[str, Any]) -> NewIndicator:
    """A target as a draft keeps it."""
    return NewIndicator(str(read["text"]), _number(str(read.get("value", ""))), str(read.get("unit", "")))


def new_milestone(read: Mapping[str, Any]) -> NewMilestone:
    """A dated step as a draft keeps it."""
    return NewMilestone(date.fromisoformat(read["due"]), read["text"], read["phrase"])


def parties(names: Iterable[str], meanings: Mapping[str, Meaning]) -> list[Party]:
    """Each department once, where it is first named; members of a collective remember by which."""
    found: dict[int, Party] = {}
    for meaning in (meanings[name] for name in names):
        collective_id = meaning.collective.id if meaning.collective else None
        for department in meaning.departments:
            found.setdefault(department.id, Party(department.id, collective_id))
    return list(found.values())


def _number(figure: str) -> Decimal | None:
    try:
        return Decimal(figure.replace(",", ""))
    except InvalidOperation:
        return None


def _filings(draft: DraftPlan) -> list[NewFiling]:
    return [
        NewFiling(each["title"], date.fromisoformat(each["due"]) if each["due"] else None, each["phrase"])
        for each in draft.filings
        if each["is_kept"]
    ]
