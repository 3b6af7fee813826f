"""What can be done with leases and runs: take the right to run, begin, beat, finish, fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, text, update
from sqlalchemy.orm import Session

from tracker.foundation.upsert import insert_new
from tracker.foundation.words import N_
from tracker.runs import queries
from tracker.runs.models import JobRun, Lease, RunState
from tracker.runs.refusals import RightLost

LEASE_LASTS = timedelta(seconds=15)
"""How long a right outlives the last sign of life of its holder."""

FREEZE_ALLOWED = "SET LOCAL idle_in_transaction_session_timeout = '10s'"
"""A holder that stops in the middle of a transaction must not keep the others waiting (PostgreSQL)."""

LOST = N_("运行权已由另一进程接管，本次没有写入")


@dataclass(frozen=True)
class Right:
    """The right to run something, as one process holds it: the epoch tells it from every other holding."""

    name: str
    holder: str
    epoch: int


def take(session: Session, name: str, holder: str, *, now: datetime) -> Right | None:
    """Take a right that is free or has run out, or renew one's own; none when another holds it."""
    insert_new(session, Lease, [{"name": name, "holder": "", "epoch": 0, "expires_at": now}])
    until = now + LEASE_LASTS
    renewed = update(Lease).where(Lease.name == name, Lease.holder == holder, Lease.expires_at > now)
    free = update(Lease).where(Lease.name == name, or_(Lease.expires_at <= now, Lease.holder == ""))
    epoch = session.scalar(renewed.values(expires_at=until).returning(Lease.epoch))
    if epoch is None:
        taken = free.values(holder=holder, epoch=Lease.epoch + 1, expires_at=until)
        epoch = session.scalar(taken.returning(Lease.epoch))
    return Right(name, holder, epoch) if epoch is not None else None


def guard(session: Session, right: Right, *, now: datetime) -> None:
    """Make sure, in the transaction that writes, that the right still stands, and renew it. Raises RightLost.

    The lease's row stays locked until the transaction ends, so nobody can take over in between.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(FREEZE_ALLOWED))
    mine = update(Lease).where(Lease.holder == right.holder).values(expires_at=now + LEASE_LASTS)
    held = session.execute(mine.returning(Lease.name, Lease.epoch)).all()
    if (right.name, right.epoch) not in [(name, epoch) for name, epoch in held]:
        raise RightLost(LOST)


def give_back(session: Session, right: Right, *, now: datetime) -> None:
    """Let go of a right, so that the next one need not wait."""
    mine = (Lease.name == right.name, Lease.holder == right.holder, Lease.epoch == right.epoch)
    session.execute(update(Lease).where(*mine).values(holder="", expires_at=now))


def give_back_all(session: Session, holder: str, *, now: datetime) -> None:
    """Let go of all rights of a process that ends."""
    session.execute(update(Lease).where(Lease.holder == holder).values(holder="", expires_at=now))


def begin(session: Session, right: Right, job: str, slot: str, *, now: datetime, again: bool = False) -> JobRun | None:
    """Begin a run, or go on with one that was cut off; none when it is done already (unless `again`)."""
    guard(session, right, now=now)
    fresh = {"state": RunState.RUNNING, "epoch": right.epoch, "began_at": now, "beat_at": now, "ended_at": None}
    insert_new(session, JobRun, [{"job": job, "slot": slot, "cursor": 0, "done": 0, "error": "", **fresh}])
    run = session.scalars(queries.run_of(job, slot).with_for_update()).one()
    if run.state is RunState.DONE and not again:
        return None
    if run.state is RunState.DONE:
        run.cursor = run.done = 0
    run.state, run.epoch, run.beat_at, run.ended_at, run.error = RunState.RUNNING, right.epoch, now, None, ""
    session.flush()
    return run


def beat(session: Session, right: Right, run_id: int, *, cursor: int, done: int, now: datetime) -> None:
    """Note how far a run has come, in the transaction that brought it there."""
    _write(session, right, run_id, cursor=cursor, done=done, beat_at=now)


def finish(session: Session, right: Right, run_id: int, *, now: datetime) -> None:
    """Note that a run came to its end."""
    _write(session, right, run_id, state=RunState.DONE, beat_at=now, ended_at=now)


def fail(session: Session, right: Right, run_id: int, error: str, *, now: datetime) -> None:
    """Note that a run broke off, and over what; it will be tried again from where it stood."""
    _write(session, right, run_id, state=RunState.FAILED, beat_at=now, ended_at=now, error=error)


def _write(session: Session, right: Right, run_id: int, **values: object) -> None:
    mine = update(JobRun).where(JobRun.id == run_id, JobRun.epoch == right.epoch).values(**values)
    if session.scalar(mine.returning(JobRun.id)) is None:
        raise RightLost(LOST)
