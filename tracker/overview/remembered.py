"""Roll-ups remembered until the journal goes on: what is not in the journal has not happened.

Every deed seals an entry, so the journal's last seal names the state of the house; the highest numbers are asked
beside it for what comes in bulk. Who asks again about the same day gets the same figures without another count.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tracker.journal.models import Head
from tracker.lights.rules import Horizon
from tracker.overview import rollup
from tracker.overview.concerns import worst
from tracker.overview.figures import Figures
from tracker.overview.ledger import LedgerFilter
from tracker.progress.models import ProgressReport, ReportingRound
from tracker.tasks.models import Assignment, Task

MOST = 64
"""Answers kept for each database; the one that was not asked for longest goes first."""

Answer = TypeVar("Answer")

_kept: WeakKeyDictionary[Engine, OrderedDict[Hashable, Any]] = WeakKeyDictionary()
_lock = Lock()


def figures(session: Session, horizon: Horizon, within: LedgerFilter | None = None) -> Figures:
    """`rollup.figures`, remembered."""
    return _recalled(session, ("figures", horizon, within), lambda: rollup.figures(session, horizon, within))


def by_plan(session: Session, horizon: Horizon) -> dict[int, Figures]:
    """`rollup.by_plan`, remembered."""
    return dict(_recalled(session, ("plan", horizon), lambda: rollup.by_plan(session, horizon)))


def by_department(session: Session, horizon: Horizon) -> dict[int, Figures]:
    """`rollup.by_department`, remembered."""
    return dict(_recalled(session, ("department", horizon), lambda: rollup.by_department(session, horizon)))


def worst_behind(session: Session, horizon: Horizon, counts: tuple[str, ...], *, most: int) -> dict[str, list[int]]:
    """`concerns.worst`, remembered."""
    key = ("worst", horizon, counts, most)
    return dict(_recalled(session, key, lambda: worst(session, horizon, counts, most=most)))


def _recalled(session: Session, asked: Hashable, count: Callable[[], Answer]) -> Answer:
    """What was answered to this question in this state of the house; counted where nobody asked yet."""
    key = (_state(session), asked)
    with _lock:
        answers = _kept.setdefault(session.get_bind().engine, OrderedDict())
        if key in answers:
            answers.move_to_end(key)
            return answers[key]  # type: ignore[no-any-return]  # kept under the key of its own kind
    answer = count()
    with _lock:
        answers[key] = answer
        while len(answers) > MOST:
            answers.popitem(last=False)
    return answer


def _state(session: Session) -> Hashable:
    """The state of the house, read before anything is counted: an answer is never older than its key says."""
    highest = [
        select(func.max(kind.id)).scalar_subquery() for kind in (Task, Assignment, ProgressReport, ReportingRound)
    ]
    return tuple(session.execute(select(select(Head.seal).scalar_subquery(), *highest)).one())
