"""Bringing a corrected document: laid beside what is there, applied where it is ticked, refused where it is stale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.intake.drafted import KEPT, by_the_year_end, named, reading, row, said
from tests.support.trees import tree, words
from tests.support.visits import Visits
from tracker.intake import draft as read
from tracker.intake.actions.issuing import issue_draft
from tracker.intake.actions.making import make_draft
from tracker.intake.actions.relating import take_as_correction
from tracker.intake.models import DraftPlan, DraftState
from tracker.people.models import Person
from tracker.plans.models import Plan, ReportCycle
from tracker.tasks.models import Milestone, Task
from tracker.workdays.rules import Calendar

Visit = Callable[..., Visits]
Keep = Callable[..., DraftPlan]
TABLE = "序号 任务 牵头部门 配合部门 1 完善管理办法 市监察局 市财政局 2 抓好平台建设 市财政局 市监察局".replace(
    " ", "\n"
)
FIRST = row("1", content=said("完善政务公开目录，规范公开程序"))
SECOND = row("2", content=said("建设网上办事大厅，实行一口受理"), deadline=by_the_year_end())


@pytest.fixture
def office(make: Make) -> Person:
    return make.coordinator()


@pytest.fixture
def desk(visit: Visit, office: Person) -> Visits:
    return visit(office)


@pytest.fixture
def keep(session: Session, office: Person) -> Keep:
    def draft_of(*rows: read.DraftTask, **given: Any) -> DraftPlan:
        draft = make_draft(
            session, reading(*rows, **given), file_name="更正.docx", kept=KEPT, act=act_on(MONDAY, office)
        )
        session.commit()
        return draft

    return draft_of


@pytest.fixture
def plan(session: Session, make: Make, keep: Keep, office: Person) -> Plan:
    for name in ("市监察局", "市财政局"):
        make.liaison(make.department(name))
    made = issue_draft(session, keep(FIRST, SECOND), calendar=Calendar(), act=act_on(MONDAY, office))
    session.commit()
    return made


def correction(session: Session, keep: Keep, plan: Plan, office: Person, *rows: read.DraftTask) -> DraftPlan:
    draft = keep(*rows)
    take_as_correction(session, draft, plan, act=act_on(MONDAY, office))
    session.commit()
    return draft


def form_of(answer: Any) -> dict[str, Any]:
    """What the page's form would send as it stands."""
    form = tree(answer).xpath("//form[@id='comparison']")[0]
    ticks = form.xpath(".//input[@name='ticks'][@checked]/@value")
    return {"ticks": ticks, "seen": form.xpath(".//input[@name='seen']/@value"), "reason": "按更正件"}


def afresh(session: Session) -> None:
    session.rollback()
    session.expire_all()


def test_a_corrected_file_brought_on_the_plans_page_is_laid_beside_the_plan(
    desk: Visits, session: Session, plan: Plan
) -> None:
    assert f"/plans/{plan.id}/correction" in desk.get(f"/plans/{plan.id}").text
    answer = desk.post(f"/plans/{plan.id}/correction", {"words": TABLE})
    draft = session.scalars(select(DraftPlan).order_by(DraftPlan.id.desc())).first()
    assert draft is not None
    assert (answer.location, draft.corrects_plan_id) == (f"/drafts/{draft.id}/comparison", plan.id)
    shown = words(desk.get(answer.location))
    assert "新增 2" in shown
    assert "文件中没有了 2" in shown


def test_the_file_that_is_in_force_is_known_at_once_and_nothing_is_kept(
    desk: Visits, session: Session, plan: Plan
) -> None:
    desk.post(f"/plans/{plan.id}/correction", {"words": TABLE})
    draft = session.scalars(select(DraftPlan).order_by(DraftPlan.id.desc()).limit(1)).one()
    draft.state = DraftState.APPLIED
    session.commit()
    answer = desk.post(f"/plans/{plan.id}/correction", {"words": TABLE}, expect=422)
    assert "是同一个文件" in answer.text
    assert len(session.scalars(select(DraftPlan)).all()) == 2


