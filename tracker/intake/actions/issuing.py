"""From a draft to a plan in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.intake.actions.holding import hold
from tracker.intake.directory import Meaning
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.refusals import CannotBeIssued
from tracker.intake.review import review
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.actions import create_plan
from tracker.plans.models import Plan
from tracker.plans.values import NewPlan
from tracker.tasks.actions import issue_plan
from tracker.tasks.values import NewFiling, NewIndicator, NewTask, Party
from tracker.workdays.rules import Calendar

ISSUED = "draft:issued"


def issue_draft(session: Session, draft: DraftPlan, *, calendar: Calendar, act: Act) -> Plan:
    """Put a draft into force: a plan, its tasks, a notice to every department. Refuses while anything is unsettled."""
    hold(session, draft)
    found = review(session, draft)
    if found.obstacles or draft.year is None:
        raise CannotBeIssued(N_("还有 %(count)s 处待处理，没有交办"), count=len(found.obstacles))
    facts = NewPlan(draft.title, draft.year, draft.document_number, draft.issuers, draft.issued_on)
    plan = create_plan(session, facts, act=act)
    tasks = [new_task(row, found.meanings, place) for place, row in enumerate(found.rows, start=1)]
    issue_plan(session, plan, tasks, _filings(draft), calendar=calendar, act=act)
    draft.state, draft.plan = DraftState.ISSUED, plan
    draft.version += 1
    note(session, ISSUED, draft, act=act, changes={"tasks": [None, len(tasks)]})
    return plan


def new_task(row: DraftTask, meanings: Mapping[str, Meaning], place: int) -> NewTask:
    """What a row will be as a task; one that the document does not number is called by its place."""
    return NewTask(
        number=row.number or str(place),
        content=row.content,
        category=row.category,
        clause=row.clause,
        remark=row.remark,
        deadline=row.deadline,
        deadline_kind=row.deadline_kind,
        deadline_phrase=row.deadline_phrase,
        leads=_parties(row.leads, meanings),
        supports=_parties(row.supports, meanings),
        indicators=[_indicator(indicator) for indicator in row.indicators],
    )


def _parties(names: Iterable[str], meanings: Mapping[str, Meaning]) -> list[Party]:
    """Each department once, where it is first named; members of a collective remember by which."""
    found: dict[int, Party] = {}
    for meaning in (meanings[name] for name in names):
        collective_id = meaning.collective.id if meaning.collective else None
        for department in meaning.departments:
            found.setdefault(department.id, Party(department.id, collective_id))
    return list(found.values())


def _indicator(read: Mapping[str, Any]) -> NewIndicator:
    return NewIndicator(str(read["text"]), _number(str(read.get("value", ""))), str(read.get("unit", "")))


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
