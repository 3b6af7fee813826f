"""From a document to an issued plan, in the browser: bring, put right, name, issue, take back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.intake.drafted import KEPT, by_the_year_end, elided, lead_plans, named, reading, row, said
from tests.support.queries import QueryCount
from tests.support.trees import tree, words
from tests.support.visits import Visits
from tracker.foundation.settings import HOME, Settings
from tracker.intake import draft as read
from tracker.intake.actions.making import make_draft
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.queries import rows_of
from tracker.people.models import Person
from tracker.plans.models import Plan
from tracker.tasks.models import Assignment, AssignmentState, Task

HTMX = {"HX-Request": "true"}
SUZHOU = HOME / "seeds" / "plans" / "suzhou-2013.docx"
TABLE = "序号 任务 牵头部门 配合部门 1 完善管理办法 市监察局 市财政局 2 抓好平台建设 市财政局 市监察局".replace(
    " ", "\n"
)

Visit = Callable[..., Visits]
Keep = Callable[..., DraftPlan]


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
            session, reading(*rows, **given), file_name="要点.docx", kept=KEPT, act=act_on(MONDAY, office)
        )
        session.commit()
        return draft

    return draft_of


def afresh(session: Session) -> None:
    """Look at what the app has committed since."""
    session.rollback()
    session.expire_all()


def rows(session: Session, draft: DraftPlan) -> list[DraftTask]:
    afresh(session)
    return list(session.scalars(rows_of(draft.id)))


def in_place(found: DraftTask, **given: Any) -> dict[str, Any]:
    answers = {
        "seen": found.version,
        "number": found.number,
        "content": found.content,
        "leads": "、".join(found.leads),
        "supports": "、".join(found.supports),
        "deadline": found.deadline or "",
    }
    return {**answers, **given}


def file(name: str, data: bytes) -> dict[str, Any]:
    return {"file": (BytesIO(data), name)}


def stored(settings: Settings) -> list[Path]:
    return [path for path in settings.files.rglob("*") if path.is_file()]


# Bringing a document


def test_a_document_becomes_a_draft_and_its_file_is_kept(desk: Visits, session: Session, settings: Settings) -> None:
    desk.post("/drafts", file("要点.docx", SUZHOU.read_bytes()))
    draft = session.scalars(select(DraftPlan)).one()
    assert (draft.title, draft.file_name) == ("苏州市2013年政务公开和政务服务工作实施意见", "要点.docx")
    assert len(rows(session, draft)) == 13
    assert [path.name for path in stored(settings)] == [draft.file_sha256]


def test_pasted_text_becomes_a_draft_of_the_year_that_is_given(desk: Visits, session: Session) -> None:
    desk.post("/drafts", {"words": TABLE, "year": "2026", "issued_on": "2026-03-02"})
    draft = session.scalars(select(DraftPlan)).one()
    assert (draft.year, draft.issued_on) == (2026, MONDAY)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "请选择一个文件"),
        ({"words": "本周天气晴好，适宜出行。"}, "没有找到任务"),
        ({"file": (b"\x00\x01\x02", "坏.docx")}, "没有读成"),
        ({"words": TABLE, "year": "26"}, "年度应为四位数"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_leaves_nothing(
    desk: Visits, session: Session, settings: Settings, sent: dict[str, Any], sentence: str
) -> None:
    data = {key: (BytesIO(value[0]), value[1]) if key == "file" else value for key, value in sent.items()}
    answer = desk.post("/drafts", data, expect=422)
    assert sentence in answer.text
    assert tree(answer).xpath("//textarea")[0].value.strip() == sent.get("words", "")
    assert session.scalars(select(DraftPlan)).all() == []
    assert stored(settings) == []


def test_drafts_that_wait_stand_first(desk: Visits, keep: Keep) -> None:
    waiting = keep()
    gone = keep(facts=read.PlanFacts(said("旧的要点")))
    desk.post(f"/drafts/{gone.id}/discard")
    desk.get("/drafts")  # what was just done is said once
    page = desk.get("/drafts").text
    assert page.index(waiting.title) < page.index("旧的要点")


# Looking it over


def test_each_row_stands_beside_its_words_and_says_what_is_uncertain(desk: Visits, make: Make, keep: Keep) -> None:
    make.department("常熟市监察局")
    make.department("相城区监察局")
    page = desk.get(f"/drafts/{keep(elided()).id}").text
    assert "表1 · 第14行" in page
    assert '<mark data-as="编号">13</mark>' in page
    assert "“常熟市、相城区监察局”读作 常熟市监察局、相城区监察局" in page
    assert "共 1 项任务：1 项存疑，0 个名称待认定。" in page


def test_only_what_is_doubtful_can_be_shown(desk: Visits, make: Make, keep: Keep) -> None:
    for name in ("市监察局", "常熟市监察局", "相城区监察局"):
        make.department(name)
    draft = keep(row("1"), elided())
    assert "第1项工作" in desk.get(f"/drafts/{draft.id}").text
    assert "第1项工作" not in desk.get(f"/drafts/{draft.id}?side=doubtful").text


def test_passages_that_became_no_task_are_shown_and_can_become_one(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(left_over=(said("其余工作由市财政局负责。"),))
    assert "其余工作由市财政局负责。" in desk.get(f"/drafts/{draft.id}").text
    assert "其余工作由市财政局负责。" in desk.get(f"/drafts/{draft.id}/rows/new?passage=0").text
    desk.post(f"/drafts/{draft.id}/rows/new", {"content": "其余工作", "leads": "市财政局", "deadline_kind": "none"})
    assert [each.content for each in rows(session, draft)] == ["第1项工作", "其余工作"]


# Putting it right


def test_a_row_is_put_right_in_place_and_the_answer_is_only_its_state(
    desk: Visits, session: Session, keep: Keep
) -> None:
    draft = keep(row("1", supports=named("各市(县)、区政府")))
    (found,) = rows(session, draft)
    answer = desk.post(
        f"/drafts/rows/{found.id}", in_place(found, content="完善办法", deadline="6月底"), expect=200, headers=HTMX
    )
    assert "<html" not in answer.text
    assert "已保存" in answer.text
    (found,) = rows(session, draft)
    assert (found.content, str(found.deadline)) == ("完善办法", "2026-06-30")
    assert found.supports == ["各市(县)、区政府"]


def test_without_script_the_same_form_leads_back_to_the_row(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    answer = desk.post(f"/drafts/rows/{found.id}", in_place(found, leads="市监察局、市财政局"))
    assert answer.location.endswith(f"/drafts/{draft.id}#row-{found.id}")
    assert rows(session, draft)[0].leads == ["市监察局", "市财政局"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_wrong_answer_is_kept_and_explained(
    desk: Visits, session: Session, keep: Keep, headers: dict[str, str]
) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    sent = in_place(found, content="改过的内容", deadline="那一天")
    answer = desk.post(f"/drafts/rows/{found.id}", sent, expect=422, headers=headers)
    assert "日期读不出来" in answer.text
    if not headers:
        assert "改过的内容" in answer.text
        assert "那一天" in answer.text
    assert rows(session, draft)[0].content == "第1项工作"


def test_of_two_coordinators_the_second_sees_both_versions_and_decides(
    desk: Visits, session: Session, keep: Keep
) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    mine = in_place(found, content="乙改的", deadline_kind="none")
    desk.post(f"/drafts/rows/{found.id}", in_place(found, content="甲改的"))
    answer = desk.post(f"/drafts/rows/{found.id}", mine, expect=409)
    assert "甲改的" in answer.text
    assert "乙改的" in answer.text
    assert rows(session, draft)[0].content == "甲改的"
    form = tree(answer).forms[-1]
    desk.post(f"/drafts/rows/{found.id}", dict(form.fields))
    assert rows(session, draft)[0].content == "乙改的"


def test_in_place_the_second_sees_what_the_first_saved(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    mine = in_place(found, content="乙改的")
    desk.post(f"/drafts/rows/{found.id}", in_place(found, content="甲改的"), expect=200, headers=HTMX)
    answer = desk.post(f"/drafts/rows/{found.id}", mine, expect=409, headers=HTMX)
    assert "甲改的" in answer.text
    desk.post(f"/drafts/rows/{found.id}", {**mine, "seen": found.version + 1}, expect=200, headers=HTMX)
    assert rows(session, draft)[0].content == "乙改的"


def test_one_date_is_set_for_the_chosen_rows(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1"), row("2"), row("3"))
    first, _, third = rows(session, draft)
    desk.post(f"/drafts/{draft.id}/rows", {"ids": [first.id, third.id], "do": "deadline", "deadline": "年底"})
    assert [str(each.deadline) for each in rows(session, draft)] == ["2026-12-31", "None", "2026-12-31"]


@pytest.mark.parametrize(("typed", "sentence"), [("", "请填写完成时限"), ("哪天", "日期读不出来")])
def test_a_refusal_keeps_the_choice_of_rows(
    desk: Visits, session: Session, keep: Keep, typed: str, sentence: str
) -> None:
    draft = keep(row("1"), row("2"))
    _, second = rows(session, draft)
    answer = desk.post(
        f"/drafts/{draft.id}/rows", {"ids": [second.id], "do": "deadline", "deadline": typed}, expect=422
    )
    assert sentence in answer.text
    checked = tree(answer).xpath("//input[@name='ids'][@checked]/@value")
    assert checked == [str(second.id)]
    assert rows(session, draft)[1].deadline is None


def test_all_doubts_are_answered_at_once(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(elided(), row("2"))
    desk.post(f"/drafts/{draft.id}/rows", {"do": "confirm_all"})
    assert [each.is_confirmed for each in rows(session, draft)] == [True, False]


def test_rows_are_cut_joined_taken_out_and_brought_back(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1"), row("2"))
    first, second = rows(session, draft)
    desk.post(f"/drafts/rows/{first.id}/cut", {"seen": first.version, "contents": "甲\n乙"})
    assert [each.content for each in rows(session, draft)] == ["甲", "乙", "第2项工作"]
    desk.post(f"/drafts/{draft.id}/rows", {"ids": [first.id, second.id], "do": "merge"})
    assert [each.content for each in rows(session, draft)] == ["甲\n第2项工作", "乙"]
    desk.post(f"/drafts/{draft.id}/rows", {"ids": [second.id], "do": "restore"})
    desk.post(f"/drafts/{draft.id}/rows", {"ids": [first.id], "do": "remove"})
    assert [each.content for each in rows(session, draft)] == ["乙", "第2项工作"]
    assert "甲" in desk.get(f"/drafts/{draft.id}?side=removed").text


def test_facts_and_filings_are_put_right(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(filings=(lead_plans(),))
    desk.post(f"/drafts/{draft.id}/facts", {"seen": 1, "title": "新标题", "issuers": "甲办\n乙办", "year": "2027"})
    desk.post(f"/drafts/{draft.id}/filings/0", {"seen": 2, "title": "工作方案", "due": "2026-06-01", "is_kept": "y"})
    afresh(session)
    assert (draft.title, draft.issuers, draft.year) == ("新标题", ["甲办", "乙办"], 2027)
    assert (draft.filings[0]["title"], draft.filings[0]["due"]) == ("工作方案", "2026-06-01")


# Names


def names_form(desk: Visits, draft: DraftPlan) -> Any:
    """The form that asks about the names of a draft."""
    return tree(desk.get(f"/drafts/{draft.id}")).xpath("//form[contains(@action, '/names')]")[0]


def test_names_are_settled_together_and_known_ever_after(desk: Visits, make: Make, keep: Keep) -> None:
    make.department("市轨道交通集团有限公司")
    make.department("市政务公开办公室", short_name="市公开办")
    draft = keep(row(leads=named("市新闻办"), supports=named("市轨道集团", "政务办")))
    form = names_form(desk, draft)
    sent = {key: value for key, value in form.fields.items() if value is not None}
    at = {form.fields[f"name-{place}-name"]: place for place in range(3)}
    (like,) = form.xpath(
        f".//input[@name='name-{at['市轨道集团']}-meaning'][not(@value='new')][not(@value='typed')]/@value"
    )
    sent |= {f"name-{at['市轨道集团']}-meaning": like}
    sent |= {f"name-{at['政务办']}-meaning": "typed", f"name-{at['政务办']}-department": "市公开办"}
    desk.post(f"/drafts/{draft.id}/names", sent)
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text
    assert "待认定的名称" not in desk.get(f"/drafts/{keep(row(leads=named('市轨道集团'))).id}").text


def test_an_unknown_department_is_refused_and_the_other_answers_stay(desk: Visits, make: Make, keep: Keep) -> None:
    draft = keep(row(leads=named("市新闻办"), supports=named("政务办")))
    sent = {
        "name-0-name": "市新闻办",
        "name-0-meaning": "new",
        "name-1-name": "政务办",
        "name-1-meaning": "typed",
        "name-1-department": "不存在局",
    }
    answer = desk.post(f"/drafts/{draft.id}/names", sent, expect=422)
    assert "名录中没有“不存在局”" in answer.text
    assert 'value="不存在局"' in answer.text
    assert "市新闻办" in answer.text


def test_a_collective_is_expanded_level_by_level(desk: Visits, make: Make, session: Session, keep: Keep) -> None:
    county = [make.department("常熟市政府", level="county"), make.department("昆山市政府", level="county")]
    city = make.department("市监察局")
    draft = keep(row(leads=named("各市(县)、区政府")))
    address = f"/drafts/{draft.id}/collective"
    ticked = desk.post(address, {"name": "各市(县)、区政府", "level": "county"}, expect=200)
    boxes = tree(ticked).xpath("//input[@name='members'][@checked]/@value")
    assert boxes == [str(each.id) for each in county]
    assert str(city.id) not in boxes
    assert "请至少勾选一个成员" in desk.post(address, {"name": "各市(县)、区政府"}, expect=422).text
    desk.post(address, {"name": "各市(县)、区政府", "members": boxes})
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text


# Issuing


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


# Cost


def test_a_long_draft_costs_no_more_queries_than_a_short_one_and_stays_small(
    desk: Visits, make: Make, keep: Keep, queries: QueryCount
) -> None:
    make.department("市监察局")

    def cost(number: int) -> tuple[int, int]:
        draft = keep(*(row(str(nth)) for nth in range(1, number + 1)))
        with queries as sent:
            answer = desk.get(f"/drafts/{draft.id}")
        return len(sent), len(answer.data)

    cost(13)
    (few, _), (many, size) = cost(13), cost(130)
    assert few == many
    assert size < 100_000
