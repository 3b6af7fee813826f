"""Which rows there are: cutting one in two, joining several, putting one in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake.actions.holding import hold, hold_row
from tracker.intake.actions.making import STEP
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.values import RowValues
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.deadlines import DeadlineKind

FEWEST_TO_JOIN = 2


def add_row(
    session: Session, draft: DraftPlan, values: RowValues, *, after: DraftTask | None = None, act: Act
) -> DraftTask:
    """Put in a row that the reading did not find, behind another or at the end. Refuses one that says nothing to do."""
    hold(session, draft)
    if not values.content:
        raise Invalid(N_("请填写任务内容"), field="content")
    row = DraftTask(
        draft_plan_id=draft.id,
        seq=_behind(session, draft.id, after),
        number=values.number,
        category=values.category,
        content=values.content,
        leads=list(values.leads),
        supports=list(values.supports),
        deadline=values.deadline,
        deadline_kind=values.kind,
        deadline_phrase=values.deadline_phrase,
        remark=values.remark,
        clause="",
        certainty={},
        source={},
        is_confirmed=True,
    )
    session.add(row)
    note(session, "draft:row-added", draft, act=act, changes={"content": [None, values.content]})
    return row


def split_row(session: Session, row: DraftTask, contents: Sequence[str], *, seen: int, act: Act) -> list[DraftTask]:
    """Cut one row into several that share its departments, time and source. Refuses fewer than two pieces."""
    draft = hold_row(session, row, seen=seen)
    pieces = [piece for piece in contents if piece]
    if len(pieces) < FEWEST_TO_JOIN:
        raise Invalid(N_("拆分后至少有两项，每项一段"), field="contents")
    before, row.content = row.content, pieces[0]
    row.version += 1
    rows = [row]
    for nth, piece in enumerate(pieces[1:], start=2):
        rows.append(_like(session, rows[-1], of=row, content=piece, number=_sub_number(row.number, nth)))
    note(session, "draft:row-split", draft, act=act, changes={"content": [before, pieces]})
    return rows


def merge_rows(session: Session, rows: Sequence[DraftTask], *, act: Act) -> DraftTask:
    """Join rows into the first: all their words, departments and doubts, the last of their deadlines.

    The others are taken out, and can be brought back. Refuses fewer than two.
    """
    if len(rows) < FEWEST_TO_JOIN:
        raise Invalid(N_("请勾选要合并的两行或更多行"))
    first, *others = sorted(rows, key=lambda row: row.seq)
    draft = hold_row(session, first)
    contents = [row.content for row in (first, *others)]
    _join(first, others)
    for row in others:
        row.is_removed = True
        row.version += 1
    note(session, "draft:rows-merged", draft, act=act, changes={"content": [contents, first.content]})
    return first


def _join(first: DraftTask, others: Sequence[DraftTask]) -> None:
    rows = (first, *others)
    first.content = "\n".join(row.content for row in rows)
    first.leads = _each_once(name for row in rows for name in row.leads)
    first.supports = [
        name for name in _each_once(name for row in rows for name in row.supports) if name not in first.leads
    ]
    first.questions = [question for row in rows for question in row.questions]
    first.indicators = [indicator for row in rows for indicator in row.indicators]
    first.source = {**first.source, "text": "\n".join(row.source.get("text", "") for row in rows)}
    first.is_confirmed = all(row.is_confirmed for row in rows)
    last = _last_deadline(rows)
    if last is not None:
        first.deadline, first.deadline_kind = last, DeadlineKind.DATE
    first.version += 1


def _last_deadline(rows: Iterable[DraftTask]) -> date | None:
    return max((row.deadline for row in rows if row.deadline), default=None)


def _each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _like(session: Session, before: DraftTask, *, of: DraftTask, **differing: Any) -> DraftTask:
    """A row behind another that says the same but for what differs."""
    unlike = {"id", "seq", "version", *differing}
    shared = {column.key: getattr(of, column.key) for column in DraftTask.__table__.columns if column.key not in unlike}
    row = DraftTask(**shared, **differing, seq=_behind(session, of.draft_plan_id, before))
    session.add(row)
    session.flush()
    return row


def _sub_number(number: str, nth: int) -> str:
    return f"{number}({nth})" if number else ""


def _behind(session: Session, draft_id: int, row: DraftTask | None) -> int:
    """A place behind a row, or at the end; rows are moved apart when there is none left."""
    own = DraftTask.draft_plan_id == draft_id
    if row is None:
        return (session.scalar(select(func.max(DraftTask.seq)).where(own)) or 0) + STEP
    following = session.scalar(select(func.min(DraftTask.seq)).where(own, DraftTask.seq > row.seq))
    if following is None:
        return row.seq + STEP
    if following - row.seq > 1:
        return (row.seq + following) // 2
    _move_apart(session, draft_id)
    return _behind(session, draft_id, row)


def _move_apart(session: Session, draft_id: int) -> None:
    """Widen all gaps; by way of the negative numbers, so that no two rows meet on the way."""
    own = DraftTask.draft_plan_id == draft_id
    ids = session.scalars(select(DraftTask.id).where(own).order_by(DraftTask.seq)).all()
    session.execute(update(DraftTask).where(own).values(seq=-DraftTask.seq))
    session.execute(update(DraftTask), [{"id": id, "seq": place * STEP} for place, id in enumerate(ids, start=1)])
