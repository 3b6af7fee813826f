"""Letting a corrected document take the place of an open draft, with what a person made of that one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake.actions.choosing import Choice, refuse_unfit
from tracker.intake.actions.holding import hold
from tracker.intake.actions.making import STEP
from tracker.intake.compare.differences import Part
from tracker.intake.correction import Comparison, Item, Whole, compare
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.journal.actions import note
from tracker.journal.acts import Act

COLUMNS = {Part.DEADLINE: ("deadline", "deadline_kind", "deadline_phrase")}
NOT_CARRIED = {"id", "draft_plan_id", "seq", "as_read", "task_id", "version"}


def supersede_draft(session: Session, draft: DraftPlan, choice: Choice, *, act: Act) -> None:
    """Let a corrected document stand for the open draft that it corrects, with what a person made of that one.

    What is ticked is as the new version has it, everything else as the draft had it. The former draft is put aside.

    Refuses ticks of what changed since it was seen.
    """
    hold(session, draft)
    former = draft.corrects_draft
    if former is None:
        raise Invalid(N_("这份文件没有对应的草稿"))
    hold(session, former)
    found = compare(session, draft)
    if not found.is_empty:
        refuse_unfit(found, choice)
    _keep_what_stood(session, draft, found, choice)
    _keep_duties(draft, former)
    former.state, draft.applied_at = DraftState.DISCARDED, act.at
    for each in (former, draft):
        each.version += 1
    note(session, "draft:superseded", former, act=act, changes={"file_name": [former.file_name, draft.file_name]})
    note(session, "draft:applied", draft, act=act, changes={"tasks": [None, len(choice.ticks)]})


def _keep_what_stood(session: Session, draft: DraftPlan, found: Comparison, choice: Choice) -> None:
    for item in found.pairs:
        _keep_parts(item, choice)
    for item in found.new:
        if item.row is not None:
            item.row.is_removed = not choice.takes(item, Whole.NEW)
    for fact in found.facts:
        if fact.tick not in choice.ticks:
            setattr(draft, fact.name, fact.now)
    gone = {item.held.record.id for item in found.gone if item.held and choice.takes(item, Whole.GONE)}
    _carry_over(session, draft, found, gone)


def _keep_parts(item: Item, choice: Choice) -> None:
    """Let the parts that were not ticked be what they were, with what was asked about them."""
    row, former = item.row, item.held.record if item.held else None
    if row is None or not isinstance(former, DraftTask):
        return
    taken = choice.parts_of(item)
    for offer in item.offers:
        if isinstance(offer.what, Part) and offer.what not in taken:
            _keep_part(row, former, offer.what)
    if former.category and not row.category:
        row.category = former.category
    row.is_confirmed = former.is_confirmed and not taken
    row.version += 1


def _keep_part(row: DraftTask, former: DraftTask, part: Part) -> None:
    for column in COLUMNS.get(part, (part.value,)):
        setattr(row, column, getattr(former, column))
    asked = [each for each in former.questions if each["about"] == part.value]
    row.questions = [*(each for each in row.questions if each["about"] != part.value), *asked]
    trust = {key: value for key, value in row.certainty.items() if key != part.value}
    row.certainty = trust | ({part.value: former.certainty[part.value]} if part.value in former.certainty else {})


def _carry_over(session: Session, draft: DraftPlan, found: Comparison, ended: set[int]) -> None:
    """Rows that only the former draft has, unless it was ticked that they are gone."""
    paired = {item.held.record.id for item in (*found.pairs, *found.new) if item.held}
    former = select(DraftTask).where(
        DraftTask.draft_plan_id == draft.corrects_draft_id, DraftTask.is_removed.is_(False)
    )
    last = session.scalar(select(func.max(DraftTask.seq)).where(DraftTask.draft_plan_id == draft.id)) or 0
    left = [row for row in session.scalars(former.order_by(DraftTask.seq)) if row.id not in paired | ended]
    for place, row in enumerate(left, start=1):
        values: dict[str, Any] = {
            column.key: getattr(row, column.key)
            for column in DraftTask.__table__.columns
            if column.key not in NOT_CARRIED
        }
        values["source"] = {**row.source, "lines": []}
        session.add(DraftTask(**values, draft_plan_id=draft.id, seq=last + place * STEP))


def _keep_duties(draft: DraftPlan, former: DraftPlan) -> None:
    """What a person said to papers and rhythms that both versions ask for in the same words."""
    for name in ("filings", "rounds"):
        known = {each["text"]: each for each in getattr(former, name)}
        setattr(draft, name, [known.get(each["text"], each) for each in getattr(draft, name)])
