"""Records of the journal."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.foundation.columns import Record, digest, document, id_, line, short, worded
from tracker.foundation.columns import text as words
from tracker.journal.acts import Cause


class Entry(Record):
    """One deed, as it was done. Nothing changes or removes an entry; the seal shows it when somebody did."""

    __tablename__ = "journal_entries"
    __table_args__ = (Index("ix_journal_entries_subject", "subject_kind", "subject_id"),)

    id: Mapped[id_]
    at: Mapped[datetime]
    deed: Mapped[short]
    """What was done: `task:issued`, `report:sent-back`."""
    subject_kind: Mapped[short]
    subject_id: Mapped[int]
    task_id: Mapped[int | None] = mapped_column(index=True)
    """The task whose story this belongs to, if it belongs to one."""
    actor_id: Mapped[int | None]
    """The person; none when the house itself acted (a job, an installer)."""
    actor_name: Mapped[line]
    """The name as it was that day: posts and people change, the story does not."""
    cause: Mapped[Cause] = mapped_column(worded(Cause))
    cause_detail: Mapped[line]
    """Which import, which job slot, which address."""
    reason: Mapped[words]
    changes: Mapped[document]
    """`{field: [before, after]}`, for what changed."""
    seal: Mapped[digest]
    """HMAC over the seal before and this entry's content."""


class Head(Record):
    """The end of the chain: one row, locked while an entry is added, so that seals follow each other."""

    __tablename__ = "journal_head"
    __table_args__ = (CheckConstraint("id = 1", name="is_the_only_one"),)

    id: Mapped[id_]
    seal: Mapped[digest]
