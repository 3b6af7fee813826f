"""Questions to the journal."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.journal.actions import BEGINNING, sealed
from tracker.journal.models import Entry


def story_of(task_id: int) -> Select[Entry]:
    """What happened to a task, latest first."""
    return select(Entry).where(Entry.task_id == task_id).order_by(Entry.id.desc())


def about(kind: str, subject_id: int) -> Select[Entry]:
    """What happened to one record, latest first."""
    return select(Entry).where(Entry.subject_kind == kind, Entry.subject_id == subject_id).order_by(Entry.id.desc())


def broken_seals(session: Session, key: bytes) -> Iterator[Entry]:
    """The entries whose seal does not fit what they say or what stands before them."""
    before = BEGINNING
    for entry in session.scalars(select(Entry).order_by(Entry.id)).yield_per(1000):
        if entry.seal != sealed(entry, before, key):
            yield entry
        before = entry.seal
