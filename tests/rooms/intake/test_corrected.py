"""A corrected document changes what is ticked of it and nothing else, whatever was reported or edited meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.intake.conftest import CALENDAR, Keep
from tests.rooms.intake.drafted import by_the_year_end, eighty_per_cent, named, row, said
from tests.support.queries import QueryCount
from tracker.foundation.refusals import Invalid
from tracker.intake import draft as read
from tracker.intake.actions.choosing import ChangedMeanwhile, Choice
from tracker.intake.actions.correcting import apply_to_plan
from tracker.intake.actions.editing import change_row, confirm_rows, remove_rows
from tracker.intake.actions.issuing import issue_draft
from tracker.intake.actions.relating import take_as_correction, take_as_new
from tracker.intake.actions.superseding import supersede_draft
from tracker.intake.actions.undoing import undo_issue
from tracker.intake.correction import Comparison, compare
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.queries import rows_of
from tracker.intake.refusals import CannotBeIssued
from tracker.intake.values import RowValues
from tracker.journal.acts import Act, Cause
from tracker.journal.models import Entry
from tracker.plans.models import Plan
from tracker.tasks.actions import change_task, sign_for
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import Milestone, Task, TaskState
from tracker.tasks.queries import filings, of_plan, parts
from tracker.tasks.values import TaskChanges

FIRST = row("1", content=said("完善政务公开目录，规范主动公开的范围和程序"))
SECOND = row("2", content=said("建设统一的网上办事大厅，实行一口受理"), deadline=by_the_year_end())
THIRD = row("3", content=said("开展行政审批事项清理，压缩办理时限"), supports=named("市财政局"))


@dataclass
class Scene:
    """A plan in force that was issued from a document, and a way to bring the next version of it."""

    session: Session
    keep: Keep
    office: Act
    draft: DraftPlan
    plan: Plan

    def corrected(self, *rows: read.DraftTask, **given: Any) -> DraftPlan:
        """The next version."""
        draft = self.keep(*rows, **given)
        take_as_correction(self.session, draft, self.plan, act=self.office)
        return draft

    def tasks(self) -> list[Task]:
        """The plan's tasks as they stand."""
        self.session.expire_all()
        return list(self.session.scalars(of_plan(self.plan.id)))

    def apply(self, draft: DraftPlan, wanted: Callable[[str], bool] = lambda _tick: True) -> Comparison:
        """Tick what is wanted and can be ticked, and apply it."""
        found = compare(self.session, draft)
        choice = ticked(found, wanted)
        apply_to_plan(self.session, draft, choice, reason="按更正件", calendar=CALENDAR, act=self.office)
        return found

    def departments(self, task: Task) -> list[tuple[str, str]]:
        """Who takes part."""
        return [(part.role.value, part.department.name) for part in parts(self.session, [task.id])[task.id]]


def ticked(found: Comparison, wanted: Callable[[str], bool] = lambda _tick: True) -> Choice:
    offers = [offer.tick for item in found.items for offer in item.offers if not offer.hindrance]
    ticks = [*offers, *(fact.tick for fact in found.facts)]
    return Choice({tick for tick in ticks if wanted(tick)}, {item.seen for item in found.items})


def parts_changed(found: Comparison) -> list[list[str]]:
    return [[offer.what.value for offer in item.offers] for item in found.changed]


@pytest.fixture
def scene(session: Session, make: Make, keep: Keep, office: Act) -> Scene:
    for name in ("市监察局", "市财政局", "市教育局"):
        make.liaison(make.department(name))
    draft = keep(FIRST, SECOND, THIRD)
    return Scene(session, keep, office, draft, issue_draft(session, draft, calendar=CALENDAR, act=office))


def test_the_same_document_again_shows_no_difference(scene: Scene) -> None:
    found = compare(scene.session, scene.corrected(FIRST, SECOND, THIRD))
    assert (found.is_empty, found.unchanged) == (True, 3)


def test_what_is_new_gone_and_changed_is_told_part_by_part(scene: Scene) -> None:
    later = replace(SECOND, deadline=by_the_year_end(2027), remark=said("列入民生实事"))
    other = row("3", content=said("举办政务服务技能竞赛"))
    found = compare(scene.session, scene.corrected(FIRST, later, other))
    assert parts_changed(found) == [["deadline", "remark"]]
    assert [item.row.content for item in found.new if item.row] == ["举办政务服务技能竞赛"]
    assert [item.held.stated.number for item in found.gone if item.held] == ["3"]
    assert found.unchanged == 1


def test_what_is_only_counted_otherwise_stands_apart_and_is_applied_all_the_same(scene: Scene) -> None:
    draft = scene.corrected(replace(SECOND, number=said("1")), replace(THIRD, number=said("2")))
    found = scene.apply(draft, lambda tick: tick.endswith("number"))
    assert (found.changed, [item.offers[0].what.value for item in found.renumbered]) == ([], ["number", "number"])
    assert [task.number for task in scene.tasks()] == ["1", "1", "2"]