def test_what_is_ticked_is_applied_and_the_plan_remembers_the_version(
    desk: Visits, session: Session, keep: Keep, plan: Plan, office: Person
) -> None:
    changed = replace(FIRST, content=said("完善政务公开目录，规范公开程序和时限"), leads=named("市财政局"))
    draft = correction(session, keep, plan, office, changed, row("3", content=said("举办技能竞赛")))
    page = desk.get(f"/drafts/{draft.id}/comparison")
    assert "修改 1 项，新增 1 项，文件中没有了 1 项，未变 0 项" in words(page)
    assert tree(page).xpath("//ins/text()") == ["和时限", "市财政局"]
    data = form_of(page)
    assert not [tick for tick in data["ticks"] if tick.endswith("gone")]
    answer = desk.post(f"/drafts/{draft.id}/comparison", data)
    assert answer.location == f"/plans/{plan.id}"
    afresh(session)
    assert [task.content for task in session.scalars(select(Task).order_by(Task.seq))] == [
        "完善政务公开目录，规范公开程序和时限",
        "建设网上办事大厅，实行一口受理",
        "举办技能竞赛",
    ]
    shown = words(desk.get(f"/plans/{plan.id}"))
    assert "已按更正件更新：修改 1 项，新增 1 项，终止 0 项" in shown
    assert "对照更新" in shown
    assert "更正件，" in words(desk.get(f"/drafts/{draft.id}"))
    assert "按更正件" in desk.get(f"/tasks/{session.scalars(select(Task.id).order_by(Task.seq)).first()}").text


def test_tasks_that_are_only_counted_otherwise_are_folded_away_and_applied(
    desk: Visits, session: Session, keep: Keep, plan: Plan, office: Person
) -> None:
    draft = correction(session, keep, plan, office, replace(SECOND, number=said("1")))
    page = desk.get(f"/drafts/{draft.id}/comparison")
    assert "修改 0 项，新增 0 项，文件中没有了 1 项，未变 0 项。另有 1 项只是编号变了" in words(page)
    folded = tree(page).xpath("//form[@id='comparison']/details[contains(., '只是编号变了')]")[0]
    assert "建设网上办事大厅" in folded.text_content()
    desk.post(f"/drafts/{draft.id}/comparison", form_of(page))
    assert session.scalars(select(Task.number).order_by(Task.seq)).all() == ["1", "1"]


def test_a_task_with_reports_says_so(
    desk: Visits, session: Session, make: Make, keep: Keep, plan: Plan, office: Person
) -> None:
    task = session.scalars(select(Task).order_by(Task.seq)).first()
    assert task is not None
    for _ in range(2):
        make.report(make.part_of(task))
    draft = correction(session, keep, plan, office, replace(FIRST, remark=said("列入考核")), SECOND)
    assert "已有 2 次报告，进度不动" in words(desk.get(f"/drafts/{draft.id}/comparison"))


def test_stale_ticks_are_refused_with_what_stands_now(
    desk: Visits, session: Session, keep: Keep, plan: Plan, office: Person
) -> None:
    draft = correction(session, keep, plan, office, replace(FIRST, remark=said("列入考核")), SECOND)
    data = form_of(desk.get(f"/drafts/{draft.id}/comparison"))
    task = session.scalars(select(Task).order_by(Task.seq)).first()
    assert task is not None
    task.remark, task.version = "已列入民生实事", task.version + 1
    session.commit()
    answer = desk.post(f"/drafts/{draft.id}/comparison", data, expect=409)
    shown = words(answer)
    assert "这一项刚被他人改过" in shown
    assert "已列入民生实事" in shown
    assert "列入考核" in shown
    desk.post(f"/drafts/{draft.id}/comparison", form_of(answer) | {"ticks": data["ticks"]})
    afresh(session)
    assert task.remark == "列入考核"


def test_nothing_ticked_is_refused_with_a_sentence(
    desk: Visits, session: Session, keep: Keep, plan: Plan, office: Person
) -> None:
    draft = correction(session, keep, plan, office, replace(FIRST, remark=said("列入考核")), SECOND)
    data = form_of(desk.get(f"/drafts/{draft.id}/comparison")) | {"ticks": []}
    assert "请先勾选要更新的内容" in desk.post(f"/drafts/{draft.id}/comparison", data, expect=422).text


