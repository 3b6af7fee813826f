"""The records of a scene: one of each kind that an address can name."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from tests.make import Make
from tracker.departments.models import Alias, Department
from tracker.foundation.files import FileStore, Kept
from tracker.foundation.text import fold
from tracker.inbox.models import Notice, NoticeKind
from tracker.intake.actions.answering import Answer, How
from tracker.intake.models import DraftPlan, DraftTask
from tracker.people.models import Person, Post, Role, SignIn
from tracker.progress.models import Evidence, Instruction, ProgressReport, ReportState, Request, RequestKind
from tracker.reminders.models import Digest
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Assignment, AssignmentState, FilingState, LeadPlanFiling, Milestone
from tracker.workdays.models import CalendarYear


def records(
    make: Make, people: dict[str, Person], departments: tuple[Department, Department], store: FileStore
) -> dict[str, object]:
    """The ids by which addresses name them, for a task that the first department leads and the second supports."""
    lead, support = departments
    kept = store.keep("真的。".encode())
    plan = make.plan(head_approves=True)
    task = make.task(plan=plan, supports=[support])
    part = make.assignment(task, lead, state=AssignmentState.RECEIVED)
    return {
        "plan": plan.id,
        "task": task.id,
        "assignment": part.id,
        **_progress(make, people, part, kept),
        **_draft(make, people),
        **_house(make, people),
        "filing": make.keep(_filing(plan.id, lead.id, make, kept)).id,
        "milestone": make.keep(Milestone(task_id=task.id, due_on=make.today, content="完成方案")).id,
    }


def _progress(make: Make, people: dict[str, Person], part: Assignment, kept: Kept) -> dict[str, object]:
    accepted = make.keep(_report(make, people, part, ReportState.ACCEPTED))
    waiting = make.keep(_report(make, people, part, ReportState.AWAITING_HEAD))
    request = Request(
        task_id=part.task_id,
        kind=RequestKind.CLOSURE,
        reason="已完成。",
        asked_at=make.moment(),
        asked_by_id=people["lead"].id,
    )
    instruction = Instruction(
        task_id=part.task_id, form_key="scene", words="抓紧。", by_id=people["leader"].id, at=make.moment()
    )
    return {
        "report": accepted.id,
        "waiting_report": waiting.id,
        "evidence": make.keep(_evidence(accepted.id, kept)).id,
        "request": make.keep(request).id,
        "instruction": make.keep(instruction).id,
    }


def _report(make: Make, people: dict[str, Person], part: Assignment, state: ReportState) -> ProgressReport:
    return ProgressReport(
        assignment_id=part.id,
        form_key=f"scene-{state}",
        done="正在办。",
        percent=50,
        state=state,
        reported_at=make.moment(),
        reported_on=make.today,
        reported_by_id=people["lead"].id,
    )


def _evidence(report_id: int, kept: Kept) -> Evidence:
    return Evidence(report_id=report_id, name="清单.txt", media_type="text/plain", size=kept.size, sha256=kept.sha256)


def _filing(plan_id: int, department_id: int, make: Make, kept: Kept) -> LeadPlanFiling:
    return LeadPlanFiling(
        plan_id=plan_id,
        department_id=department_id,
        title="牵头工作方案",
        state=FilingState.FILED,
        filed_at=make.moment(),
        file_name="方案.txt",
        file_sha256=kept.sha256,
    )


def _draft(make: Make, people: dict[str, Person]) -> dict[str, object]:
    due = {"due": "2026-05-15", "phrase": "5月15日前"}
    filing = {"title": "牵头工作方案", "who": "leads", **due, "text": "5月15日前报送牵头工作方案", "is_kept": True}
    draft = make.keep(
        DraftPlan(
            file_name="plan.docx",
            file_sha256="0" * 64,
            read_at=make.moment(),
            read_by_id=people["coordinator"].id,
            title="工作要点",
            document_number="",
            issuers=[],
            year=2026,
            filings=[filing],
            name_answers=[asdict(Answer(How.DROPPED, "领导小组")) | {"how": How.DROPPED.value}],
        )
    )
    row = DraftTask(
        draft_plan_id=draft.id,
        seq=1024,
        number="1",
        category="",
        content="完善管理办法;建好平台",
        deadline_kind=DeadlineKind.NONE,
        deadline_phrase="",
        remark="",
        clause="",
    )
    return {"draft": draft.id, "row": make.keep(row).id}


def _house(make: Make, people: dict[str, Person]) -> dict[str, object]:
    department = make.department()
    alias = Alias(department_id=department.id, name="另一个名字", folded=fold("另一个名字"))
    bystander = make.liaison(department)
    stay = SignIn(
        token_hash="0" * 64,
        person_id=bystander.id,
        began_at=make.moment(),
        seen_at=make.moment(),
        address="127.0.0.1",
        agent="tests",
    )
    notice = Notice(
        person_id=people["lead"].id, kind=NoticeKind.ISSUED, key="scene", sentence="请签收。", at=make.moment()
    )
    digest = Digest(
        person_id=bystander.id,
        day=make.today,
        to_address="p@office.test",
        subject="提醒",
        body="提醒",
        message_id="<scene@office.test>",
        next_try_at=make.moment() + timedelta(days=1),
    )
    return {
        "department": department.id,
        "alias": make.keep(alias).id,
        "collective": make.collective("各有关部门").id,
        "person": bystander.id,
        "post": make.keep(Post(person_id=bystander.id, role=Role.LEADER, began_on=make.today)).id,
        "stay": make.keep(stay).id,
        "notice": make.keep(notice).id,
        "digest": make.keep(digest).id,
        "year": make.keep(CalendarYear(year=2026, is_published=True, source="")).year,
    }
