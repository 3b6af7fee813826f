"""Questions about notices."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.foundation.paging import count
from tracker.inbox.models import Notice


def of_person(person_id: int) -> Select[Notice]:
    """What a person was told, the unread first, then the latest."""
    latest = (Notice.read_at.is_not(None), Notice.at.desc(), Notice.id.desc())
    return select(Notice).where(Notice.person_id == person_id).order_by(*latest)


def unread(person_id: int) -> Select[Notice]:
    """What a person has not read yet, latest first."""
    return of_person(person_id).where(Notice.read_at.is_(None))


def unread_count(session: Session, person_id: int) -> int:
    """How many notices wait for a person."""
    return count(session, unread(person_id))
