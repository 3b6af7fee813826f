"""Filing a lead's work plan."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.files import Kept
from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.models import FilingState, LeadPlanFiling


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
