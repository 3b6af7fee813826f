"""Lead work plans: filed by the lead, listed for the office, their files for those concerned alone."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visit
from tracker.tasks.models import FilingState

PDF = b"%PDF-1.7 the plan"


def test_a_lead_files_its_plan_and_the_office_sees_who_has_not(visit: Visit, make: Make) -> None:
    plan, department = make.plan(), make.department("市监察局")
    filing = make.filing(plan, department)
    make.filing(plan, make.department("市财政局"), due_on=date(2020, 5, 15))
    liaison = visit(make.liaison(department))
    liaison.post(f"/filings/{filing.id}", {"summary": "分三步走", "file": (BytesIO(PDF), "工作方案.pdf")})
    page = visit(make.coordinator()).get("/filings").text
    assert page.index("市财政局") < page.index("市监察局")
    assert "待报备" in page
    answer = liaison.get(f"/filings/{filing.id}/file")
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_filing_nothing_says_what_is_missing(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    filing = make.filing(make.plan(), department)
    page = visit(make.liaison(department)).post(f"/filings/{filing.id}", {"summary": ""}, expect=422).text
    assert "请填写方案要点" in page
    session.refresh(filing)
    assert filing.state is FilingState.PENDING


def test_a_file_that_is_not_what_it_says_is_refused_and_the_words_stay(visit: Visit, make: Make) -> None:
    department = make.department()
    filing = make.filing(make.plan(), department)
    given = {"summary": "分三步走", "file": (BytesIO(b"MZ"), "工作方案.pdf")}
    page = visit(make.liaison(department)).post(f"/filings/{filing.id}", given, expect=422).text
    assert "“工作方案.pdf”的内容与扩展名不符" in page
    assert "分三步走" in page


def test_another_department_neither_sees_nor_files_it_and_the_office_only_reads(visit: Visit, make: Make) -> None:
    filing = make.filing(make.plan(), make.department())
    stranger = visit(make.liaison())
    stranger.get(f"/filings/{filing.id}", expect=404)
    stranger.get(f"/filings/{filing.id}/file", expect=404)
    stranger.post(f"/filings/{filing.id}", {"summary": "冒名"}, expect=404)
    stranger.get("/filings", expect=403)
    office = visit(make.coordinator())
    assert "还没有报备" in office.get(f"/filings/{filing.id}").text
    office.post(f"/filings/{filing.id}", {"summary": "代办"}, expect=403)


def test_fifty_filings_cost_no_more_statements_than_five(visit: Visit, make: Make, queries: QueryCount) -> None:
    plan, office = make.plan(), visit(make.coordinator())
    sizes = []
    for more in (5, 45):
        for _ in range(more):
            make.filing(plan, make.department())
        with queries as sent:
            office.get("/filings")
        sizes.append(len(sent))
    assert sizes[0] == sizes[1]
