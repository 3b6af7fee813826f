"""What a task is measured by, and what a plan gains when its document is corrected: steps, targets, further tasks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.office import Office
from tracker.foundation.refusals import Invalid
from tracker.inbox.models import NoticeKind
from tracker.tasks.actions import (
    arrange_departments,
    cancel,
    issue_more,
    mark_milestone,
    set_indicators,
    set_milestones,
)
from tracker.tasks.models import Indicator, Milestone, Task
from tracker.tasks.moves import OutOfTurn
from tracker.tasks.queries import milestones_of
from tracker.tasks.rules import CannotTakePart, parts_of
from tracker.tasks.values import NewIndicator, NewMilestone, Party

DRAFT, DONE = NewMilestone(date(2026, 6, 30), "完成方案", "6月底前"), NewMilestone(date(2026, 9, 30), "全面推开")


def steps(session: Session, task: Task) -> list[Milestone]:
    return list(session.scalars(milestones_of([task.id])))


def test_a_task_is_issued_with_its_steps(session: Session, office: Office) -> None:
    [task] = office.issue(office.new_task(milestones=[DONE, DRAFT]))
    assert [(one.due_on, one.content, one.phrase) for one in steps(session, task)] == [
        (date(2026, 6, 30), "完成方案", "6月底前"),
        (date(2026, 9, 30), "全面推开", ""),
    ]


def test_a_step_is_marked_once_and_the_mark_can_be_taken_back(session: Session, office: Office) -> None:
    [task] = office.issue(office.new_task(milestones=[DRAFT]))
    [step] = steps(session, task)
    before = office.deeds()
    for _ in range(2):
        mark_milestone(session, step, is_done=True, act=office.act(office.auditor))
    assert (step.done_by, office.deeds()) == (office.auditor, before + 1)
    assert (office.last_deed().deed, office.last_deed().reason) == ("milestone:reached", "2026-06-30 完成方案")
    mark_milestone(session, step, is_done=False, act=office.act(office.auditor))
    assert (step.done_at, step.done_by_id) == (None, None)


def test_no_step_is_marked_on_a_task_that_is_over(session: Session, office: Office) -> None:
    [task] = office.issue(office.new_task(milestones=[DRAFT]))
    cancel(session, task, "任务并入他项", act=office.act())
    with pytest.raises(OutOfTurn):
        mark_milestone(session, steps(session, task)[0], is_done=True, act=office.act(office.auditor))


def test_a_step_that_stays_keeps_its_mark_when_others_change(session: Session, office: Office) -> None:
    [task] = office.issue(office.new_task(milestones=[DRAFT, DONE]))
    mark_milestone(session, steps(session, task)[0], is_done=True, act=office.act(office.auditor))
    later = NewMilestone(date(2026, 10, 31), "全面推开")
    set_milestones(session, task, [DRAFT, later], reason="按更正件", act=office.act())
    first, second = steps(session, task)
    assert (first.done_at is None, second.due_on, second.done_at) == (False, date(2026, 10, 31), None)
    assert office.last_deed().deed == "task:milestones-changed"


def test_targets_are_replaced_and_the_departments_told_once(session: Session, office: Office) -> None:
    [task] = office.issue(office.new_task(indicators=[NewIndicator("覆盖面达到80%", Decimal(80), "%")]))
    for _ in range(2):
        set_indicators(
            session, task, [NewIndicator("覆盖面达到85%", Decimal(85), "%")], reason="更正", act=office.act()
        )
    assert session.scalars(select(Indicator.words)).all() == ["覆盖面达到85%"]
    assert len(office.told(office.auditor, NoticeKind.CHANGED)) == 1


def test_further_tasks_stand_behind_the_others_and_only_their_departments_are_told(
    session: Session, office: Office
) -> None:
    first = office.issue()
    [more] = issue_more(
        session, office.plan, [office.new_task("2", supports=[])], calendar=office.calendar, act=office.act()
    )
    assert (first[0].seq, more.seq, more.number) == (1, 2, "2")
    assert office.told(office.auditor, NoticeKind.ISSUED)[-1] == "《政务公开工作要点》增加 1 项任务，请于3月5日前签收"
    assert len(office.told(office.financier, NoticeKind.ISSUED)) == 1


def test_departments_are_arranged_just_as_wanted_and_who_stays_keeps_its_part(
    session: Session, make: Make, office: Office
) -> None:
    [task] = office.issue()
    staying, other = office.parts(task)[1], make.department("市教育局")
    wanted = parts_of([Party(office.finance.id), Party(other.id)], [])
    arrange_departments(session, {task: wanted}, reason="更正", calendar=office.calendar, act=office.act())
    session.expire_all()
    assert [(part.department, part.role.value, part.seq) for part in office.parts(task)] == [
        (office.finance, "lead", 0),
        (other, "lead", 1),
    ]
    assert office.parts(task)[0].id == staying.id


def test_who_has_reported_is_not_arranged_away(session: Session, office: Office) -> None:
    task, lead = office.signed()
    office.report(lead)
    with pytest.raises(CannotTakePart, match="已就第 1 项任务报送过进展"):
        arrange_departments(
            session,
            {task: parts_of([Party(office.finance.id)], [])},
            reason="更正",
            calendar=office.calendar,
            act=office.act(),
        )


def test_what_changes_a_task_needs_a_reason(session: Session, office: Office) -> None:
    [task] = office.issue()
    with pytest.raises(Invalid):
        set_milestones(session, task, [DRAFT], reason=" ", act=office.act())
