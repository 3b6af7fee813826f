"""Opening the rounds for which departments report."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.foundation.upsert import insert_new
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.models import Plan, PlanState
from tracker.progress.models import ReportingRound
from tracker.progress.rules import rounds_of
from tracker.workdays.rules import Calendar


def open_rounds(session: Session, plan: Plan, *, until: date, calendar: Calendar, act: Act) -> int:
    """Open the plan's rounds up to a day within its year, each once however often this runs. Says how many were new."""
    if plan.state is PlanState.CLOSED:
        return 0
    since = max(plan.issued_on or date(plan.year, 1, 1), date(plan.year, 1, 1))
    until = min(until, date(plan.year, 12, 31))
    rounds = rounds_of(plan.report_cycle, plan.report_day, since=since, until=until, calendar=calendar)
    rows = [{"plan_id": plan.id, "name": one.name, "opens_on": one.opens_on, "due_on": one.due_on} for one in rounds]
    new = insert_new(session, ReportingRound, rows)
    if new:
        note(session, "round:opened", plan, act=act, changes={"rounds": [None, rounds[-1].name]})
    return new
