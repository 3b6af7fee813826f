"""A draft is put right: in place, several rows at once, by two people."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.pages.drafting import HTMX, Keep, afresh, in_place, rows
from tests.rooms.intake.drafted import elided, lead_plans, named, row
from tests.support.trees import tree
from tests.support.visits import Visits


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
