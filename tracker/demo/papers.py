"""The example plan comes in as anybody's would: read, looked over, issued."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from tracker.demo.stage import Stage
from tracker.foundation.files import FileStore
from tracker.foundation.settings import HOME
from tracker.intake import queries
from tracker.intake.actions.editing import change_facts, confirm_rows, set_deadline_for
from tracker.intake.actions.issuing import issue_draft
from tracker.intake.actions.making import make_draft
from tracker.intake.models import DraftPlan
from tracker.intake.safely import read_safely
from tracker.intake.values import PlanFacts
from tracker.journal.acts import Act
from tracker.plans.models import Plan
from tracker.workdays.queries import calendar

DOCUMENT = HOME / "seeds" / "plans" / "suzhou-2013.docx"
COORDINATOR = "duban"
FIRST_YEAR = 2013
"""The year on the document."""

Deadlines = Mapping[date, tuple[str, ...]]
"""The deadlines that the coordinator sets where the document names none: the day to the tasks' numbers."""


def bring_in(
    session: Session,
    store: FileStore,
    stage: Stage,
    *,
    on: date,
    year: int | None = None,
    issued_on: date | None = None,
    deadlines: Deadlines,
) -> Plan:
    """Read the document as of a day, give the deadlines, confirm what was doubtful, issue."""
    act = stage.act(COORDINATOR, on, hour=9)
    data = DOCUMENT.read_bytes()
    drafted = read_safely(DOCUMENT.name, data, year=year, issued_on=issued_on)
    draft = make_draft(session, drafted, file_name=DOCUMENT.name, kept=store.keep(data), act=act)
    if year is not None:
        _call_it_this_years(session, draft, year, act)
    _look_over(session, draft, deadlines, act)
    return issue_draft(session, draft, calendar=calendar(session, on), act=act)


def _call_it_this_years(session: Session, draft: DraftPlan, year: int, act: Act) -> None:
    """The title says the year of the document it was; the coordinator writes the year it is issued for."""
    title = draft.title.replace(str(FIRST_YEAR), str(year))
    number = draft.document_number.replace(str(FIRST_YEAR), str(year))
    facts = PlanFacts(title, number, tuple(draft.issuers), draft.issued_on, draft.year)
    change_facts(session, draft, facts, seen=draft.version, act=act)


def _look_over(session: Session, draft: DraftPlan, deadlines: Deadlines, act: Act) -> None:
    rows = session.scalars(queries.rows_of(draft.id)).all()
    for day, numbers in deadlines.items():
        set_deadline_for(session, [row for row in rows if row.number in numbers], day, act=act)
    confirm_rows(session, [row for row in rows if row.questions], act=act)
