"""Filing a lead's work plan, and asking those for it who became leads after the plan was issued."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.files import Kept
from tracker.foundation.refusals import Invalid
from tracker.foundation.upsert import insert_all
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.models import Plan
from tracker.tasks import queries
from tracker.tasks.models import FilingState, LeadPlanFiling
from tracker.workdays.rules import Calendar


def file_lead_plan(
    session: Session, filing: LeadPlanFiling, *, summary: str, file: Kept | None = None, file_name: str = "", act: Act
) -> None:
    """File a department's work plan as a summary, a file, or both; filing anew replaces it, the same again does nothing."""
    summary = summary.strip()
    if not summary and file is None:
        raise Invalid(N_("请填写方案要点，或上传方案文件"), field="summary")
    session.refresh(filing, with_for_update=True)
    sha256, name = (file.sha256, file_name) if file else (filing.file_sha256, filing.file_name)
    if filing.state is FilingState.FILED and (summary, sha256) == (filing.summary, filing.file_sha256):
        return
    department = filing.department.short_name
    changes = {
        "department": [department, department],
        "state": [filing.state.value, FilingState.FILED.value],
        "file_name": [filing.file_name, name],
        "file_sha256": [filing.file_sha256, sha256],
        "summary": [filing.summary, summary],
    }
    filing.state, filing.filed_at, filing.summary = FilingState.FILED, act.at, summary
    filing.file_sha256, filing.file_name = sha256, name
    filing.version += 1
    note(session, "filing:filed", filing, act=act, changes=changes)


def ask_new_leads(session: Session, plan: Plan, *, calendar: Calendar, act: Act) -> int:
    """Ask each lead of a plan for the papers that the others owe and it does not; says how many were new.

    Where the day has passed, a new lead has as long as it has to sign for its task: nobody is late with what was never asked.
    """
    asked = session.execute(queries.filings_asked(plan.id)).all()
    owed = set(session.execute(queries.filings_owed(plan.id)).all())
    leads = session.scalars(queries.leads_of_plan(plan.id)).all()
    soonest = calendar.add(act.on, plan.receipt_workdays)
    new = [
        (lead, {"title": title, "due_on": soonest if due_on and due_on < act.on else due_on, "phrase": phrase})
        for title, due_on, phrase in asked
        for lead in leads
        if (title, lead.id) not in owed
    ]
    rows = [{"plan_id": plan.id, "department_id": lead.id, **filing} for lead, filing in new]
    insert_all(session, LeadPlanFiling, rows)
    if new:
        changes = {"departments": [None, list(dict.fromkeys(lead.short_name for lead, _filing in new))]}
        note(session, "filing:asked", plan, act=act, changes=changes)
    return len(new)