def test_what_is_ticked_comes_into_force_and_the_document_is_named_as_its_cause(scene: Scene) -> None:
    draft = scene.corrected(
        replace(FIRST, content=said("完善政务公开目录，规范主动公开的范围、程序和时限"), leads=named("市教育局")),
        replace(SECOND, deadline=by_the_year_end(2027), indicators=(eighty_per_cent(),)),
        row("4", content=said("举办政务服务技能竞赛"), leads=named("市财政局")),
    )
    scene.apply(draft)
    first, second, third, fourth = scene.tasks()
    assert first.content.endswith("程序和时限")
    assert scene.departments(first) == [("lead", "市教育局")]
    assert (second.deadline, second.original_deadline) == (date(2027, 12, 31), date(2026, 12, 31))
    assert (third.state, fourth.number, fourth.seq) == (TaskState.CANCELLED, "4", 4)
    entries = scene.session.scalars(select(Entry).where(Entry.cause == Cause.IMPORT)).all()
    assert {entry.cause_detail for entry in entries} == {"市办发[2026]1号 要点.docx"}
    assert {entry.deed for entry in entries} >= {"task:changed", "task:departments-changed", "task:cancelled"}
    assert (draft.state, draft.applied_at, draft.plan_id) == (DraftState.APPLIED, scene.office.at, None)


