"""Digests: one letter a person a day, written once and then never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from tracker.foundation.upsert import insert_new
from tracker.inbox.models import Notice
from tracker.people.models import Person, Post
from tracker.people.queries import held_on
from tracker.reminders.letters import letter
from tracker.reminders.models import Digest, SendingState
from tracker.runs.work import Work
from tracker.workdays.queries import calendar

PAGE = 200
"""People written to in one transaction."""
LOOK_BACK = timedelta(days=14)
"""Older notices are not mailed any more: a restored backup must not flood anybody."""


@dataclass(frozen=True)
class Sender:
    """What a letter says of where it comes from."""

    office: str
    web_address: str
    mail_domain: str


def compose_digests(work: Work, *, on: date, sender: Sender) -> int:
    """Write every letter of a working day that is not written yet. Safe to cut off and to repeat."""
    more = True
    while more:
        with work.step() as session:
            if not calendar(session, on).is_workday(on):
                return 0
            _take_back_unsent(session, before=on)
            people = _people_to_write_to(session, on, after=work.cursor)
            work.done += _write_to(session, people, on=on, sender=sender, at=work.now())
            more = len(people) == PAGE
            work.cursor = people[-1].id if people else work.cursor
    return work.done


def _people_to_write_to(session: Session, on: date, *, after: int) -> Sequence[Person]:
    """Active people with a post and an address whom something was told that no letter carried."""
    in_office = select(Post.id).where(Post.person_id == Person.id, held_on(on)).correlate(Person)
    written = select(Digest.id).where(Digest.person_id == Person.id, Digest.day == on).correlate(Person)
    told = select(Notice.person_id).where(*_uncarried(on))
    found = (
        select(Person)
        .where(Person.id > after, Person.is_active, Person.email != "", Person.id.in_(told))
        .where(in_office.exists(), ~written.exists())
        .order_by(Person.id)
        .limit(PAGE)
    )
    return session.scalars(found).all()


def _write_to(session: Session, people: Sequence[Person], *, on: date, sender: Sender, at: datetime) -> int:
    told = _told(session, people, on)
    rows = [_row(person, told[person.id], on=on, sender=sender, at=at) for person in people]
    new = insert_new(session, Digest, rows)
    ids = [notice.id for person in people for notice in told[person.id]]
    session.execute(update(Notice).where(Notice.id.in_(ids)).values(digest_id=_digest_of_its_person(on)))
    return new


def _told(session: Session, people: Sequence[Person], on: date) -> dict[int, list[Notice]]:
    found = select(Notice).where(Notice.person_id.in_([person.id for person in people]), *_uncarried(on))
    told: dict[int, list[Notice]] = defaultdict(list)
    for notice in session.scalars(found):
        told[notice.person_id].append(notice)
    return told


def _uncarried(on: date) -> tuple[Any, ...]:
    earliest = datetime.combine(on - LOOK_BACK, time(), UTC)
    return (Notice.digest_id.is_(None), Notice.at >= earliest)


def _row(person: Person, told: list[Notice], *, on: date, sender: Sender, at: datetime) -> dict[str, Any]:
    written = letter(person.name, told, on=on, web_address=sender.web_address, office=sender.office)
    return {
        "person_id": person.id,
        "day": on,
        "to_address": person.email,
        "subject": written.subject,
        "body": written.body,
        "message_id": f"<{on:%Y%m%d}.{person.id}@{sender.mail_domain}>",
        "state": SendingState.QUEUED,
        "attempts": 0,
        "next_try_at": at,
        "trouble": "",
        "detail": "",
    }


def _digest_of_its_person(on: date) -> Any:
    mine = select(Digest.id).where(Digest.person_id == Notice.person_id, Digest.day == on)
    return mine.correlate(Notice).scalar_subquery()


def _take_back_unsent(session: Session, *, before: date) -> None:
    """A letter of an earlier day that never left is replaced: today's says the same with today's facts."""
    unsent: Select[Any] = select(Digest.id).where(Digest.day < before, Digest.state == SendingState.QUEUED)
    ids = session.scalars(unsent).all()
    if not ids:
        return
    session.execute(update(Notice).where(Notice.digest_id.in_(ids)).values(digest_id=None))
    replaced = {"state": SendingState.SUPERSEDED, "detail": f"已并入 {before} 的提醒"}
    session.execute(update(Digest).where(Digest.id.in_(ids)).values(**replaced))
