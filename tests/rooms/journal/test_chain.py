"""The chain of the journal shows any edit, deletion, insertion or swap, and where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tests.make import Make
from tracker.foundation.clock import OFFICE_TIME
from tracker.journal.actions import Note, note, note_all
from tracker.journal.acts import Act
from tracker.journal.models import Entry
from tracker.journal.queries import broken_seals

KEY = b"a secret for tests alone"


@pytest.fixture
def written(session: Session, make: Make, act: Act) -> list[int]:
    """Six entries, some written one by one and some together; their ids."""
    departments = [make.department() for _ in range(6)]
    for department in departments[:3]:
        note(session, "department:added", department, act=act, changes={"name": [None, department.name]})
    note_all(session, "department:changed", [Note(department) for department in departments[3:]], act=act)
    session.commit()
    return list(session.scalars(select(Entry.id).order_by(Entry.id)))


def test_an_untouched_chain_is_whole(session: Session, written: list[int]) -> None:
    assert len(written) == 6
    assert _broken(session) == []


def test_a_moment_given_in_the_office_zone_is_sealed_as_the_same_moment(session: Session, make: Make, act: Act) -> None:
    here = Act(act.actor_id, act.actor_name, act.at.astimezone(OFFICE_TIME))
    note(session, "department:added", make.department(), act=here)
    session.commit()
    assert _broken(session) == []


def test_another_key_fits_no_entry(session: Session, written: list[int]) -> None:
    session.expire_all()
    assert [entry.id for entry in broken_seals(session, b"another key")] == written


def _edit(session: Session, ids: list[int]) -> int:
    session.execute(update(Entry).where(Entry.id == ids[2]).values(actor_name="别人"))
    return ids[2]


def _redate(session: Session, ids: list[int]) -> int:
    entry = session.get_one(Entry, ids[1])
    session.execute(update(Entry).where(Entry.id == ids[1]).values(at=entry.at + timedelta(seconds=1)))
    return ids[1]


def _remove(session: Session, ids: list[int]) -> int:
    session.execute(delete(Entry).where(Entry.id == ids[2]))
    return ids[3]


def _swap(session: Session, ids: list[int]) -> int:
    one, other = session.get_one(Entry, ids[1]), session.get_one(Entry, ids[4])
    pair = ((one.id, other.changes, other.subject_id, other.deed), (other.id, one.changes, one.subject_id, one.deed))
    for target, changes, subject, deed in pair:
        session.execute(update(Entry).where(Entry.id == target).values(changes=changes, subject_id=subject, deed=deed))
    return ids[1]


def _slip_in(session: Session, ids: list[int]) -> int:
    last = session.get_one(Entry, ids[-1])
    copied = {column.key: getattr(last, column.key) for column in Entry.__table__.columns if column.key != "id"}
    session.execute(insert(Entry).values(**copied))
    return ids[-1] + 1


@pytest.mark.parametrize("tamper", [_edit, _redate, _remove, _swap, _slip_in])
def test_tampering_is_found_where_it_was_done(
    session: Session, written: list[int], tamper: Callable[[Session, list[int]], int]
) -> None:
    where = tamper(session, written)
    session.commit()
    assert _broken(session)[0] == where


def _broken(session: Session) -> list[int]:
    session.expire_all()
    return [entry.id for entry in broken_seals(session, KEY)]
