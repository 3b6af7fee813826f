"""Names of a draft that are no names: cut into several, or dropped, in every row that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake.actions.answering import Answer, How, remember
from tracker.intake.actions.holding import hold
from tracker.intake.models import DraftPlan, DraftTask
from tracker.journal.actions import note
from tracker.journal.acts import Act

FEWEST_PIECES = 2
PARTS = ("leads", "supports")


def split_name(session: Session, draft: DraftPlan, name: str, into: Sequence[str], *, act: Act) -> None:
    """Put several names in the place of one. Refuses fewer than two."""
    hold(session, draft)
    pieces = list(dict.fromkeys(piece for piece in into if piece))
    if len(pieces) < FEWEST_PIECES:
        raise Invalid(N_("请把“%(name)s”拆成两个或更多名称，用顿号隔开"), name=name)
    rows = _replace(session, draft, name, pieces)
    remember(session, draft, Answer(How.SPLIT, name, means=pieces, rows=rows))
    note(session, "draft:name-split", draft, act=act, changes={"names": [name, pieces]})


def drop_name(session: Session, draft: DraftPlan, name: str, *, act: Act) -> None:
    """Take a name out of every row that holds it; a row may be left without anybody, which is asked about."""
    hold(session, draft)
    rows = _replace(session, draft, name, [])
    remember(session, draft, Answer(How.DROPPED, name, rows=rows))
    note(session, "draft:name-dropped", draft, act=act, changes={"names": [name, None]})


def put_back(session: Session, draft: DraftPlan, answer: Answer) -> None:
    """Let a name stand again where it stood; lists that were changed since keep what else they hold."""
    rows = {row.id: row for row in _rows_of(session, draft)}
    for kept in answer.rows:
        row = rows.get(kept["id"])
        if row is not None:
            _set(row, kept["part"], _restored(getattr(row, kept["part"]), kept, answer))


def _replace(session: Session, draft: DraftPlan, name: str, pieces: Sequence[str]) -> list[dict[str, Any]]:
    changed = []
    for row in _rows_of(session, draft):
        for part in PARTS:
            before: list[str] = getattr(row, part)
            if name in before:
                after = _each_once(piece for one in before for piece in (pieces if one == name else [one]))
                changed.append({"id": row.id, "part": part, "before": before, "after": after})
                _set(row, part, after)
    return changed


def _restored(now: Sequence[str], kept: dict[str, Any], answer: Answer) -> list[str]:
    before, after = kept["before"], kept["after"]
    if list(now) == after:
        return list(before)
    added = [piece for piece in answer.means if piece not in before]
    rest = [one for one in now if one not in added and one != answer.name]
    at = min(before.index(answer.name), len(rest))
    return [*rest[:at], answer.name, *rest[at:]]


def _set(row: DraftTask, part: str, names: list[str]) -> None:
    setattr(row, part, names)
    row.version += 1


def _rows_of(session: Session, draft: DraftPlan) -> Sequence[DraftTask]:
    """All rows, also those that were taken out: they may come back."""
    return session.scalars(select(DraftTask).where(DraftTask.draft_plan_id == draft.id).order_by(DraftTask.seq)).all()


def _each_once(names: Any) -> list[str]:
    return list(dict.fromkeys(names))
