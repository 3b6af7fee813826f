"""Steps, times that run from the day of issue, and rhythms of reporting: from the reading through the draft to the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.rooms.intake.conftest import CALENDAR, Keep
from tests.rooms.intake.drafted import by_the_year_end, row, said
from tracker.intake import draft as read
from tracker.intake.actions.editing import change_facts, change_row, confirm_rows
from tracker.intake.actions.issuing import issue_draft
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.queries import rows_of
from tracker.intake.relative import day_after
from tracker.intake.review import review
from tracker.intake.values import PlanFacts, RowValues
from tracker.journal.acts import Act
from tracker.plans.models import ReportCycle
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Milestone, Task
from tracker.workdays.models import CalendarDay, CalendarYear
from tracker.workdays.rules import Calendar

THURSDAY = date(2026, 1, 29)
HOLIDAY = Calendar({date(2026, 2, 2): False})


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("印发后15个工作日内", date(2026, 2, 20)),
        ("自印发之日起30日内", date(2026, 2, 28)),
        ("印发之日起1个月内", date(2026, 2, 28)),
        ("印发后两周内", date(2026, 2, 12)),
        ("本方案印发后半个月内", date(2026, 2, 13)),
        ("印发后十个工作日內", date(2026, 2, 13)),
        ("印发之日起半年内", date(2026, 7, 29)),
        ("印发后及时报送", None),
    ],
)
def test_a_time_that_runs_from_the_day_of_issue_is_counted(phrase: str, day: date | None) -> None:
    assert day_after(phrase, THURSDAY, HOLIDAY) == day


def test_days_off_by_the_official_calendar_are_not_counted() -> None:
    assert day_after("印发后2个工作日内", THURSDAY, HOLIDAY) == date(2026, 2, 3)


def within(phrase: str) -> read.Deadline:
    return read.Deadline(DeadlineKind.RELATIVE, None, phrase, certainty=read.Certainty.DOUBTFUL)


def only_row(session: Session, draft: DraftPlan) -> DraftTask:
    return session.scalars(select(DraftTask).where(DraftTask.draft_plan_id == draft.id)).one()


def values_of(found: DraftTask, **given: Any) -> RowValues:
    parts = ("number", "category", "content", "deadline", "deadline_kind", "deadline_phrase", "remark")
    same = {part: getattr(found, part) for part in parts}
    lists = {part: tuple(getattr(found, part)) for part in ("leads", "supports", "milestones")}
    return RowValues(**{**same, **lists, **given})


def test_a_draft_proposes_the_day_and_asks_and_the_task_gets_what_was_confirmed(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")
    session.add_all(
        [
            CalendarYear(year=2026, is_published=True, source=""),
            CalendarDay(day=date(2026, 1, 6), is_workday=False, name=""),
        ]
    )
    draft = keep(row(deadline=within("印发后5个工作日内")))
    found = only_row(session, draft)
    assert (found.deadline, found.deadline_kind) == (date(2026, 1, 13), DeadlineKind.RELATIVE)
    [question] = found.questions
    assert question["sentence"] % question["words"] == (
        "“印发后5个工作日内”自 2026年1月5日 印发起算，为 2026年1月13日，对吗？"
    )
    assert [each.sentence % each.words for each in review(session, draft).obstacles] == ["第 1 项存疑，尚未核对"]
    confirm_rows(session, [found], act=office)
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    task = session.scalars(select(Task)).one()
    assert (task.deadline, task.deadline_kind, task.deadline_phrase) == (
        date(2026, 1, 13),
        DeadlineKind.DATE,
        "印发后5个工作日内",
    )


def test_the_day_follows_the_day_of_issue_until_it_is_confirmed(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(row(deadline=within("印发后1个月内")), facts=read.PlanFacts(said("要点"), year=2026))
    found = only_row(session, draft)
    assert (found.deadline, found.certainty["deadline"]) == (None, "doubtful")

    def issued_on(day: date | None) -> None:
        change_facts(session, draft, PlanFacts("要点", "", (), day, 2026), seen=draft.version, act=office)

    issued_on(date(2026, 3, 2))
    assert (found.deadline, found.certainty["deadline"]) == (date(2026, 4, 2), "likely")
    issued_on(None)
    assert (found.deadline, found.questions[0]["sentence"]) == (None, "“%(phrase)s”应在哪一天完成？")
    issued_on(date(2026, 3, 9))
    confirm_rows(session, [found], act=office)
    issued_on(date(2026, 3, 2))
    assert found.deadline == date(2026, 4, 9)


def test_an_edit_elsewhere_does_not_confirm_a_counted_day_and_one_of_the_day_does(
    session: Session, keep: Keep, office: Act
) -> None:
    found = only_row(session, keep(row(deadline=within("印发后1个月内"))))
    change_row(session, found, values_of(found, content="另一项工作"), seen=found.version, act=office)
    assert len(found.questions) == 1
    change_row(session, found, values_of(found, deadline=date(2026, 2, 10)), seen=found.version, act=office)
    assert (found.questions, found.deadline_kind) == ([], DeadlineKind.DATE)


def test_steps_before_the_deadline_become_steps_of_the_task(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")
    step = read.Milestone(date(2026, 6, 30), "6月底前", "6月底前完成方案")
    draft = keep(row(deadline=by_the_year_end(), milestones=(step,)))
    assert only_row(session, draft).milestones == [
        {"due": "2026-06-30", "text": "6月底前完成方案", "phrase": "6月底前"}
    ]
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    found = session.scalars(select(Milestone)).one()
    assert (found.due_on, found.content, found.phrase, found.done_at) == (
        date(2026, 6, 30),
        "6月底前完成方案",
        "6月底前",
        None,
    )


def rhythm(cycle: read.Cycle, day: int | None, words: str) -> read.DraftRound:
    return read.DraftRound(cycle, day, read.Said(words, f"各部门于{words}报送进展情况"))


@pytest.mark.parametrize(
    ("rounds", "followed"),
    [
        ([], (ReportCycle.MONTHLY, 25)),
        ([rhythm(read.Cycle.MONTHLY, 28, "每月28日前")], (ReportCycle.MONTHLY, 28)),
        ([rhythm(read.Cycle.MONTHLY, 31, "每月底前")], (ReportCycle.MONTHLY, 31)),
        ([rhythm(read.Cycle.QUARTERLY, None, "每季度")], (ReportCycle.QUARTERLY, 25)),
        ([rhythm(read.Cycle.HALF_YEARLY, None, "每半年")], (ReportCycle.HALF_YEARLY, 25)),
        ([rhythm(read.Cycle.YEARLY, 31, "每年年底前")], (ReportCycle.YEARLY, 31)),
    ],
)
def test_the_first_rhythm_of_reporting_is_proposed_and_followed(
    session: Session, make: Make, keep: Keep, office: Act, rounds: list[read.DraftRound], followed: tuple[Any, int]
) -> None:
    make.department("市监察局")
    plan = issue_draft(session, keep(row(), rounds=tuple(rounds)), calendar=CALENDAR, act=office)
    assert (plan.report_cycle, plan.report_day) == followed


def test_rows_remember_how_they_were_read_and_what_task_they_became(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")
    draft = keep(row("1"), row("2"))
    first, second = session.scalars(rows_of(draft.id))
    change_row(session, first, values_of(first, content="改过的工作"), seen=1, act=office)
    assert (first.as_read["content"], first.content) == ("第1项工作", "改过的工作")
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    tasks = {task.id: task.content for task in session.scalars(select(Task))}
    assert [tasks[each.task_id or 0] for each in (first, second)] == ["改过的工作", "第2项工作"]
