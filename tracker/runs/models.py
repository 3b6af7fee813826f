"""Records of the jobs' runs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.foundation.columns import Record, id_, line, short, text, worded
from tracker.foundation.words import N_, Worded


class RunState(Worded):
    """How far a run has come."""

    RUNNING = "running", N_("运行中")
    DONE = "done", N_("已完成")
    FAILED = "failed", N_("失败")


class Lease(Record):
    """The right to run jobs: held by one process for a limited time; each change of holder raises the epoch."""

    __tablename__ = "leases"

    name: Mapped[short] = mapped_column(primary_key=True)
    holder: Mapped[line]
    epoch: Mapped[int]
    expires_at: Mapped[datetime]


class JobRun(Record):
    """One job for one slot. A second scheduler, a redeploy or a person's hand finds the row and leaves it."""

    __tablename__ = "job_runs"
    __table_args__ = (UniqueConstraint("job", "slot"),)

    id: Mapped[id_]
    job: Mapped[short]
    slot: Mapped[short]
    """What the run is for, never when it ran: `2026-11-23`, `2026-11-23T08:40`."""
    state: Mapped[RunState] = mapped_column(worded(RunState))
    epoch: Mapped[int]
    """The lease's epoch under which it began; a holder from before writes nothing."""
    began_at: Mapped[datetime]
    beat_at: Mapped[datetime]
    """Set by the work itself, so that a stuck run is seen."""
    ended_at: Mapped[datetime | None]
    cursor: Mapped[int] = mapped_column(default=0)
    """The last id that was dealt with; a run that was cut off goes on behind it."""
    done: Mapped[int] = mapped_column(default=0)
    """How many things it dealt with."""
    error: Mapped[text] = mapped_column(default="")
