"""What can be done with notices: tell people, and note that they have read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from tracker.foundation.upsert import insert_new
from tracker.inbox.models import Notice, NoticeKind
from tracker.journal.acts import Act
from tracker.people.models import Person


@dataclass(frozen=True)
class Telling:
    """One thing that several people are told, under the key that makes it be said once."""

    person_ids: frozenset[int]
    kind: NoticeKind
    key: str
    sentence: str
    task_id: int | None = None
    due_on: date | None = None


def tell(
    session: Session,
    person_ids: Iterable[int],
    kind: NoticeKind,
    *,
    key: str,
    sentence: str,
    task_id: int | None = None,
    due_on: date | None = None,
    act: Act,
) -> int:
    """Tell people one thing; who was told it under this key before is not told again. Says how many were."""
    return tell_all(session, [Telling(frozenset(person_ids), kind, key, sentence, task_id, due_on)], act=act)


def tell_all(session: Session, tellings: Sequence[Telling], *, act: Act) -> int:
    """Tell many people many things in one statement. Says how many notices were new."""
    rows = [_row(telling, person, act) for telling in tellings for person in sorted(telling.person_ids)]
    return insert_new(session, Notice, rows)


def mark_read(session: Session, notice: Notice, *, act: Act) -> None:
    """Note that a notice was read; the first reading counts."""
    notice.read_at = notice.read_at or act.at
    session.flush()


def mark_all_read(session: Session, person: Person, *, act: Act) -> None:
    """Note that a person has read all that they were told."""
    unread = (Notice.person_id == person.id, Notice.read_at.is_(None))
    session.execute(update(Notice).where(*unread).values(read_at=act.at))


def _row(telling: Telling, person_id: int, act: Act) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "kind": telling.kind,
        "key": telling.key,
        "task_id": telling.task_id,
        "sentence": telling.sentence,
        "at": act.at,
        "due_on": telling.due_on,
    }
