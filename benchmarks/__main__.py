"""`python -m benchmarks [--tasks N] [--requests N] [--database URL]`: fill an office, measure, print."""

from __future__ import annotations

import argparse
import tempfile
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Any

import structlog

from benchmarks.cases import Case, cases
from benchmarks.dataset import Office, fill
from benchmarks.measuring import Cost, serving
from benchmarks.reading import report as report_reading
from benchmarks.work import grouped_plainly, reminded, rolled_up, statements
from tracker import create_app
from tracker.foundation import clock
from tracker.foundation.migrations import migrate
from tracker.foundation.settings import Settings
from tracker.jobs.house import House, open_house
from tracker.lights.rules import horizon
from tracker.people.models import SignIn
from tracker.people.tokens import hash_of
from tracker.workdays.queries import calendar

KILOBYTE = 1024
LARGEST_PAGE = 100
MOST_OF_REMINDERS = 1000
MOST_OF_ROLLUP = 3
HEADING = f"{'what':34}{'median ms':>10}{'p95 ms':>9}{'CPU ms':>8}{'x hello':>9}{'bar':>6}{'queries':>9}{'KB':>7}"


def main() -> None:
    """Measure in a folder of its own that is removed afterwards."""
    given = _arguments()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as folder:
        environment = _environment(Path(folder), given.database)
        settings = Settings(**{name.removeprefix("TRACKER_").lower(): value for name, value in environment.items()})  # type: ignore[arg-type]
        house = open_house(settings)
        migrate(house.engine)
        today = _a_working_day(house, clock.today())
        office = fill(house.engine, given.tasks, clock.today())
        print(f"{given.tasks} tasks, 200 departments, 50 plans, {house.engine.dialect.name}\n")
        _measure_pages(house, office, environment, given.requests)
        _measure_work(house, today)
        print()
        report_reading()
        house.engine.dispose()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--tasks", type=int, default=20_000)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--database", default="", help="an empty PostgreSQL database; a SQLite file by default")
    return parser.parse_args()


def _environment(folder: Path, database: str) -> dict[str, str]:
    return {
        "TRACKER_DATABASE_URL": database or f"sqlite:///{folder / 'bench.sqlite'}",
        "TRACKER_FILES": str(folder / "files"),
        "TRACKER_SECRET_KEY": token_hex(16),
        "TRACKER_LOG_LEVEL": "error",
        "TRACKER_IDLE_MINUTES": "480",
    }


def _a_working_day(house: House, today: date) -> date:
    """The day of the reminder run: today, or the next day on which anybody is reminded."""
    with house.sessions() as session:
        return calendar(session, today).next_workday(today)


def _measure_pages(house: House, office: Office, environment: dict[str, str], requests: int) -> None:
    app = create_app(house.settings)
    cookies = _sign_in(app, house, office)
    print(HEADING)
    with serving("hello", environment) as bare, serving("tracker", environment) as ours:
        for case in cases(office, cookies):
            hello = bare.measure(lambda server: server.ask("/"), 10 * requests, expect=200)
            cost = ours.measure(case.request, requests, expect=case.expect)
            print(_line(case, cost, hello, _queries(app, case, cookies)))
        print(f"{'(hello)':34}{hello.median:10.2f}{hello.p95:9.2f}{hello.cpu:8.2f}")
    app.extensions["engine"].dispose()


def _queries(app: Any, case: Case, cookies: dict[str, str]) -> str:
    if not case.path:
        return "-"
    client = app.test_client(use_cookies=False)
    return str(
        statements(app.extensions["engine"], lambda: client.get(case.path, headers={"Cookie": cookies[case.who]}))
    )


def _line(case: Case, cost: Cost, hello: Cost, queries: str) -> str:
    times, size = cost.cpu / hello.cpu if hello.cpu else 0.0, cost.size / KILOBYTE
    marks = ("" if times <= case.bar else "  over the bar") + ("" if size <= LARGEST_PAGE else "  too large")
    figures = f"{cost.median:10.1f}{cost.p95:9.1f}{cost.cpu:8.1f}{times:9.1f}{case.bar:6}{queries:>9}{size:7.1f}"
    return f"{case.name:34}{figures}{marks}"


def _measure_work(house: House, on: date) -> None:
    with house.sessions() as session:
        ahead = horizon(calendar(session, clock.today()), clock.today())
        ours, plain = rolled_up(session, ahead), grouped_plainly(session)
    print(
        f"\nroll-up by plan and department: {ours:.0f} ms, {ours / plain:.1f} x a plain GROUP BY (bar {MOST_OF_ROLLUP})"
    )
    first, again, number = reminded(house, on)
    print(
        f"reminder run: {first:.0f} ms for {number} reminders, {again:.0f} ms when repeated (bar {MOST_OF_REMINDERS} ms)"
    )


def _sign_in(app: Any, house: House, office: Office) -> dict[str, str]:
    """A cookie for each person, as the sign-in page would give it."""
    people = {"coordinator": office.coordinator_id, "leader": office.leader_id, "liaison": office.liaison_id}
    return {name: _cookie_of(app, house, person) for name, person in people.items()}


def _cookie_of(app: Any, house: House, person_id: int) -> str:
    token, now = token_hex(16), clock.now()
    stay = {"began_at": now, "seen_at": now, "address": "127.0.0.1", "agent": "benchmarks"}
    with house.sessions.begin() as session:
        session.add(SignIn(token_hash=hash_of(token), person_id=person_id, **stay))
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"], cookie["csrf_token"] = token, True, token_hex(20)
    return "; ".join(f"{one.key}={one.value}" for one in client._cookies.values())  # noqa: SLF001 - werkzeug offers no list


if __name__ == "__main__":
    main()