def test_no_difference_is_said(desk: Visits, session: Session, keep: Keep, plan: Plan, office: Person) -> None:
    draft = correction(session, keep, plan, office, FIRST, SECOND)
    assert "没有差别" in words(desk.get(f"/drafts/{draft.id}/comparison"))


def test_a_document_with_a_known_number_is_asked_about_once(
    desk: Visits, session: Session, keep: Keep, plan: Plan
) -> None:
    draft = keep(replace(FIRST, remark=said("列入考核")), SECOND)
    shown = desk.get(f"/drafts/{draft.id}")
    assert "这份文件与《2026年工作要点》是同一个文件" in words(shown)
    desk.post(f"/drafts/{draft.id}/relation", {"of": "new"})
    assert "对照更新" not in desk.get(f"/drafts/{draft.id}").text
    other = keep(FIRST, SECOND)
    answer = desk.post(f"/drafts/{other.id}/relation", {"of": f"plan-{plan.id}"})
    assert answer.location == f"/drafts/{other.id}/comparison"
    assert "去对照" in desk.get(f"/drafts/{other.id}").text
    assert "这份文件是更正件" in desk.get(f"/drafts/{other.id}/issue").text


def test_an_open_draft_gives_way_to_its_corrected_version(desk: Visits, session: Session, keep: Keep) -> None:
    former = keep(FIRST, SECOND)
    draft = keep(replace(FIRST, remark=said("列入考核")), SECOND, facts=read.PlanFacts(said("另一份要点"), year=2026))
    desk.post(f"/drafts/{draft.id}/relation", {"of": f"draft-{former.id}"})
    answer = desk.post(f"/drafts/{draft.id}/comparison", form_of(desk.get(f"/drafts/{draft.id}/comparison")))
    assert answer.location == f"/drafts/{draft.id}"
    desk.get(answer.location)
    afresh(session)
    assert (former.state, draft.state, draft.is_correction) == (DraftState.DISCARDED, DraftState.OPEN, False)


def test_the_rhythm_of_reporting_is_confirmed_beside_its_words(desk: Visits, session: Session, keep: Keep) -> None:
    words_of = read.Said("每月28日前", "各部门于每月28日前报送进展")
    draft = keep(FIRST, rounds=(read.DraftRound(read.Cycle.MONTHLY, 28, words_of),))
    shown = desk.get(f"/drafts/{draft.id}")
    assert "各部门于每月28日前报送进展" in shown.text
    desk.post(
        f"/drafts/{draft.id}/rounds",
        {"number": "0", "round-0-cycle": "quarterly", "round-0-day": "31", "round-0-is_kept": "y"},
    )
    afresh(session)
    [kept] = draft.rounds
    assert (kept["cycle"], kept["day"], kept["is_kept"]) == (ReportCycle.QUARTERLY.value, 31, True)
    desk.post(f"/drafts/{draft.id}/rounds", {"number": "0", "round-0-cycle": "monthly", "round-0-day": "40"})
    assert "应在 1 到 31 之间" in desk.get(f"/drafts/{draft.id}").text


def test_a_leads_liaison_marks_a_dated_step_and_others_only_see_it(
    visit: Visit, session: Session, make: Make, office: Person
) -> None:
    lead, support = make.department(), make.department()
    task = make.task(leads=[lead], supports=[support])
    step = make.keep(Milestone(task_id=task.id, due_on=date(2026, 2, 1), content="完成方案"))
    liaison = visit(make.liaison(lead))
    assert "标记完成" in liaison.get(f"/tasks/{task.id}").text
    assert "标记完成" not in visit(make.liaison(support)).get(f"/tasks/{task.id}").text
    liaison.post(f"/milestones/{step.id}", {"done": "1"})
    shown = words(visit(office).get(f"/tasks/{task.id}"))
    assert "已完成" in shown
    assert "未完成" not in shown
    assert "标记阶段节点已完成" in shown
    before = words(visit(office).get(f"/tasks/{task.id}?as_of=2026-02-15"))
    assert "已过期未完成" in before
