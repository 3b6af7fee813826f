"""Sending: letters leave one at a time; each attempt is on record before the call, its outcome after it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol
from zlib import crc32

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, joinedload

from tracker.foundation.refusals import Refusal
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.reminders.models import Digest, SendingState
from tracker.reminders.writers.mail import OutOfReach, Uncertain, Unsent
from tracker.runs.work import Work

CALL_MAY_LAST = timedelta(minutes=2)
"""An attempt without an outcome after this long was interrupted."""
MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=2)
BUSY_MINUTES = frozenset({0, 30})
"""Minutes at which everybody sends; a retry steps aside."""
INTERRUPTED = "interrupted"


class Transport(Protocol):
    """Whatever takes a letter away."""

    def send(self, digest: Digest, *, at: datetime) -> None:
        """Hand a letter over; raises Unsent, OutOfReach or Uncertain."""


class CannotBeSettled(Refusal):
    """The letter's state leaves nothing to settle by hand."""


def anything_to_send(now: datetime) -> Select[Digest]:
    """Letters whose time has come, and attempts that were interrupted."""
    waiting = Digest.state.in_((SendingState.QUEUED, SendingState.SENDING))
    return select(Digest).where(waiting, Digest.next_try_at <= now)


def send_digests(work: Work, transport: Transport) -> int:
    """Send what is queued, letter by letter, until nothing is due or the server is out of reach."""
    with work.step() as session:
        _find_interrupted(session, work.now())
    while (digest := _claim(work)) is not None:
        try:
            transport.send(digest, at=work.now())
        except Uncertain as trouble:
            _settle(work, digest, _uncertain(str(trouble)))
        except Unsent as trouble:
            _settle(work, digest, _unsent(digest, trouble, work.now()))
            if isinstance(trouble, OutOfReach):
                _hold_the_others(work, digest)
                break
        else:
            work.done += 1
            _settle(work, digest, {"state": SendingState.SENT, "sent_at": work.now(), "trouble": "", "detail": ""})
    return work.done


def resend(session: Session, digest: Digest, *, act: Act) -> None:
    """Send a letter again whose delivery is open or failed; the receiver may then have it twice."""
    _refuse_settled(digest)
    digest.state, digest.attempts, digest.next_try_at = SendingState.QUEUED, 0, act.at
    note(session, "digest:resent", digest, act=act)


def mark_delivered(session: Session, digest: Digest, *, act: Act) -> None:
    """Note that a letter did arrive, as somebody found out."""
    _refuse_settled(digest)
    digest.state, digest.sent_at = SendingState.SENT, act.at
    note(session, "digest:found-delivered", digest, act=act)


def wait_before(attempt: int, message_id: str, now: datetime) -> datetime:
    """When to try again: twice as long each time, scattered by the letter, never when everybody sends."""
    scatter = timedelta(seconds=crc32(f"{message_id}{attempt}".encode()) % 60)
    again = now + FIRST_WAIT * (1 << min(attempt, MOST_ATTEMPTS) - 1) + scatter
    return again + timedelta(minutes=1) if again.minute in BUSY_MINUTES else again


def _find_interrupted(session: Session, now: datetime) -> None:
    """An attempt whose outcome nobody wrote down may have arrived: that is for a person to find out."""
    cut_off = update(Digest).where(Digest.state == SendingState.SENDING, Digest.next_try_at <= now)
    session.execute(cut_off.values(**_uncertain("发送中断，对方可能已收到")))


def _claim(work: Work) -> Digest | None:
    """Put the next letter's attempt on record, before the call."""
    now = work.now()
    due = select(Digest).where(Digest.state == SendingState.QUEUED, Digest.next_try_at <= now)
    with work.step() as session:
        digest = session.scalar(due.order_by(Digest.id).limit(1).options(joinedload(Digest.person)))
        if digest is None:
            return None
        digest.state, digest.attempts, digest.next_try_at = (
            SendingState.SENDING,
            digest.attempts + 1,
            now + CALL_MAY_LAST,
        )
        session.flush()
        return digest


def _settle(work: Work, digest: Digest, outcome: dict[str, object]) -> None:
    """Write an attempt's outcome down, unless somebody settled the letter in the meantime."""
    this_attempt = (Digest.id == digest.id, Digest.state == SendingState.SENDING, Digest.attempts == digest.attempts)
    with work.step(finishing=True) as session:
        session.execute(update(Digest).where(*this_attempt).values(**outcome))


def _hold_the_others(work: Work, tried: Digest) -> None:
    """While the server is out of reach one letter knocks; the others wait as long as it does."""
    now = work.now()
    waiting = update(Digest).where(Digest.state == SendingState.QUEUED, Digest.next_try_at <= now)
    with work.step() as session:
        session.execute(waiting.values(next_try_at=wait_before(tried.attempts, tried.message_id, now)))


def _uncertain(detail: str) -> dict[str, object]:
    return {"state": SendingState.UNCERTAIN, "trouble": INTERRUPTED, "detail": detail}


def _unsent(digest: Digest, trouble: Unsent, now: datetime) -> dict[str, object]:
    gives_up = trouble.for_good or (digest.attempts >= MOST_ATTEMPTS and not isinstance(trouble, OutOfReach))
    return {
        "state": SendingState.FAILED if gives_up else SendingState.QUEUED,
        "next_try_at": wait_before(digest.attempts, digest.message_id, now),
        "trouble": type(trouble).__name__,
        "detail": str(trouble),
    }


def _refuse_settled(digest: Digest) -> None:
    if digest.state not in {SendingState.UNCERTAIN, SendingState.FAILED}:
        raise CannotBeSettled(N_("这封提醒「%(state)s」,不需要处理"), state=digest.state)
