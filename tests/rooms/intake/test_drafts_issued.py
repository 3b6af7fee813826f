"""A draft is issued when nothing is left to ask, once, and can be taken back until somebody has acted on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.intake.conftest import CALENDAR, Keep
from tests.rooms.intake.drafted import by_the_year_end, eighty_per_cent, elided, lead_plans, named, row
from tests.support.queries import QueryCount
from tracker.departments.models import Collective
from tracker.inbox.models import Notice
from tracker.intake import draft as read
from tracker.intake.actions.editing import confirm_rows, remove_rows
from tracker.intake.actions.issuing import issue_draft
from tracker.intake.actions.naming import define_collective
from tracker.intake.actions.undoing import can_be_undone, undo_issue
from tracker.intake.models import DraftPlan, DraftState
from tracker.intake.queries import rows_of
from tracker.intake.refusals import CannotBeIssued, CannotBeTakenBack, NotOpen
from tracker.intake.review import review
from tracker.journal.acts import Act
from tracker.plans.models import Plan
from tracker.progress.actions.rounds import open_rounds
from tracker.progress.models import ReportingRound
from tracker.tasks.actions import file_lead_plan, sign_for
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Assignment, AssignmentRole, Indicator, LeadPlanFiling, Milestone, Task


def obstacles(session: Session, draft: DraftPlan) -> list[str]:
    return [each.sentence % each.words for each in review(session, draft).obstacles]


def parts(session: Session, role: AssignmentRole) -> list[str]:
    found = session.scalars(
        select(Assignment).where(Assignment.role == role).order_by(Assignment.task_id, Assignment.seq)
    )
    return [part.department.name for part in found]


def test_a_settled_draft_becomes_a_plan_with_its_tasks(session: Session, make: Make, keep: Keep, office: Act) -> None:
    make.department("市监察局")
    make.department("市财政局")
    dated = row("2", deadline=by_the_year_end(), supports=named("市财政局"), indicators=(eighty_per_cent(),))
    draft = keep(row("1"), dated, filings=(lead_plans(),))
    plan = issue_draft(session, draft, calendar=CALENDAR, act=office)
    first, second = session.scalars(select(Task).order_by(Task.seq))
    assert (plan.title, plan.year, plan.issued_on) == ("2026年工作要点", 2026, date(2026, 1, 5))
    assert (first.number, first.content, first.deadline) == ("1", "第1项工作", None)
    assert (second.deadline, second.deadline_phrase) == (date(2026, 12, 31), "年底前")
    assert (parts(session, AssignmentRole.LEAD), parts(session, AssignmentRole.SUPPORT)) == (
        ["市监察局"] * 2,
        ["市财政局"],
    )
    assert session.scalars(select(Indicator.value)).all() == [Decimal(80)]
    assert session.scalars(select(LeadPlanFiling.due_on)).all() == [date(2026, 5, 15)]
    assert (draft.state, draft.plan) == (DraftState.ISSUED, plan)


def test_a_collective_goes_to_its_members_and_remembers_its_name(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    towns = [make.department("常熟市政府"), make.department("昆山市政府")]
    group = make.collective("各市(县)、区政府", towns)
    issue_draft(session, keep(row(leads=named(group.name))), calendar=CALENDAR, act=office)
    assert set(parts(session, AssignmentRole.LEAD)) == {"常熟市政府", "昆山市政府"}
    assert set(session.scalars(select(Assignment.collective_id))) == {group.id}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([row(leads=named("市新闻办"))], "“市新闻办”不在名录中"),
        ([row(leads=named("各有关部门"))], "“各有关部门”还没有指定成员"),
        ([row(leads=named("市检察局"))], "“市检察局”疑似名录中的单位，尚未认定"),
        ([row(leads=())], "第 1 项没有牵头部门"),
        ([row(deadline=by_the_year_end(2025))], "第 1 项的完成时限早于印发日期"),
        (
            [row(deadline=read.Deadline(DeadlineKind.UNRESOLVED, None, "适时"))],
            "第 1 项时限待定，请填写日期或选定时限类型",
        ),
    ],
)
def test_what_is_unsettled_stands_in_the_way(
    session: Session, make: Make, keep: Keep, office: Act, rows: list[read.DraftTask], sentence: str
) -> None:
    make.department("市监察局")
    draft = keep(*rows)
    assert obstacles(session, draft) == [sentence]
    with pytest.raises(CannotBeIssued, match="1 处"):
        issue_draft(session, draft, calendar=CALENDAR, act=office)
    assert session.scalars(select(Plan)).all() == []


def test_a_doubtful_row_waits_for_a_persons_word(session: Session, make: Make, keep: Keep, office: Act) -> None:
    make.department("常熟市监察局")
    make.department("相城区监察局")
    draft = keep(elided())
    assert obstacles(session, draft) == ["第 13 项存疑，尚未核对"]
    confirm_rows(session, session.scalars(rows_of(draft.id)).all(), act=office)
    assert obstacles(session, draft) == []


def test_what_was_asked_of_a_collective_is_answered_by_the_directory(session: Session, make: Make, keep: Keep) -> None:
    asked = read.Question(read.Topic.LEADS, "“%(name)s”具体是哪些单位？", {"name": "市各有关部门"})
    draft = keep(row(leads=named("市各有关部门"), questions=(asked,)))
    assert len(obstacles(session, draft)) == 2
    make.collective("市各有关部门", [make.department()])
    assert obstacles(session, draft) == []


def test_a_draft_without_title_year_or_rows_says_all_three(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")
    draft = keep(facts=read.PlanFacts())
    remove_rows(session, session.scalars(rows_of(draft.id)).all(), act=office)
    assert obstacles(session, draft) == ["计划还没有标题", "计划还没有年度", "草稿里没有任务"]


def test_a_draft_is_issued_once(session: Session, make: Make, keep: Keep, office: Act) -> None:
    make.department("市监察局")
    draft = keep()
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    with pytest.raises(NotOpen):
        issue_draft(session, draft, calendar=CALENDAR, act=office)
    assert len(session.scalars(select(Task)).all()) == 1


def test_what_nobody_has_touched_is_taken_back_without_a_trace(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.liaison(make.department("市监察局"))
    draft = keep(filings=(lead_plans(),))
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    assert can_be_undone(session, draft)
    undo_issue(session, draft, act=office)
    session.expire_all()
    for kind in (Plan, Task, Assignment, LeadPlanFiling, Notice):
        assert session.scalars(select(kind)).all() == [], kind
    assert (draft.state, draft.plan_id) == (DraftState.OPEN, None)


def test_what_was_taken_back_can_be_issued_anew_and_everybody_is_told(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.liaison(make.department("市监察局"))
    draft = keep()
    for _ in range(2):
        issue_draft(session, draft, calendar=CALENDAR, act=office)
        assert len(session.scalars(select(Notice)).all()) == 1
        undo_issue(session, draft, act=office)


def test_once_a_department_has_signed_nothing_is_taken_back(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    liaison = make.liaison(make.department("市监察局"))
    draft = keep()
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    sign_for(session, session.scalars(select(Assignment)).one(), act=act_on(MONDAY, liaison))
    assert not can_be_undone(session, draft)
    with pytest.raises(CannotBeTakenBack):
        undo_issue(session, draft, act=office)
    assert session.scalars(select(Task)).all()


def test_a_hundred_rows_are_reviewed_and_issued_in_as_many_queries_as_ten(
    session: Session, engine: Engine, make: Make, office: Act, keep: Keep
) -> None:
    make.department("市监察局")

    def sent(number: int) -> int:
        draft = keep(*(row(str(nth)) for nth in range(number)))
        session.commit()
        with QueryCount(engine) as statements:
            issue_draft(session, draft, calendar=CALENDAR, act=office)
        session.commit()
        return len(statements)

    assert sent(10) == sent(100)


def test_taking_back_leaves_no_filing_step_or_target_and_keeps_what_the_directory_learnt(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    town = make.department("常熟市政府")
    step = read.Milestone(date(2026, 6, 30), "6月底前", "6月底前完成方案")
    told = row(leads=named("各市(县)政府"), milestones=(step,), indicators=(eighty_per_cent(),))
    draft = keep(told, filings=(lead_plans(),))
    define_collective(session, draft, "各市(县)政府", [town], act=office)
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    undo_issue(session, draft, act=office)
    for kind in (LeadPlanFiling, Milestone, Indicator, Assignment):
        assert session.scalars(select(kind)).all() == [], kind
    assert [each.name for each in session.scalars(select(Collective))] == ["各市(县)政府"]
    [again] = session.scalars(rows_of(draft.id))
    assert (again.task_id, again.milestones, again.indicators) == (
        None,
        [{"due": "2026-06-30", "text": "6月底前完成方案", "phrase": "6月底前"}],
        [{"text": "覆盖面达到80%", "value": "80", "unit": "%"}],
    )
    assert issue_draft(session, draft, calendar=CALENDAR, act=office).title == draft.title


def test_rounds_of_reporting_that_opened_meanwhile_go_with_the_plan(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")
    draft = keep()
    plan = issue_draft(session, draft, calendar=CALENDAR, act=office)
    assert open_rounds(session, plan, until=date(2026, 3, 31), calendar=CALENDAR, act=office)
    undo_issue(session, draft, act=office)
    assert session.scalars(select(ReportingRound)).all() == []


def test_a_lead_that_has_filed_its_plan_keeps_everything_in_force(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")
    draft = keep(filings=(lead_plans(),))
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    file_lead_plan(session, session.scalars(select(LeadPlanFiling)).one(), summary="分三步推进", act=office)
    assert not can_be_undone(session, draft)
