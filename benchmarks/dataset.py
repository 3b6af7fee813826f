"""A large office, made up: many plans, departments and tasks, as they stand in the middle of a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, text

from tracker.departments.models import Department, Level
from tracker.foundation.columns import Record
from tracker.people.models import Person, Post, Role
from tracker.plans.models import Plan
from tracker.progress.models import ProgressReport, ReportingRound, ReportState
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Assignment, AssignmentRole, AssignmentState, Task, TaskState

PLANS, DEPARTMENTS = 50, 200
ISSUED = 120
"""Days ago on which all was issued."""
BATCH = 5000
WORDS = "推进政务公开和政务服务工作,完善权力公开透明运行机制,健全办事公开制度,加强基层服务体系建设,提高群众满意度。"
STATES = [TaskState.IN_PROGRESS] * 6 + [TaskState.ISSUED] + [TaskState.CLOSED] * 3


@dataclass(frozen=True)
class Office:
    """What a measurement needs to know of the office."""

    department_id: int
    liaison_id: int
    coordinator_id: int
    leader_id: int
    reportable: Sequence[int]
    """Parts of the liaison's department that can be reported on."""


def fill(engine: Engine, tasks: int, today: date) -> Office:
    """Put the office into an empty database."""
    with engine.begin() as connection:
        _directory(connection)
        _insert(connection, Plan, _plans(today))
        _insert(connection, ReportingRound, _rounds(today))
        dice = Random(2013)
        _insert(connection, Task, (_task(number, tasks, dice, today) for number in range(1, tasks + 1)))
        parts = list(_parts(tasks, Random(45), today))
        _insert(connection, Assignment, parts)
        _insert(connection, ProgressReport, _reports(parts, Random(23), today))
    _settle(engine)
    with engine.connect() as connection:
        return _office(connection)


def _directory(connection: Connection) -> None:
    """Each department has one liaison (person n for department n); then a coordinator and a leader."""
    numbers = range(1, DEPARTMENTS + 1)
    names = [{"id": n, "name": f"市第{n}局", "short_name": f"市{n}局", "sort_key": f"{n:04}"} for n in numbers]
    _insert(connection, Department, ({**name, "level": Level.CITY} for name in names))
    people = range(1, DEPARTMENTS + 3)
    _insert(connection, Person, ({"id": n, "name": f"第{n}人", "sign_in_name": f"p{n}"} for n in people))
    roles = [(n, Role.LIAISON, n) for n in numbers]
    roles += [(DEPARTMENTS + 1, Role.COORDINATOR, 0), (DEPARTMENTS + 2, Role.LEADER, 0)]
    posts = [{"person_id": n, "role": role, "department_id": body or None} for n, role, body in roles]
    _insert(connection, Post, ({**post, "began_on": date(2020, 1, 1)} for post in posts))


def _plans(today: date) -> Iterator[dict[str, Any]]:
    for n in range(1, PLANS + 1):
        yield {"id": n, "title": f"{today.year}年第{n}号工作要点", "issuers": ["市政府办公室"], "year": today.year}


def _rounds(today: date) -> Iterator[dict[str, Any]]:
    for n in range(1, PLANS + 1):
        for months in range(3):
            opens = today - timedelta(days=40 + 30 * months)
            yield {"plan_id": n, "name": f"{months}", "opens_on": opens, "due_on": opens + timedelta(days=24)}


def _task(number: int, tasks: int, dice: Random, today: date) -> dict[str, Any]:
    state = dice.choice(STATES)
    deadline = today + timedelta(days=dice.randint(-20, 180)) if dice.random() < 0.9 else None
    closed = today - timedelta(days=dice.randint(0, 60)) if state is TaskState.CLOSED else None
    return {
        "id": number,
        "plan_id": 1 + (number - 1) * PLANS // tasks,
        "seq": number,
        "number": str(number),
        "category": f"第{number % 7}类",
        "content": f"第{number}项 {WORDS}",
        "folded": f"第{number}项{WORDS}",
        "deadline": deadline,
        "deadline_kind": DeadlineKind.DATE if deadline else DeadlineKind.NONE,
        "original_deadline": deadline,
        "state": state,
        "issued_on": today - timedelta(days=ISSUED),
        "closed_on": closed,
        "progress": 100 if closed else dice.randint(0, 95),
    }


def _parts(tasks: int, dice: Random, today: date) -> Iterator[dict[str, Any]]:
    """One or two leads and up to three supports a task."""
    number = 0
    for task in range(1, tasks + 1):
        leads = 2 if dice.random() < 0.15 else 1
        bodies = dice.sample(range(1, DEPARTMENTS + 1), leads + dice.randint(0, 3))
        for place, body in enumerate(bodies):
            number += 1
            is_lead = place < leads
            yield {
                "id": number,
                "task_id": task,
                "department_id": body,
                "role": AssignmentRole.LEAD if is_lead else AssignmentRole.SUPPORT,
                "seq": place if is_lead else place - leads,
                "state": AssignmentState.RECEIVED if dice.random() < 0.99 else AssignmentState.PENDING_RECEIPT,
                "issued_on": today - timedelta(days=ISSUED),
                "receipt_due_on": today - timedelta(days=ISSUED - 5),
            }


def _reports(parts: Sequence[Mapping[str, Any]], dice: Random, today: date) -> Iterator[dict[str, Any]]:
    """Most leads have reported for each of the three rounds."""
    for part in parts:
        for months in range(3):
            on = today - timedelta(days=35 - 10 + 30 * months)
            if part["role"] is AssignmentRole.LEAD and dice.random() < 0.97:
                yield {
                    "assignment_id": part["id"],
                    "form_key": f"{part['id']}-{months}",
                    "done": WORDS,
                    "problems": "经费未到位" if dice.random() < 0.3 else "",
                    "percent": 50,
                    "state": ReportState.ACCEPTED,
                    "reported_at": datetime(on.year, on.month, on.day, 2, tzinfo=UTC),
                    "reported_on": on,
                    "reported_by_id": part["department_id"],
                }


def _office(connection: Connection) -> Office:
    mine = (Assignment.department_id == 1, Assignment.state == AssignmentState.RECEIVED, Assignment.role == "lead")
    open_ = (TaskState.IN_PROGRESS,)
    parts = select(Assignment.id).join(Task).where(*mine, Task.state.in_(open_)).order_by(Assignment.id)
    return Office(1, 1, DEPARTMENTS + 1, DEPARTMENTS + 2, list(connection.scalars(parts)))


def _insert(connection: Connection, table: type[Record], rows: Any) -> None:
    batch: list[Mapping[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def _settle(engine: Engine) -> None:
    """Numbers given by hand are taken, and the planner knows how much there is."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            for table in ("plans", "tasks", "assignments", "departments", "people"):
                connection.execute(text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"))  # noqa: S608
        connection.execute(text("ANALYZE"))
