"""What can be done with the journal: add to it."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.foundation.upsert import insert_all
from tracker.journal.acts import Act
from tracker.journal.models import Entry, Head

BEGINNING = "0" * 64
"""The seal before the first entry."""


@dataclass(frozen=True)
class Note:
    """What is written down of one record: the task it belongs to, why, and `{field: [before, after]}` in JSON values."""

    subject: Any
    task_id: int | None = None
    reason: str = ""
    changes: dict[str, list[Any]] = field(default_factory=dict)


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
    entry = Entry(**_values(deed, Note(subject, task_id, reason, changes or {}), act))
    head = _end_of_chain(session)
    entry.seal = head.seal = _seal(session, entry, head)
    session.add(entry)
    session.flush()
    return entry


def note_all(session: Session, deed: str, notes: Sequence[Note], *, act: Act) -> None:
    """Write down the same deed of many records in one statement; the entries follow each other in the chain."""
    if not notes:
        return
    session.flush()
    head, rows = _end_of_chain(session), []
    for each in notes:
        values = _values(deed, each, act)
        head.seal = _seal(session, Entry(**values), head)
        rows.append({**values, "seal": head.seal})
    insert_all(session, Entry, rows)


def sealed(entry: Entry, before: str, key: bytes) -> str:
    """The seal an entry must carry after the seal `before`."""
    return hmac.new(key, f"{before}\n{_content(entry)}".encode(), sha256).hexdigest()


def _values(deed: str, noted: Note, act: Act) -> dict[str, Any]:
    return {
        "at": act.at,
        "deed": deed,
        "subject_kind": type(noted.subject).__tablename__,
        "subject_id": noted.subject.id,
        "task_id": noted.task_id,
        "actor_id": act.actor_id,
        "actor_name": act.actor_name,
        "cause": act.cause,
        "cause_detail": act.detail,
        "reason": noted.reason,
        "changes": noted.changes,
    }


def _seal(session: Session, entry: Entry, head: Head) -> str:
    return sealed(entry, head.seal, session.info.get("journal_key", b"unsealed"))


def _end_of_chain(session: Session) -> Head:
    head = session.scalar(select(Head).with_for_update().execution_options(populate_existing=True))
    if head is None:
        head = Head(id=1, seal=BEGINNING)
        session.add(head)
    return head


def _content(entry: Entry) -> str:
    fields = (
        entry.at.astimezone(UTC).isoformat(),
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
