"""Giving a day to times that run from the day of issue, until a person says that it is right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.intake.draft import Certainty, Topic
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.relative import day_after
from tracker.tasks.deadlines import DeadlineKind
from tracker.workdays.queries import calendar

IS_IT = N_("“%(phrase)s”自 %(issued)s 印发起算，为 %(due)s，对吗？")
WHEN = N_("“%(phrase)s”应在哪一天完成？")


def resolve_relative(session: Session, draft: DraftPlan, rows: Sequence[DraftTask]) -> None:
    """Count these rows' times from the draft's day of issue; what a person has confirmed with its day stays as it is."""
    open_rows = [row for row in rows if row.deadline_kind is DeadlineKind.RELATIVE and not _is_settled(row)]
    if not open_rows:
        return
    days = calendar(session, draft.issued_on) if draft.issued_on else None
    for row in open_rows:
        day = day_after(row.deadline_phrase, draft.issued_on, days) if draft.issued_on and days else None
        if (day, row.deadline) != (None, None):
            _propose(row, day, draft.issued_on)


def _is_settled(row: DraftTask) -> bool:
    return row.is_confirmed and row.deadline is not None


def _propose(row: DraftTask, day: date | None, issued_on: date | None) -> None:
    words: dict[str, Any] = {"phrase": row.deadline_phrase}
    if day is not None and issued_on is not None:
        words |= {"issued": _said(issued_on), "due": _said(day)}
    question = {"about": str(Topic.DEADLINE), "sentence": IS_IT if day else WHEN, "words": words}
    row.questions = [*(each for each in row.questions if each["about"] != str(Topic.DEADLINE)), question]
    row.certainty = {**row.certainty, "deadline": str(Certainty.LIKELY if day else Certainty.DOUBTFUL)}
    row.deadline = day
    if row.id is not None:
        row.version += 1


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
