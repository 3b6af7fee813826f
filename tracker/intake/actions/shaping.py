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
from tracker.intake.actions.retracing import Memory
from tracker.intake.models import DraftPlan, DraftTask, SourceLine
from tracker.intake.values import RowPiece, RowValues
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.deadlines import DeadlineKind

FEWEST_TO_JOIN = 2


def add_row(
    session: Session,
    draft: DraftPlan,
    values: RowValues,
    *,
    after: DraftTask | None = None,
    line: SourceLine | None = None,
    act: Act,
) -> DraftTask:
    """Put in a row that the reading did not find, behind another or at the end; from a line of the document, with its words.

    Refuses one that says nothing to do.
    """
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
        milestones=[dict(each) for each in values.milestones],
        remark=values.remark,
        clause="",
        certainty={},
        source=_source_in(line) if line else {},
        is_confirmed=True,
    )
    session.add(row)
    Memory([]).keep(session, draft, "draft:row-added", added=[row])
    note(session, "draft:row-added", draft, act=act, changes={"content": [None, values.content]})
    return row


def _source_in(line: SourceLine) -> dict[str, Any]:
    words = " ".join(str(cell["text"]) for cell in line.cells if cell["text"])
    return {"text": words, "place": line.place, "marks": [], "lines": [line.seq]}


def split_row(session: Session, row: DraftTask, given: Sequence[RowPiece], *, seen: int, act: Act) -> list[DraftTask]:
    """Cut one row into several that share its time and source, and its departments unless a piece names its own.

    Refuses fewer than two pieces.
    """
    draft = hold_row(session, row, seen=seen)
    pieces = [piece for piece in given if piece.content]
    if len(pieces) < FEWEST_TO_JOIN:
        raise Invalid(N_("拆分后至少有两项，每项一段"), field="contents")
    memory, before = Memory([row]), row.content
    shares = [_shares(piece, row) for piece in pieces]
    rows = [row]
    for nth, (piece, share) in enumerate(zip(pieces[1:], shares[1:], strict=True), start=2):
        number = _sub_number(row.number, nth)
        rows.append(_like(session, rows[-1], of=row, content=piece.content, number=number, **share))
    row.content, row.leads, row.supports = pieces[0].content, shares[0]["leads"], shares[0]["supports"]
    row.version += 1
    memory.keep(session, draft, "draft:row-split", added=rows[1:])
    changes = {"content": [before, [piece.content for piece in pieces]]}
    note(session, "draft:row-split", draft, act=act, changes=changes)
    return rows


def merge_rows(session: Session, rows: Sequence[DraftTask], *, act: Act) -> DraftTask:
    """Join rows into the first: all their words, departments and doubts, the last of their deadlines.

    The others are taken out, and can be brought back. Refuses fewer than two.
    """
    if len(rows) < FEWEST_TO_JOIN:
        raise Invalid(N_("请勾选要合并的两行或更多行"))
    first, *others = sorted(rows, key=lambda row: row.seq)
    draft = hold_row(session, first)
    contents, memory = [row.content for row in (first, *others)], Memory((first, *others))
    _join(first, others)
    for row in others:
        row.is_removed = True
        row.version += 1
    memory.keep(session, draft, "draft:rows-merged")
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
    first.milestones = [milestone for row in rows for milestone in row.milestones]
    first.source = _joined_sources(rows)
    first.is_confirmed = all(row.is_confirmed for row in rows)
    last = _last_deadline(rows)
    if last is not None:
        first.deadline, first.deadline_kind = last, DeadlineKind.DATE
    first.version += 1


def _joined_sources(rows: Sequence[DraftTask]) -> dict[str, Any]:
    """The words and the lines of all, at the place of the first."""
    sources = [row.source for row in rows]
    return {
        **sources[0],
        "text": "\n".join(dict.fromkeys(source.get("text", "") for source in sources)),
        "marks": [mark for source in sources for mark in source.get("marks", ())],
        "lines": sorted({line for source in sources for line in source.get("lines", ())}),
    }


def _last_deadline(rows: Iterable[DraftTask]) -> date | None:
    return max((row.deadline for row in rows if row.deadline), default=None)


def _each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _shares(piece: RowPiece, row: DraftTask) -> dict[str, list[str]]:
    leads = row.leads if piece.leads is None else piece.leads
    supports = row.supports if piece.supports is None else piece.supports
    return {"leads": list(leads), "supports": list(supports)}


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
