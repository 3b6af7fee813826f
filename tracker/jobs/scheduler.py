"""The scheduler: a process of its own that ticks. APScheduler only ticks; what is due, the database says."""

from __future__ import annotations

import logging
import signal
from datetime import UTC

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy.exc import OperationalError

from tracker.foundation import clock
from tracker.foundation.database import writing
from tracker.foundation.logs import write_at
from tracker.jobs.house import House
from tracker.jobs.running import holder_name, tick
from tracker.runs import actions

TICK_SECONDS = 5
log = structlog.get_logger()


def keep_time(house: House) -> None:
    """Keep the timetable until the process is asked to end; then finish the step at hand and let go."""
    holder = holder_name()
    _set_up_logs(house)
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda _number, _frame: house.stop.set())
    scheduler = ticker(house, holder)
    scheduler.start()
    log.info("keeping time", holder=holder)
    house.stop.wait()
    scheduler.shutdown(wait=True)
    _let_go(house, holder)
    log.info("stopped")


def ticker(house: House, holder: str) -> BackgroundScheduler:
    """A scheduler that does nothing but tick: in memory, in UTC, never twice at once, however late."""
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_job(
        _tick,
        IntervalTrigger(seconds=TICK_SECONDS, timezone=UTC),
        args=(house, holder),
        coalesce=True,
        misfire_grace_time=None,
        max_instances=1,
        next_run_time=clock.now(),
    )
    return scheduler


def _tick(house: House, holder: str) -> None:
    try:
        tick(house, holder, clock.now)
    except OperationalError as trouble:
        log.warning("database out of reach", error=str(trouble.orig))


def _let_go(house: House, holder: str) -> None:
    with writing(house.sessions) as session:
        actions.give_back_all(session, holder, now=clock.now())
    house.engine.dispose()


def _set_up_logs(house: House) -> None:
    write_at(house.settings.log_level)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that waits for the one before is no news
