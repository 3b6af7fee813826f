"""Questions about runs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tracker.runs.models import JobRun, Lease, RunState


def run_of(job: str, slot: str) -> Select[JobRun]:
    """The run of a job for a slot."""
    return select(JobRun).where(JobRun.job == job, JobRun.slot == slot)


def known(session: Session, jobs: Collection[str], *, since: str) -> dict[tuple[str, str], JobRun]:
    """What is known of the slots from `since` on, by job and slot."""
    found = select(JobRun).where(JobRun.job.in_(jobs), JobRun.slot >= since)
    return {(run.job, run.slot): run for run in session.scalars(found)}


def first_slots(session: Session) -> dict[str, str]:
    """The earliest slot for which each job ever ran; what lies before it was not missed."""
    found = session.execute(select(JobRun.job, func.min(JobRun.slot).label("slot")).group_by(JobRun.job))
    return {run.job: run.slot for run in found}


def last_of_each(session: Session) -> dict[str, JobRun]:
    """The latest run of each job, by the job's name."""
    latest = select(func.max(JobRun.id)).group_by(JobRun.job)
    return {run.job: run for run in session.scalars(select(JobRun).where(JobRun.id.in_(latest)))}


def last_done(job: str) -> Select[JobRun]:
    """A job's latest run that came to its end."""
    done = (JobRun.job == job, JobRun.state == RunState.DONE)
    return select(JobRun).where(*done).order_by(JobRun.ended_at.desc()).limit(1)


def holder_of(session: Session, name: str, *, now: datetime) -> Lease | None:
    """The lease, if somebody holds it at this moment."""
    return session.scalar(select(Lease).where(Lease.name == name, Lease.expires_at > now))
