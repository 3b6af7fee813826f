"""Health of the clock: who keeps it, how each job last ended. Values for pages, no secrets among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from tracker.runs import queries
from tracker.runs.jobs import SCHEDULER, Job
from tracker.runs.models import JobRun, RunState

STUCK_AFTER = timedelta(minutes=10)
"""A run without a sign of life for this long is stuck."""


@dataclass(frozen=True)
class Clockwork:
    """The scheduler and its jobs at a moment."""

    is_kept: bool
    """Whether a scheduler is alive."""
    last_runs: dict[Job, JobRun | None]
    now: datetime

    @property
    def stuck(self) -> list[Job]:
        """Jobs that run without a sign of life."""
        return [job for job, run in self.last_runs.items() if run is not None and self._is_stuck(run)]

    @property
    def failed(self) -> list[Job]:
        """Jobs whose last run broke off."""
        return [job for job, run in self.last_runs.items() if run is not None and run.state is RunState.FAILED]

    @property
    def is_well(self) -> bool:
        """Whether the clock is kept and nothing is stuck or broken."""
        return self.is_kept and not self.stuck and not self.failed

    def _is_stuck(self, run: JobRun) -> bool:
        return run.state is RunState.RUNNING and self.now - run.beat_at > STUCK_AFTER


def clockwork(session: Session, *, now: datetime) -> Clockwork:
    """Look at the clock: two statements."""
    last = queries.last_of_each(session)
    is_kept = queries.holder_of(session, SCHEDULER, now=now) is not None
    return Clockwork(is_kept, {job: last.get(job.value) for job in Job}, now)
