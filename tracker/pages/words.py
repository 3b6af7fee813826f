"""How pages say days, moments and spans: pure functions, given to templates as filters."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask

from tracker.foundation.clock import OFFICE_TIME
from tracker.gate.as_of import as_of
from tracker.gate.wording import say as _

NEAR = 6
"""Days within which a date is said with its weekday."""


def init_app(app: Flask) -> None:
    """Give the words to every template as filters."""
    app.jinja_env.filters.update(
        day=format_day,
        day_written=lambda written: format_day(date.fromisoformat(written)),
        day_with_weekday=format_day_with_weekday,
        day_near=lambda day: format_near(day, as_of()),
        day_dated=lambda day: format_dated(day, as_of()),
        days_late=format_late,
        days_left=format_left,
        moment=format_moment,
        count=format_count,
    )


def format_day(day: date) -> str:
    """A whole date: 2026年11月21日."""
    return _("%(year)s年%(month)s月%(day)s日", year=day.year, month=day.month, day=day.day)


def format_weekday(day: date) -> str:
    """The day of the week: 周六."""
    return (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))[day.weekday()]


def format_day_with_weekday(day: date) -> str:
    """A whole date with its weekday: 2026年11月21日 周六."""
    return f"{format_day(day)} {format_weekday(day)}"


def format_near(day: date, today: date) -> str:
    """A date as it is said on another: 今天（11月21日）, 11月25日 周三 within a week, else without the year it shares."""
    relative = {-1: _("昨天"), 0: _("今天"), 1: _("明天")}.get((day - today).days)
    if relative:
        return _("%(relative)s（%(day)s）", relative=relative, day=_short(day))
    return format_dated(day, today)


def format_dated(day: date, today: date) -> str:
    """A date by its number alone, for where brackets stand already: 11月25日 周三 within a week, else 12月31日."""
    if abs((day - today).days) <= NEAR:
        return f"{_short(day)} {format_weekday(day)}"
    return _short(day) if day.year == today.year else format_day(day)


def format_late(days: int) -> str:
    """How long a date is past: 逾期 12 天. The due day itself is not late."""
    return _("逾期 %(days)s 天", days=days) if days > 0 else _("未逾期")


def format_left(workdays: int) -> str:
    """How many working days remain: 还剩 3 个工作日; on the last one, 今天截止."""
    return _("还剩 %(days)s 个工作日", days=workdays) if workdays > 0 else _("今天截止")


def format_moment(moment: datetime) -> str:
    """A moment on the office's clock: 2026年11月21日 09:05."""
    local = moment.astimezone(OFFICE_TIME)
    return f"{format_day(local)} {local:%H:%M}"


def format_count(number: int) -> str:
    """A number in half-width figures; thousands are parted from 10,000 on."""
    return f"{number:,}" if abs(number) >= 10_000 else str(number)  # noqa: PLR2004 - look: parted from here on


def _short(day: date) -> str:
    return _("%(month)s月%(day)s日", month=day.month, day=day.day)
