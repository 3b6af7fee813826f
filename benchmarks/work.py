"""Work without a browser: the roll-up of everything, the reminder run, and statements a page sends."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from tracker.foundation import clock
from tracker.jobs.house import House
from tracker.jobs.running import run_by_hand
from tracker.lights.rules import Horizon
from tracker.overview import rollup
from tracker.reminders.models import Reminder
from tracker.runs.jobs import Job
from tracker.tasks.models import Assignment, Task

REPEATS = 7


def rolled_up(session: Session, ahead: Horizon) -> float:
    """Milliseconds for the figures of all, by plan and by department."""
    return _best(lambda: (rollup.by_plan(session, ahead), rollup.by_department(session, ahead)))


def grouped_plainly(session: Session) -> float:
    """Milliseconds for the plainest grouping of the same rows, to compare with."""
    by_plan = select(Task.plan_id, Task.state, func.count(), func.sum(Task.progress)).group_by(Task.plan_id, Task.state)
    led = select(Assignment.department_id, Task.state, func.count()).join(Task).where(Assignment.role == "lead")
    by_department = led.group_by(Assignment.department_id, Task.state)
    return _best(lambda: (session.execute(by_plan).all(), session.execute(by_department).all()))


def reminded(house: House, on: date) -> tuple[float, float, int]:
    """Milliseconds of a first reminder run and of a repeated one, and how many reminders there are."""
    first = _once(lambda: run_by_hand(house, Job.RAISE_REMINDERS, on.isoformat(), clock.now))
    second = _once(lambda: run_by_hand(house, Job.RAISE_REMINDERS, on.isoformat(), clock.now, again=True))
    with house.sessions() as session:
        return first, second, session.scalar(select(func.count()).select_from(Reminder)) or 0


def statements(engine: Engine, ask: Callable[[], object]) -> int:
    """How many statements a request sends, beginning and ending its transaction not counted."""
    sent: list[str] = []

    def keep(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", keep)
    ask()
    event.remove(engine, "before_cursor_execute", keep)
    return len(sent)


def _best(work: Callable[[], object]) -> float:
    return min(_once(work) for _ in range(REPEATS))


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
