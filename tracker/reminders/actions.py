"""What can be done about reminders: raise all that are due, and urge by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.departments.models import Department
from tracker.foundation.refusals import Refusal
from tracker.foundation.upsert import insert_new
from tracker.foundation.words import N_
from tracker.inbox.actions import Telling, tell_all
from tracker.inbox.models import NoticeKind
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.people.models import Role
from tracker.reminders import queries
from tracker.reminders.models import Reminder, ReminderKind
from tracker.reminders.queries import Candidate
from tracker.reminders.rules import Day, Occasion, occasions, tells_the_head
from tracker.reminders.words import AS_NOTICE, said_day, sentence, title_of
from tracker.runs.work import Work
from tracker.tasks.models import OPEN_STATES, Assignment, AssignmentRole, AssignmentState, Task
from tracker.workdays.queries import calendar as calendar_around
from tracker.workdays.rules import Calendar

PAGE = 2000
"""Parts looked at in one transaction."""

Due = tuple[Candidate, Occasion]
Serving = dict[tuple[int, Role], frozenset[int]]


class UrgedTooSoon(Refusal):
    """The department was urged a moment ago; the sentence says when it can be again."""


class CannotBeUrged(Refusal):
    """Nobody owes anything for this task any more."""


@dataclass(frozen=True)
class Raised:
    """What one page of raising came to; `last` is the id to go on behind, none when all were looked at."""

    count: int
    last: int | None


@dataclass(frozen=True)
class Urged:
    """Whom an urging reached."""

    people: int
    unserved: Sequence[Department]
    """Departments that were meant but have nobody to hear it."""


def raise_reminders(work: Work, *, on: date) -> int:
    """Raise every reminder that is due on a day and not on record yet, page by page. Safe to cut off and to repeat."""
    last: int | None = work.cursor
    while last is not None:
        with work.step() as session:
            raised = raise_page(session, on=on, calendar=calendar_around(session, on), after=last, act=work.act())
            last = raised.last
            work.cursor, work.done = last or work.cursor, work.done + raised.count
    return work.done


def raise_page(session: Session, *, on: date, calendar: Calendar, after: int, act: Act, size: int = PAGE) -> Raised:
    """Raise what is due among the next parts: the reminders and what people are told of them, together or not at all."""
    if not calendar.is_workday(on):
        return Raised(0, None)
    day = Day(on, calendar)
    soon_until = calendar.add(on, queries.longest_warning(session))
    page = queries.candidates(session, on, soon_until=soon_until, after=after, limit=size)
    on_record = queries.raised_for(session, [candidate.assignment_id for candidate in page])
    due = [(one, occasion) for one in page for occasion in occasions(one.part, day)]
    new = [(one, occasion) for one, occasion in due if (one.assignment_id, occasion) not in on_record]
    insert_new(session, Reminder, [_row(one.assignment_id, occasion, on) for one, occasion in new])
    serving = queries.people_serving(session, {one.department_id for one, _ in new}, on=on) if new else {}
    tell_all(session, [_telling(one, occasion, day, serving) for one, occasion in new], act=act)
    return Raised(len(new), page[-1].assignment_id if len(page) == size else None)


def urge(session: Session, task: Task, words: str, *, act: Act) -> Urged:
    """Urge by hand the departments that owe something for a task. Refuses a second time within a working day."""
    if task.state not in OPEN_STATES:
        raise CannotBeUrged(N_("任务「%(state)s」,不需要催办"), state=task.state)
    _refuse_too_soon(session, task, calendar_around(session, act.on), act.on)
    meant = session.scalars(_who_owes(task)).all()
    rows = [_row(part.id, Occasion(ReminderKind.URGED, act.on, 0), act.on, words) for part in meant]
    insert_new(session, Reminder, rows)
    serving = queries.people_serving(session, {part.department_id for part in meant}, on=act.on)
    people = frozenset().union(*serving.values())
    tell_all(session, [_urging(task, words, people, act)], act=act)
    note(session, "task:urged", task, task_id=task.id, reason=words, act=act)
    heard = {department for department, role in serving if role is Role.LIAISON}
    return Urged(len(people), [part.department for part in meant if part.department_id not in heard])


def _row(assignment_id: int, occasion: Occasion, on: date, reason: str = "") -> dict[str, Any]:
    return {"assignment_id": assignment_id, **occasion._asdict(), "raised_on": on, "reason": reason}


def _telling(one: Candidate, occasion: Occasion, day: Day, serving: Serving) -> Telling:
    people = serving.get((one.department_id, Role.LIAISON), frozenset())
    if tells_the_head(occasion):
        people |= serving.get((one.department_id, Role.HEAD), frozenset())
    return Telling(
        people,
        AS_NOTICE[occasion.kind],
        key=f"{occasion.kind.value}:{one.assignment_id}:{occasion.about_on}:{occasion.step}",
        sentence=sentence(occasion, title_of(one.number, one.content), day),
        task_id=one.task_id,
        due_on=occasion.about_on,
    )


def _refuse_too_soon(session: Session, task: Task, calendar: Calendar, on: date) -> None:
    last: date | None = session.scalar(queries.last_urged(task.id))
    if last is not None and calendar.between(last, on) < 1:
        again = said_day(calendar.add(last, 1))
        raise UrgedTooSoon(N_("%(last)s 已催办过。%(again)s 起可以再次催办"), last=said_day(last), again=again)


def _who_owes(task: Task) -> Any:
    """The leads, and whoever has not signed or not mended a report."""
    owes = Assignment.state.in_((AssignmentState.PENDING_RECEIPT, AssignmentState.SENT_BACK))
    meant = (Assignment.role == AssignmentRole.LEAD) | owes
    return select(Assignment).where(Assignment.task_id == task.id, meant).order_by(Assignment.role, Assignment.seq)


def _urging(task: Task, words: str, people: frozenset[int], act: Act) -> Telling:
    said = f"{title_of(task.number, task.content)}被催办:{words}"
    key = f"urged:{task.id}:{act.on}"
    return Telling(people, NoticeKind.URGED, key, said, task_id=task.id, due_on=task.deadline)
