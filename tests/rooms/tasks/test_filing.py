"""Filing a lead's work plan."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.support.office import Office
from tracker.foundation.files import Kept
from tracker.foundation.refusals import Invalid
from tracker.tasks.actions import file_lead_plan
from tracker.tasks.models import FilingState, LeadPlanFiling
from tracker.tasks.values import NewFiling

FILE = Kept("b" * 64, 10)


@pytest.fixture
def filing(session: Session, office: Office) -> LeadPlanFiling:
    """A work plan that the audit office owes."""
    office.issue(filings=[NewFiling("牵头工作方案")])
    return session.scalars(select(LeadPlanFiling)).one()


def test_a_work_plan_is_filed_as_words_or_a_file(session: Session, office: Office, filing: LeadPlanFiling) -> None:
    act = office.act(office.auditor)
    file_lead_plan(session, filing, summary="", file=FILE, file_name="方案.docx", act=act)
    assert (filing.state, filing.filed_at, filing.file_name) == (FilingState.FILED, act.at, "方案.docx")
    assert office.last_deed().changes["department"] == ["市监察局", "市监察局"]


def test_nothing_is_not_filed(session: Session, office: Office, filing: LeadPlanFiling) -> None:
    with pytest.raises(Invalid, match="请填写方案要点，或上传方案文件"):
        file_lead_plan(session, filing, summary=" ", act=office.act(office.auditor))
    assert filing.state is FilingState.PENDING


def test_filing_the_same_again_does_nothing(session: Session, office: Office, filing: LeadPlanFiling) -> None:
    for _ in range(2):
        file_lead_plan(session, filing, summary="分三步走", file=FILE, act=office.act(office.auditor))
    assert filing.version == 2


def test_a_mended_plan_replaces_the_first_and_the_journal_keeps_both(
    session: Session, office: Office, filing: LeadPlanFiling
) -> None:
    file_lead_plan(session, filing, summary="分三步走", file=FILE, act=office.act(office.auditor))
    file_lead_plan(session, filing, summary="分四步走", act=office.act(office.auditor))
    assert (filing.summary, filing.file_sha256) == ("分四步走", FILE.sha256)
    assert office.last_deed().changes["summary"] == ["分三步走", "分四步走"]
