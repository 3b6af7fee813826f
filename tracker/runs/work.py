"""Work: a run under way, done in bounded steps, each one transaction under the right to run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from sqlalchemy.orm import Session, sessionmaker

from tracker.foundation.database import writing
from tracker.journal.acts import Act, Cause
from tracker.runs import actions
from tracker.runs.actions import Right

GIVE_WAY_SECONDS = 0.005
"""Between two steps others get at the database: SQLite has one writer, and people are waiting too."""


class Stopped(Exception):
    """The process was asked to end; the run stands where it is, and the next process goes on with it."""


@dataclass
class Work:
    """A run under way: where it stands, and how to take its next step."""

    sessions: sessionmaker[Session]
    right: Right
    run_id: int
    job: str
    slot: str
    now: Callable[[], datetime]
    """Asks the time; handed in by whoever started the run."""
    cursor: int = 0
    """The last id that was dealt with."""
    done: int = 0
    """How many things were dealt with."""
    stop: Event = field(default_factory=Event)
    """Set when no further step is to be taken."""

    @contextmanager
    def step(self, *, finishing: bool = False) -> Iterator[Session]:
        """One transaction of the work. It is kept whole with the run's new place, or, the right being lost, not at all.

        A process that is asked to end takes no further step, but for one that is `finishing` what was begun.
        """
        if self.stop.is_set() and not finishing:
            raise Stopped
        with writing(self.sessions) as session:
            actions.guard(session, self.right, now=self.now())
            yield session
            actions.beat(session, self.right, self.run_id, cursor=self.cursor, done=self.done, now=self.now())
        self.stop.wait(GIVE_WAY_SECONDS)

    def act(self) -> Act:
        """The house itself acts, by this run."""
        return Act(None, "系统", self.now(), cause=Cause.JOB, detail=f"{self.job} {self.slot}")

    def finish(self) -> None:
        """Note that the work came to its end."""
        with writing(self.sessions) as session:
            actions.guard(session, self.right, now=self.now())
            actions.finish(session, self.right, self.run_id, now=self.now())

    def fail(self, error: str) -> None:
        """Note over what the work broke off."""
        with writing(self.sessions) as session:
            actions.guard(session, self.right, now=self.now())
            actions.fail(session, self.right, self.run_id, error, now=self.now())


def set_out(
    sessions: sessionmaker[Session],
    right: Right,
    job: str,
    slot: str,
    *,
    now: Callable[[], datetime],
    again: bool = False,
) -> Work | None:
    """Begin or resume a run; none when it is done already."""
    with writing(sessions) as session:
        run = actions.begin(session, right, job, slot, now=now(), again=again)
        if run is None:
            return None
        return Work(sessions, right, run.id, job, slot, now, run.cursor, run.done)
