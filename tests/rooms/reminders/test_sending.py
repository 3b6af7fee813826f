"""Letters leave once; what cannot be known is shown as open, never sent again by itself.

Control: write the attempt down after the call instead of before it, and the interrupted call is sent twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tracker.journal.models import Entry
from tracker.reminders.models import Digest
from tracker.reminders.sending import (
    BUSY_MINUTES,
    MOST_ATTEMPTS,
    CannotBeSettled,
    mark_delivered,
    resend,
    send_digests,
    wait_before,
)
from tracker.reminders.writers.mail import OutOfReach, Uncertain, Unsent
from tracker.runs.work import Work

NOW = act_on(MONDAY).at


@dataclass
class Postman:
    """Takes letters away, or fails as told."""

    troubles: list[BaseException] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def send(self, digest: Digest, *, at: datetime) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.taken.append(digest.message_id)


@pytest.fixture
def letters(make: Make, session: Session) -> list[Digest]:
    """Two letters that wait."""
    written = [
        Digest(
            person_id=make.coordinator().id,
            day=MONDAY,
            to_address="one@office.test",
            subject="督办提醒",
            body="逾期 1 项",
            message_id=f"<{number}@office.test>",
            next_try_at=NOW,
        )
        for number in (1, 2)
    ]
    session.add_all(written)
    session.commit()
    return written


@pytest.fixture
def deliver(work_on: Callable[..., Work], session: Session) -> Callable[..., list[str]]:
    """Let a postman take what is due, some time after ten; gives the states that follow."""

    def delivered(postman: Postman, after: timedelta = timedelta()) -> list[str]:
        work = work_on(MONDAY, "send-digests")
        work.now = lambda: NOW + after
        send_digests(work, postman)
        session.rollback()
        session.expire_all()
        return [digest.state.value for digest in session.scalars(select(Digest).order_by(Digest.id))]

    return delivered


Deliver = Callable[..., list[str]]


def test_each_letter_leaves_once(letters: list[Digest], deliver: Deliver) -> None:
    postman = Postman()
    assert deliver(postman) == ["sent", "sent"]
    deliver(postman, timedelta(hours=1))
    assert postman.taken == ["<1@office.test>", "<2@office.test>"]


def test_an_interrupted_call_is_uncertain_and_not_repeated(letters: list[Digest], deliver: Deliver) -> None:
    with pytest.raises(KeyboardInterrupt):
        deliver(Postman([KeyboardInterrupt()]))
    postman = Postman()
    assert deliver(postman, timedelta(minutes=10)) == ["uncertain", "sent"]
    assert postman.taken == ["<2@office.test>"]


def test_a_call_that_breaks_off_after_handing_over_is_uncertain(letters: list[Digest], deliver: Deliver) -> None:
    assert deliver(Postman([Uncertain("dropped")])) == ["uncertain", "sent"]


def test_a_refusal_for_now_is_tried_again_later(letters: list[Digest], deliver: Deliver) -> None:
    postman = Postman([Unsent("451 later")])
    assert deliver(postman) == ["queued", "sent"]
    assert deliver(postman, timedelta(minutes=1)) == ["queued", "sent"]
    assert deliver(postman, timedelta(minutes=5)) == ["sent", "sent"]


def test_a_refusal_for_good_fails_at_once_and_says_why(letters: list[Digest], deliver: Deliver) -> None:
    assert deliver(Postman([Unsent("550 no such user", for_good=True)])) == ["failed", "sent"]
    assert letters[0].detail == "550 no such user"


def test_a_letter_refused_again_and_again_is_given_up(letters: list[Digest], deliver: Deliver) -> None:
    for attempt in range(MOST_ATTEMPTS):
        states = deliver(Postman([Unsent("451 later")]), timedelta(hours=2 * attempt))
    assert states == ["failed", "sent"]


def test_while_the_server_is_out_of_reach_one_letter_knocks(letters: list[Digest], deliver: Deliver) -> None:
    out = Postman([OutOfReach("refused") for _ in range(10)])
    assert deliver(out) == ["queued", "queued"]
    deliver(out, timedelta(seconds=20))
    assert len(out.troubles) == 9
    assert deliver(Postman(), timedelta(minutes=5)) == ["sent", "sent"]


def test_an_outage_of_the_server_is_no_reason_to_give_up(letters: list[Digest], deliver: Deliver) -> None:
    for attempt in range(20):
        deliver(Postman([OutOfReach("refused")]), timedelta(hours=attempt))
    assert deliver(Postman(), timedelta(hours=21)) == ["sent", "sent"]


def test_a_coordinator_settles_what_is_open(letters: list[Digest], deliver: Deliver, session: Session) -> None:
    deliver(Postman([Uncertain("dropped"), Uncertain("dropped")]))
    resend(session, letters[0], act=act_on(MONDAY))
    mark_delivered(session, letters[1], act=act_on(MONDAY))
    session.commit()
    postman = Postman()
    assert deliver(postman) == ["sent", "sent"]
    assert postman.taken == ["<1@office.test>"]
    assert session.scalar(select(func.count()).select_from(Entry)) == 2


def test_what_was_sent_is_not_settled_again(letters: list[Digest], deliver: Deliver, session: Session) -> None:
    deliver(Postman())
    with pytest.raises(CannotBeSettled):
        resend(session, letters[0], act=act_on(MONDAY))


def test_retries_wait_longer_each_time_and_avoid_the_busy_minutes() -> None:
    waits = [wait_before(attempt, "<1@office.test>", NOW) - NOW for attempt in range(1, 7)]
    assert waits == sorted(waits)
    tries = [
        wait_before(attempt, f"<{letter}@office.test>", NOW + timedelta(minutes=minute))
        for attempt in range(1, 7)
        for letter in range(20)
        for minute in range(60)
    ]
    assert not {moment.minute for moment in tries} & BUSY_MINUTES
    assert len(set(tries)) > len(tries) / 2
