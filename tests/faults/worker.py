"""A process to be killed: does one job of the house on a clock that its starter sets."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tracker.foundation.settings import Settings
from tracker.jobs.house import House, open_house
from tracker.jobs.running import holder_name, run_by_hand, tick
from tracker.reminders import actions
from tracker.runs.jobs import Job
from tracker.runs.refusals import RightLost
from tracker.runs.work import Work

LOST = 3
SMALL_PAGE = 20
"""So that a run has many moments at which it can be cut off."""
TICKS = 12

Clock = Callable[[], datetime]


def work(
    mode: str, database: str, began: datetime, port: int, starter: Connection, *, in_lockstep: bool, dies_at: int
) -> None:
    """Say that all is ready, do the job, and end with LOST when another process took over."""
    settings = Settings(
        database_url=database,
        secret_key="a secret for tests alone",
        smtp_host="127.0.0.1",
        smtp_port=port,
        mail_from="ducha@office.test",
    )
    house, start = open_house(settings), time.monotonic()
    setattr(actions.raise_page, "__kwdefaults__", {"size": SMALL_PAGE})  # noqa: B010 - mypy knows it as read-only
    if in_lockstep:
        wait_before_each_step(starter)
    if dies_at:
        die_before_statement(house, dies_at)
    starter.send("ready")
    try:
        DEEDS[mode](house, lambda: began + timedelta(seconds=time.monotonic() - start))
    except RightLost:
        sys.exit(LOST)


def die_before_statement(house: House, number: int) -> None:
    """Be killed when this many statements have been sent."""
    sent = count(1)

    def keep_count(*_: object) -> None:
        if next(sent) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(house.engine, "before_cursor_execute", keep_count)


def wait_before_each_step(starter: Connection) -> None:
    """Take each step only when the starter says so."""
    plain: Callable[..., Any] = Work.step

    @contextmanager
    def step(own: Work, **given: Any) -> Iterator[Any]:
        starter.send("step")
        starter.recv()
        with plain(own, **given) as session:
            yield session

    setattr(Work, "step", step)  # noqa: B010


def raise_all(house: House, now: Clock) -> None:
    run_by_hand(house, Job.RAISE_REMINDERS, now().date().isoformat(), now)


def send_all(house: House, now: Clock) -> None:
    run_by_hand(house, Job.SEND_DIGESTS, now().isoformat(), now)


def keep_ticking(house: House, now: Clock) -> None:
    """As the scheduler does: a database that is busy for too long is asked again at the next tick."""
    holder = holder_name()
    for _ in range(TICKS):
        try:
            tick(house, holder, now)
        except OperationalError:
            continue
        house.stop.wait(0.05)


DEEDS = {"raise": raise_all, "send": send_all, "tick": keep_ticking}
