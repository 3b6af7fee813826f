"""The working calendar: a year at a glance, and its correction."""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import Invalid, NotFound
from tracker.foundation.words import N_
from tracker.gate.as_of import as_of
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import typed
from tracker.pages.forms.workdays import WORKED, MarkForm, PublicationForm
from tracker.pages.where_next import go
from tracker.workdays import actions, queries, rules
from tracker.workdays.models import CalendarYear

pages = Blueprint("workdays", __name__, url_prefix="/workdays")

FIRST, LAST = 2000, 2100
"""The years that can be looked at."""


@pages.get("")
@door(to=May.BE_HERE)
def show() -> ResponseReturnValue:
    """A year's working days, holidays and make-up days."""
    number = request.args.get("year", as_of().year, type=int)
    if not FIRST <= number <= LAST:
        raise NotFound(N_("只有 %(first)s 年到 %(last)s 年的日历"), first=FIRST, last=LAST)
    return _page(number, MarkForm(formdata=None), _publication(number))


@pages.post("")
@door(to=May.EDIT_CALENDAR)
def add() -> ResponseReturnValue:
    """Add a year: with its days where they are known, to be entered where not."""
    number = request.form.get("year", 0, type=int)
    if not FIRST <= number <= LAST:
        raise Invalid(N_("只有 %(first)s 年到 %(last)s 年的日历"), first=FIRST, last=LAST)
    for year in actions.fill_from_package(session(), [number], act()):
        known, unknown = _("已填入 %(year)s 年的放假安排。"), _("已增加 %(year)s 年，请录入放假和调休的日子。")
        flash((known if year.is_published else unknown) % {"year": number})
    return go(".show", year=number)


@pages.post("/<int:id>/days")
@door(CalendarYear, to=May.EDIT_CALENDAR)
def mark(year: CalendarYear) -> ResponseReturnValue:
    """Make days free, or worked instead."""
    form = MarkForm()
    if form.sent_well() and form.achieves(lambda: _mark(year, form)):
        flash(_("日历已改，今后的期限按新的日历计算。"))
        return go(".show", year=year.year)
    return _page(year.year, form, _publication(year.year))


@pages.post("/<int:id>/clearing")
@door(CalendarYear, to=May.EDIT_CALENDAR)
def clear(year: CalendarYear) -> ResponseReturnValue:
    """Let days count by their weekday again."""
    first, last = (_day(request.form.get(end, "")) for end in ("first", "last"))
    actions.clear_days(session(), year, first, last, act=act())
    flash(_("已取消，这些日子按星期计算。"))
    return go(".show", year=year.year)


@pages.post("/<int:id>/publication")
@door(CalendarYear, to=May.EDIT_CALENDAR)
def publish(year: CalendarYear) -> ResponseReturnValue:
    """Say that the year stands as its notice has it."""
    form = PublicationForm(prefix="publication")
    if form.sent_well() and form.achieves(
        lambda: actions.publish(session(), year, source=typed(form.source), act=act())
    ):
        flash(_("%(year)s 年已按通知确认。", year=year.year))
        return go(".show", year=year.year)
    return _page(year.year, MarkForm(formdata=None), form)


def _mark(year: CalendarYear, form: MarkForm) -> None:
    first = form.first.data or date(year.year, 1, 1)
    is_workday, name = form.kind.data == WORKED, typed(form.name)
    actions.mark_days(session(), year, first, form.last.data or first, is_workday=is_workday, name=name, act=act())


def _publication(number: int) -> PublicationForm:
    year = session().get(CalendarYear, number)
    return PublicationForm(formdata=None, prefix="publication", data={"source": year.source if year else ""})


def _page(number: int, mark_form: MarkForm, publication: PublicationForm) -> ResponseReturnValue:
    named = session().scalars(queries.days_of(number)).all()
    calendar = rules.Calendar({day.day: day.is_workday for day in named})
    page = render_template(
        "workdays/show.html",
        number=number,
        year=session().get(CalendarYear, number),
        workdays=rules.workdays_in(calendar, number),
        months=_months(number, calendar),
        spans=rules.spans((day.day, day.is_workday, day.name) for day in named),
        form=mark_form,
        publication=publication,
        other_years={"before": number - 1 if number > FIRST else None, "after": number + 1 if number < LAST else None},
    )
    return page, max(mark_form.status, publication.status)


def _months(number: int, calendar: rules.Calendar) -> list[list[list[Mapping[str, Any] | None]]]:
    """Twelve months of weeks of days; days of a neighbouring month are none."""

    def shown(day: date, month: int) -> Mapping[str, Any] | None:
        if day.month != month:
            return None
        return {"on": day, "is_workday": calendar.is_workday(day), "is_named": day in calendar.exceptions}

    return [
        [[shown(day, month) for day in week] for week in Weeks().monthdatescalendar(number, month)]
        for month in range(1, 13)
    ]


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Invalid(N_("日期读不出来：%(given)s"), given=given[:20]) from None
