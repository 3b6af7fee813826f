"""A draft is issued, taken back, put aside."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.pages.drafting import SUZHOU, Keep, Visit, afresh, file, rows
from tests.rooms.intake.drafted import by_the_year_end, elided, lead_plans, named, row
from tests.support.trees import words
from tests.support.visits import Visits
from tracker.intake.models import DraftPlan, DraftState
from tracker.plans.models import Plan
from tracker.tasks.models import Assignment, AssignmentState, Task


def test_the_last_look_says_what_will_happen_and_who_has_no_liaison(desk: Visits, make: Make, keep: Keep) -> None:
    make.liaison(make.department("市监察局"))
    make.department("市财政局")
    draft = keep(row("1", supports=named("市财政局")), row("2", deadline=by_the_year_end()), filings=(lead_plans(),))
    page = words(desk.get(f"/drafts/{draft.id}/issue"))
    assert "2 项" in page
    assert "其中 1 项没有完成时限" in page
    assert "2 个，各收到一条消息" in page
    assert "牵头工作方案" in page
    assert "市财政局" in page


def test_what_is_in_the_way_is_said_with_the_way_there(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(elided())
    (found,) = rows(session, draft)
    page = desk.get(f"/drafts/{draft.id}/issue").text
    assert "第 13 项存疑，尚未核对" in page
    assert f'href="/drafts/rows/{found.id}"' in page
    desk.post(f"/drafts/{draft.id}/issue", expect=409)
    assert session.scalars(select(Plan)).all() == []


def test_the_sample_plan_is_issued_in_a_few_clicks(desk: Visits, make: Make, session: Session) -> None:
    names = ["市行政服务中心", "市便民服务中心", "市监察局", "市政府办公室", "市保密局", "市法制办", "市发改委"]
    departments = [make.department(name) for name in [*names, "苏州质监局", "市新闻办", "常熟市监察局", "相城区监察局"]]
    for group in ("各地行政服务中心", "各地便民服务中心", "各市(县)、区政府", "市各有关部门"):
        make.collective(group, departments[:3])
    desk.post("/drafts", file("要点.docx", SUZHOU.read_bytes()))
    draft = session.scalars(select(DraftPlan)).one()
    desk.post(f"/drafts/{draft.id}/rows", {"do": "confirm_all"})
    desk.post(f"/drafts/{draft.id}/issue")
    afresh(session)
    assert len(session.scalars(select(Task)).all()) == 13


def test_a_double_click_issues_once(desk: Visits, make: Make, session: Session, keep: Keep) -> None:
    make.department("市监察局")
    draft = keep()
    for _ in range(2):
        desk.post(f"/drafts/{draft.id}/issue")
    assert len(session.scalars(select(Plan)).all()) == 1


def test_what_was_issued_is_taken_back_until_a_department_has_signed(
    desk: Visits, make: Make, session: Session, keep: Keep, visit: Visit
) -> None:
    liaison = make.liaison(make.department("市监察局"))
    draft = keep()
    desk.post(f"/drafts/{draft.id}/issue")
    assert "撤回交办" in desk.get(f"/drafts/{draft.id}").text
    desk.post(f"/drafts/{draft.id}/undo")
    afresh(session)
    assert draft.state is DraftState.OPEN
    desk.post(f"/drafts/{draft.id}/issue")
    afresh(session)
    part = session.scalars(select(Assignment)).one()
    visit(liaison).post(f"/assignments/{part.id}/receipt")
    desk.post(f"/drafts/{draft.id}/undo", expect=409)
    afresh(session)
    assert part.state is AssignmentState.RECEIVED


def test_a_draft_put_aside_is_shown_and_taken_up_again(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep()
    desk.post(f"/drafts/{draft.id}/discard")
    assert "已作废" in desk.get(f"/drafts/{draft.id}").text
    desk.post(f"/drafts/{draft.id}/take-up")
    afresh(session)
    assert draft.state is DraftState.OPEN
