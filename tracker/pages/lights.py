"""Lights on pages: how far the request's day looks ahead, and each light in words."""

from __future__ import annotations

from flask import Flask, g

from tracker.gate.as_of import as_of
from tracker.gate.session import session
from tracker.gate.wording import say as _
from tracker.lights.rules import Horizon, Light, Why, horizon, why
from tracker.pages.words import format_dated, format_late, format_left
from tracker.tasks.models import Task, TaskState
from tracker.workdays.queries import calendar

STOPPED = frozenset({TaskState.SUSPENDED, TaskState.CANCELLED})


def init_app(app: Flask) -> None:
    """Give templates a task's light and its words."""
    app.jinja_env.globals.update(why_of=why_of, light_words=light_words, light_short=light_short, time_left=time_left)


def horizon_here() -> Horizon:
    """What can be seen from the day the request asks about; the calendar is read once a request."""
    if "horizon" not in g:
        g.horizon = horizon(calendar(session(), as_of()), as_of())
    return g.horizon  # type: ignore[no-any-return]  # Flask's g carries no types


def why_of(task: Task) -> Why:
    """A task's light as of the request's day, with what its words are made of."""
    return why(task, horizon_here())


def light_words(task: Task, seen: Why | None = None) -> str:
    """A light said exactly: 逾期 12 天(应于3月31日完成); 还剩 3 个工作日(4月3日 周五)."""
    seen = seen or why_of(task)
    if task.state in STOPPED and seen.light is Light.GREY:
        return _(task.state.label)
    if seen.deadline is None:
        return _("已办结") if seen.light is Light.BLUE else _(seen.light.label)
    day = format_dated(seen.deadline, as_of())
    match seen.light:
        case Light.RED:
            return _("%(late)s（应于%(day)s完成）", late=format_late(seen.days_late), day=day)
        case Light.LATE:
            return _("逾期 %(days)s 天办结（应于%(day)s完成）", days=seen.days_late, day=day)
        case Light.BLUE:
            return _("按期办结（时限%(day)s）", day=day)
    return _words_ahead(seen, day)


def light_short(task: Task, seen: Why) -> str:
    """A light in a list, beside its date: 逾期 12 天, 临期."""
    if task.state in STOPPED and seen.light is Light.GREY:
        return _(task.state.label)
    return format_late(seen.days_late) if seen.light is Light.RED else _(seen.light.label)


def time_left(seen: Why) -> str | None:
    """How near a date ahead is: 还剩 3 个工作日; nothing where that says no more than the date."""
    if seen.deadline == as_of() and seen.workdays_left is not None:
        return format_left(0)
    return format_left(seen.workdays_left) if seen.workdays_left else None


def _words_ahead(seen: Why, day: str) -> str:
    left = time_left(seen)
    if left is None:  # beyond the horizon, or with only days off between
        return _("%(day)s到期", day=day)
    return _("%(left)s（%(day)s）", left=left, day=day)
