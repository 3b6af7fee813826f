"""Reports: filled in once, approved, reviewed one after the other; evidence that only those concerned can fetch."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visit
from tracker.foundation.files import FileStore
from tracker.foundation.settings import Settings
from tracker.progress.models import Evidence, ProgressReport, ReportState
from tracker.tasks.models import Assignment, AssignmentState

PDF = b"%PDF-1.7 the proof"


def test_a_department_reports_with_a_file_and_an_address_and_the_coordinator_sees_both(
    visit: Visit, make: Make
) -> None:
    department = make.department()
    part = make.part_of(make.task(leads=[department]))
    liaison, office = visit(make.liaison(department)), visit(make.coordinator())
    liaison.post(
        f"/assignments/{part.id}/reports/new", _report(evidence=_file("总结.pdf"), link="https://gov.example/a")
    )
    page = office.get(f"/tasks/{part.task_id}").text
    assert "完成了三家窗口的调研" in page
    assert "总结.pdf" in page
    assert 'href="https://gov.example/a"' in page


def test_a_double_click_reports_once(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    part = make.part_of(make.task(leads=[department]))
    liaison = visit(make.liaison(department))
    for _ in range(2):
        liaison.post(f"/assignments/{part.id}/reports/new", _report())
    assert session.scalar(select(func.count()).select_from(ProgressReport)) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"done": ""}, "请填写工作进展"),
        ({"percent": "120"}, "请填写 0 到 100 的整数"),
        ({"percent": "一半"}, "请填写 0 到 100 的整数"),
        ({"percent": "10"}, "请在“存在问题”中说明原因"),
        ({"link": "javascript:alert(1)"}, "网址应以 http:// 或 https:// 开头"),
    ],
)
def test_wrong_input_keeps_all_that_was_typed_and_leaves_no_rows(
    visit: Visit, make: Make, session: Session, wrong: dict[str, str], sentence: str
) -> None:
    department = make.department()
    part = make.assignment(make.task(), department, progress=30)
    typed = _report(next_steps="下周召开联席会议", **wrong)
    page = visit(make.liaison(department)).post(f"/assignments/{part.id}/reports/new", typed, expect=422).text
    assert sentence in page
    assert "下周召开联席会议" in page
    assert typed["form_key"] in page
    assert session.scalar(select(func.count()).select_from(ProgressReport)) == 0


@pytest.mark.parametrize(("name", "data"), [("程序.exe", b"MZ"), ("假的.pdf", b"MZ no pdf"), ("空的.pdf", b"")])
def test_a_file_that_is_not_taken_is_named_and_nothing_is_saved(
    visit: Visit, make: Make, session: Session, settings: Settings, name: str, data: bytes
) -> None:
    department = make.department()
    part = make.part_of(make.task(leads=[department]))
    answer = visit(make.liaison(department)).post(
        f"/assignments/{part.id}/reports/new", _report(evidence=(BytesIO(data), name)), expect=422
    )
    assert f"“{name}”" in answer.text
    assert session.scalar(select(func.count()).select_from(Evidence)) == 0
    assert not _files(settings.files)


def test_the_good_file_of_a_refused_form_need_not_be_chosen_again(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    part = make.part_of(make.task(leads=[department]))
    liaison = visit(make.liaison(department))
    path = f"/assignments/{part.id}/reports/new"
    page = liaison.post(path, _report(done="", evidence=_file("总结.pdf")), expect=422).text
    token = page.split('name="received" value="', 1)[1].split('"', 1)[0]
    liaison.post(path, _report(received=token))
    assert session.scalars(select(Evidence.name)).all() == ["总结.pdf"]


def test_a_token_for_a_file_is_of_no_use_to_somebody_else(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    part = make.part_of(make.task(leads=[department]))
    path = f"/assignments/{part.id}/reports/new"
    page = visit(make.liaison(department)).post(path, _report(done="", evidence=_file("总结.pdf")), expect=422).text
    token = page.split('name="received" value="', 1)[1].split('"', 1)[0]
    visit(make.liaison(department)).post(path, _report(received=token))
    assert session.scalars(select(Evidence.name)).all() == []


def test_a_disk_that_takes_no_more_is_said_and_leaves_no_rows(
    visit: Visit, make: Make, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: FileStore, _data: bytes) -> None:
        raise OSError(28, "no space left")

    department = make.department()
    part = make.part_of(make.task(leads=[department]))
    monkeypatch.setattr(FileStore, "keep", full)
    page = visit(make.liaison(department)).post(
        f"/assignments/{part.id}/reports/new", _report(evidence=_file("总结.pdf")), expect=422
    )
    assert "磁盘空间不足" in page.text
    assert session.scalar(select(func.count()).select_from(ProgressReport)) == 0


def test_last_times_words_stand_beside_the_empty_form(visit: Visit, make: Make) -> None:
    department = make.department()
    part = make.assignment(make.task(), department, progress=40)
    make.report(part, done="上月完成了方案", next_steps="开工", percent=40)
    page = visit(make.liaison(department)).get(f"/assignments/{part.id}/reports/new").text
    assert "上月完成了方案" in page
    assert 'value="40"' in page
    assert ">开工</textarea>" in page.replace("\r\n", "").replace("\n", "")


def test_only_its_own_liaison_reports_for_a_department(visit: Visit, make: Make) -> None:
    department, other = make.department(), make.department()
    part = make.assignment(make.task(leads=[other]), department)
    path = f"/assignments/{part.id}/reports/new"
    assert "只有联络员可以填报进展" in visit(make.head(department)).get(path, expect=403).text
    visit(make.liaison(other)).get(path, expect=403)
    visit(make.liaison()).get(path, expect=404)


def test_evidence_is_saved_and_never_run(visit: Visit, make: Make, settings: Settings) -> None:
    proof = _proof(make, settings, "总结 2026.pdf")
    answer = visit(make.coordinator()).get(f"/evidence/{proof.id}")
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "filename*=UTF-8''%E6%80%BB%E7%BB%93%202026.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_evidence_of_another_department_is_never_served(visit: Visit, make: Make, settings: Settings) -> None:
    proof = _proof(make, settings, "总结.pdf")
    visit(make.liaison()).get(f"/evidence/{proof.id}", expect=404)
    visit().get(f"/evidence/{proof.id}", expect=302)


def test_a_file_that_the_store_has_lost_is_said_so(visit: Visit, make: Make) -> None:
    proof = make.evidence(make.report(make.assignment(make.task())), "丢失.pdf")
    assert "“丢失.pdf”不在文件库中" in visit(make.coordinator()).get(f"/evidence/{proof.id}", expect=404).text


def test_a_review_leads_on_to_the_next_report_and_at_last_says_there_are_none(
    visit: Visit, make: Make, session: Session
) -> None:
    first, second = (make.report(_submitted(make)) for _ in range(2))
    office = visit(make.coordinator())
    answer = office.post(f"/reports/{first.id}/review", {"verdict": "yes", "reason": "材料齐全"})
    assert answer.location == f"/reports/{second.id}"
    answer = office.post(f"/reports/{second.id}/review", {"verdict": "no", "reason": "缺佐证"})
    assert answer.location == "/reports"
    assert "没有待审核的报送了" in office.get("/reports").text
    session.expire_all()
    assert (first.state, second.state) == (ReportState.ACCEPTED, ReportState.SENT_BACK)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"verdict": "no"}, "请说明原因"),
        ({"reason": "看过了"}, "请选择一个审核结果"),
        ({"verdict": "maybe"}, "请选择一个审核结果"),
    ],
)
def test_sending_back_needs_a_reason_and_a_review_needs_a_verdict(
    visit: Visit, make: Make, session: Session, answer: dict[str, str], sentence: str
) -> None:
    report = make.report(_submitted(make))
    page = visit(make.coordinator()).post(f"/reports/{report.id}/review", answer, expect=422).text
    assert sentence in page
    session.refresh(report)
    assert report.state is ReportState.SUBMITTED


def test_reviewing_twice_is_explained_and_changes_nothing(visit: Visit, make: Make, session: Session) -> None:
    report = make.report(_submitted(make))
    office = visit(make.coordinator())
    office.post(f"/reports/{report.id}/review", {"verdict": "yes"})
    page = office.post(f"/reports/{report.id}/review", {"verdict": "no", "reason": "反悔"}, expect=409).text
    assert "现在不能退回补正" in page
    session.refresh(report)
    assert report.state is ReportState.ACCEPTED


def test_a_head_lets_a_report_leave_or_holds_it_with_a_reason(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    head, plan = visit(make.head(department)), make.plan(head_approves=True)
    reports = [
        make.report(make.assignment(make.task(plan=plan), department), state=ReportState.AWAITING_HEAD)
        for _ in range(2)
    ]
    head.post(f"/reports/{reports[0].id}/approval", {"verdict": "yes"})
    head.post(f"/reports/{reports[1].id}/approval", {"verdict": "no"}, expect=422)
    head.post(f"/reports/{reports[1].id}/approval", {"verdict": "no", "reason": "数字请核对"})
    session.expire_all()
    assert [report.state for report in reports] == [ReportState.SUBMITTED, ReportState.SENT_BACK]


def test_the_liaison_reads_a_report_but_is_not_asked_to_review_it(visit: Visit, make: Make) -> None:
    part = _submitted(make)
    report = make.report(part)
    visitor = visit(make.liaison(part.department))
    assert "只有督办员可以审核报送" in visitor.get(f"/reports/{report.id}").text
    visitor.post(f"/reports/{report.id}/review", {"verdict": "yes"}, expect=403)


def test_fifty_waiting_reports_cost_no_more_statements_than_five(visit: Visit, make: Make, queries: QueryCount) -> None:
    office = visit(make.coordinator())
    sizes = []
    for more in (5, 45):
        for _ in range(more):
            make.report(_submitted(make))
        with queries as sent:
            office.get("/reports")
        sizes.append(len(sent))
    assert sizes[0] == sizes[1]


def _report(**given: Any) -> dict[str, Any]:
    words = {"form_key": "once", "done": "完成了三家窗口的调研", "percent": "50"}
    return {**words, **given}


def _file(name: str) -> tuple[BytesIO, str]:
    return BytesIO(PDF), name


def _submitted(make: Make) -> Assignment:
    return make.assignment(make.task(), state=AssignmentState.SUBMITTED)


def _proof(make: Make, settings: Settings, name: str) -> Evidence:
    kept = FileStore(settings.files).keep(PDF)
    report = make.report(make.assignment(make.task()))
    return make.evidence(report, name, sha256=kept.sha256, size=kept.size)


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
