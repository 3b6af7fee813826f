"""Putting a draft right: its facts, its rows, the papers it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake import queries
from tracker.intake.actions.holding import hold, hold_row
from tracker.intake.actions.resolving import resolve_relative
from tracker.intake.actions.retracing import Memory
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.refusals import NotOpen
from tracker.intake.values import FilingValues, PlanFacts, RowValues
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.deadlines import DeadlineKind

TOPICS = {"deadline_kind": "deadline", "deadline_phrase": "deadline"}
"""Parts of a row that are asked about together with another."""


def change_facts(session: Session, draft: DraftPlan, facts: PlanFacts, *, seen: int, act: Act) -> None:
    """Say what the document says of itself. Refuses an edit not seen and a draft without a title."""
    hold(session, draft, seen=seen)
    if not facts.title:
        raise Invalid(N_("请填写计划标题"), field="title")
    changes = _set(
        draft,
        title=facts.title,
        document_number=facts.document_number,
        issuers=list(facts.issuers),
        issued_on=facts.issued_on,
        year=facts.year,
    )
    draft.certainty = {}
    _save(draft)
    if "issued_on" in changes:
        resolve_relative(session, draft, session.scalars(queries.rows_of(draft.id)).all())
    note(session, "draft:facts-changed", draft, act=act, changes=changes)


def change_row(session: Session, row: DraftTask, values: RowValues, *, seen: int, act: Act) -> None:
    """Put one row right; what was asked about the parts that changed is answered by that.

    Refuses an edit not seen and a row that says nothing to do.
    """
    draft = hold_row(session, row, seen=seen)
    if not values.content:
        raise Invalid(N_("请填写任务内容"), field="content")
    memory = Memory([row])
    changes = _set(row, **_columns(values, row))
    if not changes:
        return
    settled = {TOPICS.get(part, part) for part in changes}
    row.questions = [question for question in row.questions if question["about"] not in settled]
    row.certainty = {part: trust for part, trust in row.certainty.items() if part not in settled}
    _save(row)
    memory.keep(session, draft, "draft:row-changed")
    note(session, "draft:row-changed", draft, act=act, changes=changes)


def confirm_rows(session: Session, rows: Sequence[DraftTask], *, act: Act) -> None:
    """Say that these rows were read right."""
    draft = _hold_all(session, rows)
    memory = Memory(rows)
    for row in rows:
        _settle(row)
    memory.keep(session, draft, "draft:rows-confirmed")
    note(session, "draft:rows-confirmed", draft, act=act, changes=_named(rows))


def set_deadline_for(session: Session, rows: Sequence[DraftTask], deadline: date | None, *, act: Act) -> None:
    """Give all these rows one deadline, or none at all; the words that the document used stay beside it."""
    draft = _hold_all(session, rows)
    memory = Memory(rows)
    for row in rows:
        row.deadline, row.deadline_kind = deadline, DeadlineKind.DATE if deadline else DeadlineKind.NONE
        row.questions = [question for question in row.questions if question["about"] != "deadline"]
        row.certainty = {**row.certainty, "deadline": "sure"}
        _save(row)
    memory.keep(session, draft, "draft:deadline-set")
    note(session, "draft:deadline-set", draft, act=act, changes={**_named(rows), "deadline": [None, str(deadline)]})


def remove_rows(session: Session, rows: Sequence[DraftTask], *, act: Act) -> None:
    """Take rows out; they can be brought back until the draft is issued."""
    _mark_removed(session, rows, to=True, deed="draft:rows-removed", act=act)


def restore_rows(session: Session, rows: Sequence[DraftTask], *, act: Act) -> None:
    """Bring rows back that were taken out."""
    _mark_removed(session, rows, to=False, deed="draft:rows-restored", act=act)


def change_filing(
    session: Session, draft: DraftPlan, number: int, values: FilingValues, *, seen: int, act: Act
) -> None:
    """Put right (or drop) one of the papers that the plan asks for; `number` counts from 0. Refuses one without a title."""
    hold(session, draft, seen=seen)
    if not values.title:
        raise Invalid(N_("请填写报备事项名称"), field="title")
    before = draft.filings[number]
    after = {
        **before,
        "title": values.title,
        "due": str(values.due) if values.due else None,
        "phrase": values.phrase,
        "is_kept": values.is_kept,
    }
    draft.filings = [*draft.filings[:number], after, *draft.filings[number + 1 :]]
    _save(draft)
    note(session, "draft:filing-changed", draft, act=act, changes={"filing": [before, after]})


def discard(session: Session, draft: DraftPlan, *, act: Act) -> None:
    """Put a draft aside; it can be taken up again."""
    hold(session, draft)
    draft.state = DraftState.DISCARDED
    _save(draft)
    note(session, "draft:discarded", draft, act=act)


def take_up(session: Session, draft: DraftPlan, *, act: Act) -> None:
    """Go on with a draft that was put aside. Refuses any other."""
    session.refresh(draft, with_for_update=True)
    if draft.state is not DraftState.DISCARDED:
        raise NotOpen(N_("这份草稿%(state)s，不需要恢复"), state=draft.state)
    draft.state = DraftState.OPEN
    _save(draft)
    note(session, "draft:taken-up", draft, act=act)


def _hold_all(session: Session, rows: Sequence[DraftTask]) -> DraftPlan:
    if not rows:
        raise Invalid(N_("请先勾选要办理的行"))
    draft = session.get_one(DraftPlan, rows[0].draft_plan_id)
    hold(session, draft)
    return draft


def _mark_removed(session: Session, rows: Sequence[DraftTask], *, to: bool, deed: str, act: Act) -> None:
    draft = _hold_all(session, rows)
    memory = Memory(rows)
    for row in rows:
        row.is_removed = to
        _save(row)
    memory.keep(session, draft, deed)
    note(session, deed, draft, act=act, changes=_named(rows))


def _settle(row: DraftTask) -> None:
    row.is_confirmed = True
    _save(row)


def _save(record: DraftPlan | DraftTask) -> None:
    record.version += 1


def _columns(values: RowValues, row: DraftTask) -> dict[str, Any]:
    """What to set. A day that was counted from the day of issue, and not touched, is still asked about."""
    counted = row.deadline_kind is DeadlineKind.RELATIVE and values.deadline == row.deadline is not None
    return {
        "number": values.number,
        "category": values.category,
        "content": values.content,
        "leads": list(values.leads),
        "supports": list(values.supports),
        "deadline": values.deadline,
        "deadline_kind": row.deadline_kind if counted else values.kind,
        "deadline_phrase": values.deadline_phrase,
        "milestones": [dict(each) for each in values.milestones],
        "remark": values.remark,
    }


def _set(record: DraftPlan | DraftTask, **values: Any) -> dict[str, list[Any]]:
    before = {field: getattr(record, field) for field in values}
    for field, value in values.items():
        setattr(record, field, value)
    return {field: [_plain(before[field]), _plain(value)] for field, value in values.items() if before[field] != value}


def _plain(value: Any) -> Any:
    return value if isinstance(value, list | int | None) else str(value)


def _named(rows: Sequence[DraftTask]) -> dict[str, list[Any]]:
    return {"rows": [None, [row.number or row.content[:20] for row in rows]]}
