"""What can be done with the journal: add to it."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.journal.acts import Act
from tracker.journal.models import Entry, Head

BEGINNING = "0" * 64
"""The seal before the first entry."""


def note(
    session: Session,
    deed: str,
    subject: Any,
    *,
    act: Act,
    task_id: int | None = None,
    reason: str = "",
    changes: dict[str, list[Any]] | None = None,
) -> Entry:
    """Write down one deed in the transaction that does it: if this fails, the deed fails.

    `subject` is a record with an id (it is flushed first). `changes` maps a field to [before, after] in JSON values.
    """
    session.flush()
    entry = Entry(
        at=act.at,
        deed=deed,
        subject_kind=type(subject).__tablename__,
        subject_id=subject.id,
        task_id=task_id,
        actor_id=act.actor_id,
        actor_name=act.actor_name,
        cause=act.cause,
        cause_detail=act.detail,
        reason=reason,
        changes=changes or {},
    )
    _seal(session, entry)
    session.add(entry)
    return entry


def sealed(entry: Entry, before: str, key: bytes) -> str:
    """The seal an entry must carry after the seal `before`."""
    return hmac.new(key, f"{before}\n{_content(entry)}".encode(), sha256).hexdigest()


def _seal(session: Session, entry: Entry) -> None:
    head = session.scalar(select(Head).with_for_update().execution_options(populate_existing=True))
    if head is None:
        head = Head(id=1, seal=BEGINNING)
        session.add(head)
    entry.seal = head.seal = sealed(entry, head.seal, session.info.get("journal_key", b"unsealed"))
    session.flush()


def _content(entry: Entry) -> str:
    fields = (
        entry.at.isoformat(),
        entry.deed,
        entry.subject_kind,
        entry.subject_id,
        entry.task_id,
        entry.actor_id,
        entry.actor_name,
        entry.cause.value,
        entry.cause_detail,
        entry.reason,
        entry.changes,
    )
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, default=str)