def test_who_leads_by_a_correction_owes_the_same_papers_as_those_who_led_before(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    for name in ("市监察局", "市财政局", "市教育局"):
        make.department(name)
    asked = read.DraftFiling(said("工作方案"), "leads", by_the_year_end())
    draft = keep(FIRST, SECOND, filings=(asked,))
    scene = Scene(session, keep, office, draft, issue_draft(session, draft, calendar=CALENDAR, act=office))
    scene.apply(
        scene.corrected(
            replace(FIRST, leads=named("市教育局", "市监察局")), SECOND, row("3", leads=named("市财政局"), supports=())
        )
    )
    owed = session.scalars(filings()).all()
    assert {(each.department.name, each.title, each.due_on) for each in owed} == {
        ("市监察局", "工作方案", date(2026, 12, 31)),
        ("市教育局", "工作方案", date(2026, 12, 31)),
        ("市财政局", "工作方案", date(2026, 12, 31)),
    }
    assert "filing:asked" in {entry.deed for entry in session.scalars(select(Entry))}


def test_a_paper_whose_day_has_passed_is_due_when_the_new_lead_signs(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    for name in ("市监察局", "市教育局"):
        make.department(name)
    past = read.Deadline(DeadlineKind.DATE, date(2026, 2, 1), "2月1日前")
    draft = keep(FIRST, filings=(read.DraftFiling(said("工作方案"), "leads", past),))
    scene = Scene(session, keep, office, draft, issue_draft(session, draft, calendar=CALENDAR, act=office))
    scene.apply(scene.corrected(replace(FIRST, leads=named("市教育局", "市监察局"))))
    owed = {each.department.name: each.due_on for each in session.scalars(filings())}
    assert owed == {"市监察局": date(2026, 2, 1), "市教育局": CALENDAR.add(MONDAY, scene.plan.receipt_workdays)}


def test_what_is_not_ticked_stays_as_it_is(scene: Scene) -> None:
    draft = scene.corrected(
        replace(FIRST, remark=said("列入考核"), leads=named("市教育局")), SECOND, row("4", leads=named("市财政局"))
    )
    scene.apply(draft, lambda tick: tick.endswith("remark"))
    first, _second, third = scene.tasks()
    assert (first.remark, scene.departments(first)) == ("列入考核", [("lead", "市监察局")])
    assert third.state is TaskState.ISSUED


def test_reported_progress_is_not_touched_and_who_reported_is_not_taken_off(scene: Scene, make: Make) -> None:
    task = scene.tasks()[0]
    [part] = parts(scene.session, [task.id])[task.id]
    sign_for(scene.session, part, act=act_on(MONDAY, make.liaison(part.department)))
    part.progress, part.last_reported_on, task.progress = 40, MONDAY, 40
    draft = scene.corrected(replace(FIRST, remark=said("列入考核"), leads=named("市教育局")), SECOND, THIRD)
    found = compare(scene.session, draft)
    leads = next(offer for offer in found.changed[0].offers if offer.what.value == "leads")
    assert leads.hindrance is not None
    assert leads.hindrance.words == {"departments": ["市监察局"]}
    scene.apply(draft)
    task = scene.tasks()[0]
    assert (task.remark, task.progress, task.state) == ("列入考核", 40, TaskState.IN_PROGRESS)
    [part] = parts(scene.session, [task.id])[task.id]
    assert (part.progress, part.last_reported_on, part.department.name) == (40, MONDAY, "市监察局")


def test_what_changed_meanwhile_is_refused_and_nothing_is_applied(scene: Scene) -> None:
    draft = scene.corrected(replace(FIRST, remark=said("列入考核")), replace(SECOND, remark=said("列入考核")), THIRD)
    choice = ticked(compare(scene.session, draft))
    task = scene.tasks()[0]
    changes = replace(TaskChanges.of(task), category="一")
    change_task(scene.session, task, changes, seen=task.version, act=scene.office)
    with pytest.raises(ChangedMeanwhile, match="有 1 项刚被他人改过") as refused:
        apply_to_plan(scene.session, draft, choice, reason="按更正件", calendar=CALENDAR, act=scene.office)
    assert len(refused.value.items) == 1
    assert [task.remark for task in scene.tasks()] == ["", "", ""]
    assert draft.state is DraftState.OPEN


def test_what_a_person_changed_after_issuing_is_not_proposed_to_be_undone(scene: Scene) -> None:
    task = scene.tasks()[1]
    moved = replace(TaskChanges.of(task), deadline=date(2026, 10, 31))
    change_task(scene.session, task, moved, seen=task.version, reason="提前", act=scene.office)
    found = compare(scene.session, scene.corrected(FIRST, replace(SECOND, remark=said("列入考核")), THIRD))
    [item] = found.changed
    assert {offer.what.value: offer.is_news for offer in item.offers} == {"deadline": False, "remark": True}
    again = compare(scene.session, scene.corrected(FIRST, SECOND, THIRD))
    assert (len(again.changed), len(again.kept)) == (0, 1)


def test_the_next_version_is_compared_with_the_last_that_was_applied(scene: Scene) -> None:
    second = replace(FIRST, remark=said("列入考核"), category=said("政务公开"))
    scene.apply(scene.corrected(second, SECOND, THIRD), lambda tick: tick.endswith("remark"))
    found = compare(scene.session, scene.corrected(second, SECOND, THIRD))
    assert (len(found.changed), len(found.kept), found.unchanged) == (0, 1, 2)


def test_names_that_the_directory_does_not_know_wait_for_a_persons_word(scene: Scene, make: Make) -> None:
    draft = scene.corrected(replace(FIRST, leads=named("市网信办")), SECOND, THIRD, row("4", leads=named("市网信办")))
    found = compare(scene.session, draft)
    assert all(item.offers[0].hindrance for item in (*found.changed, *found.new))
    tick = found.changed[0].offers[0].tick
    with pytest.raises(Invalid, match="还没有认定"):
        apply_to_plan(
            scene.session,
            draft,
            Choice({tick}, {item.seen for item in found.items}),
            reason="更正",
            calendar=CALENDAR,
            act=scene.office,
        )
    make.department("市网信办")
    scene.apply(draft)
    assert scene.departments(scene.tasks()[0]) == [("lead", "市网信办")]


def test_an_ended_task_is_offered_again_only_as_a_new_one_that_nobody_ticked(scene: Scene) -> None:
    scene.apply(scene.corrected(FIRST, SECOND))
    assert compare(scene.session, scene.corrected(FIRST, SECOND)).is_empty
    found = compare(scene.session, scene.corrected(FIRST, SECOND, THIRD))
    assert [(item.is_news, item.row.number) for item in found.new if item.row] == [(False, "3")]


def test_which_version_was_applied_when_stays_on_record(scene: Scene) -> None:
    draft = scene.corrected(replace(FIRST, remark=said("列入考核")), SECOND, THIRD)
    scene.apply(draft)
    assert (draft.corrects_plan_id, draft.file_name, draft.applied_at) == (scene.plan.id, "要点.docx", scene.office.at)


def test_dated_steps_come_with_the_correction(scene: Scene) -> None:
    step = read.Milestone(date(2026, 6, 30), "6月底前", "6月底前完成方案")
    scene.apply(scene.corrected(FIRST, replace(SECOND, milestones=(step,)), THIRD))
    assert scene.session.scalars(select(Milestone.content)).all() == ["6月底前完成方案"]


def test_a_correction_is_not_issued_as_a_plan_unless_a_person_says_that_it_is_one(scene: Scene) -> None:
    draft = scene.corrected(FIRST, SECOND, THIRD)
    with pytest.raises(CannotBeIssued):
        issue_draft(scene.session, draft, calendar=CALENDAR, act=scene.office)
    take_as_new(scene.session, draft, act=scene.office)
    assert issue_draft(scene.session, draft, calendar=CALENDAR, act=scene.office).id != scene.plan.id


def test_taking_the_plan_back_leaves_its_open_correction_beside_the_draft(scene: Scene) -> None:
    draft = scene.corrected(FIRST, SECOND, THIRD)
    undo_issue(scene.session, scene.draft, act=scene.office)
    scene.session.expire_all()
    assert (draft.corrects_plan_id, draft.corrects_draft_id) == (None, scene.draft.id)


def test_issuing_a_draft_turns_its_open_correction_to_the_plan(scene: Scene) -> None:
    former = scene.keep(FIRST, SECOND)
    draft = scene.keep(FIRST)
    take_as_correction(scene.session, draft, former, act=scene.office)
    plan = issue_draft(scene.session, former, calendar=CALENDAR, act=scene.office)
    scene.session.expire_all()
    assert (draft.corrects_plan_id, draft.corrects_draft_id) == (plan.id, None)


def test_what_the_document_says_of_itself_is_corrected_where_it_is_ticked(scene: Scene) -> None:
    facts = read.PlanFacts(
        said("2026年工作要点"), said("市办发[2026]9号"), (said("市政府办公室"),), date(2026, 1, 6), 2026
    )
    draft = scene.corrected(FIRST, SECOND, THIRD, facts=facts)
    assert [fact.name for fact in compare(scene.session, draft).facts] == ["document_number", "issued_on"]
    scene.apply(draft, lambda tick: "document_number" in tick)
    scene.session.expire_all()
    assert (scene.plan.document_number, scene.plan.issued_on) == ("市办发[2026]9号", date(2026, 1, 5))


def test_a_document_is_compared_in_as_many_queries_however_many_rows_it_has(
    session: Session, engine: Engine, make: Make, keep: Keep, office: Act
) -> None:
    make.department("市监察局")

    def sent(number: int) -> int:
        rows = [row(str(nth), remark=said("甲")) for nth in range(number)]
        plan = issue_draft(session, keep(*rows), calendar=CALENDAR, act=office)
        draft = keep(*(replace(each, remark=said("乙")) for each in rows))
        take_as_correction(session, draft, plan, act=office)
        session.commit()
        session.expire_all()
        with QueryCount(engine) as statements:
            assert len(compare(session, draft).changed) == number
        return len(statements)

    assert sent(5) == sent(50)


# For a draft that is still open


def change(scene: Session, found: DraftTask, act: Act, **given: Any) -> None:
    same = {part: getattr(found, part) for part in ("number", "category", "content", "deadline", "deadline_kind")}
    lists = {part: tuple(getattr(found, part)) for part in ("leads", "supports", "milestones")}
    change_row(scene, found, RowValues(**{**same, **lists, **given}), seen=found.version, act=act)


def test_a_corrected_version_takes_the_place_of_an_open_draft_with_what_a_person_made_of_it(
    session: Session, keep: Keep, office: Act
) -> None:
    former = keep(FIRST, SECOND, THIRD)
    first, second, third = session.scalars(rows_of(former.id))
    change(session, first, office, leads=("市教育局",))
    confirm_rows(session, [first], act=office)
    change(session, second, office, deadline=date(2026, 11, 30))
    remove_rows(session, [third], act=office)
    draft = keep(FIRST, replace(SECOND, remark=said("列入考核")), THIRD, row("4", content=said("举办技能竞赛")))
    take_as_correction(session, draft, former, act=office)
    found = compare(session, draft)
    assert [[(offer.what.value, offer.is_news) for offer in item.offers] for item in found.changed] == [
        [("deadline", False), ("remark", True)]
    ]
    news = {offer.tick for item in found.items for offer in item.offers if offer.is_news}
    supersede_draft(session, draft, Choice(news, {item.seen for item in found.items}), act=office)
    session.expire_all()
    rows = list(session.scalars(rows_of(draft.id)))
    assert [(each.number, each.leads, each.deadline, each.remark) for each in rows] == [
        ("1", ["市教育局"], None, ""),
        ("2", ["市监察局"], date(2026, 11, 30), "列入考核"),
        ("4", ["市监察局"], None, ""),
    ]
    assert (rows[0].is_confirmed, former.state, draft.is_correction) == (True, DraftState.DISCARDED, False)


def test_rows_that_a_person_put_in_and_rows_not_ticked_as_gone_are_carried_over(
    session: Session, keep: Keep, office: Act
) -> None:
    former = keep(FIRST, SECOND, THIRD)
    draft = keep(replace(FIRST, remark=said("列入考核")), SECOND)
    take_as_correction(session, draft, former, act=office)
    found = compare(session, draft)
    wanted = ticked(found, lambda tick: not tick.endswith("gone"))
    supersede_draft(session, draft, wanted, act=office)
    session.expire_all()
    assert [each.number for each in session.scalars(rows_of(draft.id))] == ["1", "2", "3"]


def test_a_draft_is_not_its_own_correction(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(FIRST)
    with pytest.raises(Invalid):
        take_as_correction(session, draft, draft, act=office)
