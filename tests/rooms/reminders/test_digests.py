"""One letter a person a day, with today's facts, written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.reminders.conftest import Raise
from tests.support.queries import QueryCount
from tracker.inbox.actions import tell
from tracker.inbox.models import Notice, NoticeKind
from tracker.people.models import Person
from tracker.reminders.digests import Sender, compose_digests
from tracker.reminders.models import Digest, SendingState
from tracker.runs.work import Work

SENDER = Sender("市政府办公室", "https://tracker.test", "office.test")
TUESDAY = MONDAY + timedelta(days=1)
Compose = Callable[[date], list[Digest]]


@pytest.fixture
def compose(work_on: Callable[..., Work], session: Session) -> Compose:
    """Write the letters of a day; gives all that there are."""

    def composed(day: date) -> list[Digest]:
        work = work_on(day, "compose-digests")
        work.cursor = work.done = 0
        compose_digests(work, on=day, sender=SENDER)
        session.rollback()
        session.expire_all()
        return list(session.scalars(select(Digest).order_by(Digest.id)))

    return composed


@pytest.fixture
def liaison(make: Make) -> Person:
    """A liaison whose department leads a task in every kind of trouble."""
    department = make.department()
    person = make.liaison(department, name="王敏")
    for number, days in enumerate((-3, 0, 1), start=1):
        make.task(
            leads=[department], deadline=MONDAY + timedelta(days=days), number=str(number), content="推进政务公开"
        )
    return person


def test_a_letter_says_what_is_late_what_is_due_and_what_comes(
    liaison: Person, raise_on: Raise, compose: Compose
) -> None:
    raise_on(MONDAY)
    (digest,) = compose(MONDAY)
    assert digest.subject == "督办提醒 3月2日:逾期 1,今天到期 1,临期 1"
    assert [line for line in digest.body.splitlines() if line.startswith("【")] == [
        "【逾期】1 项",
        "【今天到期】1 项",
        "【临期】1 项",
    ]
    assert "任务 1「推进政务公开」应于 2月27日 周五 完成，已逾期 3 天" in digest.body
    assert digest.body.count("https://tracker.test/tasks/") == 3
    assert digest.message_id == f"<20260302.{liaison.id}@office.test>"


def test_writing_twice_gives_one_letter_and_the_first_stands(
    liaison: Person, raise_on: Raise, compose: Compose, session: Session
) -> None:
    raise_on(MONDAY)
    first = compose(MONDAY)[0].body
    tell(session, [liaison.id], NoticeKind.ISSUED, key="later", sentence="另有新任务", act=act_on(MONDAY))
    session.commit()
    (digest,) = compose(MONDAY)
    assert digest.body == first
    (_, next_day) = compose(TUESDAY)
    assert "另有新任务" in next_day.body


def test_nobody_gets_an_empty_letter(make: Make, compose: Compose) -> None:
    make.liaison()
    assert compose(MONDAY) == []


def test_a_letter_that_never_left_is_replaced_by_the_next_and_says_so(
    liaison: Person, raise_on: Raise, compose: Compose
) -> None:
    raise_on(MONDAY)
    compose(MONDAY)
    raise_on(TUESDAY)
    old, new = compose(TUESDAY)
    assert (old.state, old.detail) == (SendingState.SUPERSEDED, "已并入 2026-03-03 的提醒")
    assert new.body.count("任务 1「推进政务公开」") == 1
    assert "(补发,3月2日 周一 的提醒)" in new.body


def test_a_letter_that_left_is_not_repeated(
    liaison: Person, raise_on: Raise, compose: Compose, session: Session
) -> None:
    raise_on(MONDAY)
    compose(MONDAY)
    session.execute(update(Digest).values(state=SendingState.SENT))
    session.commit()
    assert len(compose(TUESDAY)) == 1


@pytest.mark.parametrize("given", [{"is_active": False}, {"email": ""}])
def test_who_cannot_get_mail_gets_none(
    make: Make, compose: Compose, session: Session, given: dict[str, object]
) -> None:
    person = make.coordinator(**given)
    tell(session, [person.id], NoticeKind.REPORTED, key="one", sentence="有报送待审", act=act_on(MONDAY))
    session.commit()
    assert compose(MONDAY) == []


def test_old_notices_do_not_flood_anybody(make: Make, compose: Compose, session: Session) -> None:
    person = make.coordinator()
    tell(session, [person.id], NoticeKind.REPORTED, key="one", sentence="旧闻", act=act_on(date(2026, 1, 5)))
    session.commit()
    assert compose(MONDAY) == []


def test_no_letter_is_written_on_a_day_off(liaison: Person, raise_on: Raise, compose: Compose) -> None:
    raise_on(MONDAY)
    assert compose(date(2026, 3, 7)) == []


def test_every_notice_knows_the_letter_that_carried_it(
    liaison: Person, raise_on: Raise, compose: Compose, session: Session
) -> None:
    raise_on(MONDAY)
    (digest,) = compose(MONDAY)
    assert set(session.scalars(select(Notice.digest_id))) == {digest.id}


def test_the_number_of_statements_does_not_grow_with_the_people(
    make: Make, engine: Engine, compose: Compose, session: Session
) -> None:
    sent, counts = QueryCount(engine), []
    for day, more in ((MONDAY, 1), (TUESDAY, 2), (TUESDAY + timedelta(days=1), 12)):
        people = [make.coordinator().id for _ in range(more)]
        tell(session, people, NoticeKind.REPORTED, key=f"{day}", sentence="有报送待审", act=act_on(day))
        session.execute(update(Digest).values(state=SendingState.SENT))
        session.commit()
        with sent:
            compose(day)
        counts.append(len(sent))
    assert session.scalar(select(func.count()).select_from(Digest)) == 15
    assert counts[1] == counts[2]
