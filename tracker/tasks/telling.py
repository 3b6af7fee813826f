"""Telling the departments of tasks what happened to them: one notice a department, however many tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.foundation.words import N_
from tracker.inbox.actions import Telling, tell_all
from tracker.inbox.models import NoticeKind
from tracker.inbox.recipients import by_department
from tracker.journal.acts import Act
from tracker.tasks.models import Assignment, Task


def tell_departments(
    session: Session,
    tasks: Sequence[Task],
    sentence: str,
    *,
    kind: NoticeKind = NoticeKind.CHANGED,
    due_on: date | None = None,
    act: Act,
    **words: object,
) -> None:
    """Tell the liaisons of each department that takes part; `%(task)s` in the sentence names its tasks."""
    concerned = departments_of(session, tasks)
    people = by_department(session, list(concerned), on=act.on)
    tellings = [
        Telling(
            people[department],
            kind,
            occasion(kind, department, mine),
            sentence % {**words, "task": called(mine)},
            task_id=mine[0].id if len(mine) == 1 else None,
            due_on=due_on,
        )
        for department, mine in concerned.items()
    ]
    tell_all(session, tellings, act=act)


def departments_of(session: Session, tasks: Iterable[Task]) -> Mapping[int, list[Task]]:
    """The departments that take part in these tasks, and in which of them."""
    by_id = {task.id: task for task in tasks}
    taking_part = select(Assignment.department_id, Assignment.task_id).where(Assignment.task_id.in_(by_id))
    concerned: dict[int, list[Task]] = defaultdict(list)
    for department, task_id in session.execute(taking_part.order_by(Assignment.department_id, Assignment.task_id)):
        concerned[department].append(by_id[task_id])
    return concerned


def occasion(kind: NoticeKind, department_id: int, tasks: Iterable[Task]) -> str:
    """The key of a notice about tasks as they stand after an edit; the next edit makes another key."""
    stands = ",".join(f"{task.id}.{task.version}.{task.state.value}" for task in tasks)
    return f"{kind.value}:{department_id}:{sha256(stands.encode()).hexdigest()[:24]}"


def called(tasks: Sequence[Task]) -> str:
    """How tasks are named in a sentence, by the numbers of their document."""
    return N_("第 %(numbers)s 项任务") % {"numbers": "、".join(task.number for task in tasks)}
