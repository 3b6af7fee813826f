"""Rows are cut where a person says, each piece with its own departments; joined with a neighbour; and it can all be undone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.pages.drafting import HTMX, Keep, in_place, rows
from tests.rooms.intake.drafted import by_the_year_end, elided, named, row, said
from tests.support.trees import tree
from tests.support.visits import Visits
from tracker.intake.cuts import proposed

TWO = "完善管理办法。建好政务平台。"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("完善办法。建好平台。", ["完善办法。", "建好平台。"]),
        ("完善办法；建好平台", ["完善办法；", "建好平台"]),
        ("推进改革：①放权②监管③服务", ["推进改革：", "①放权", "②监管", "③服务"]),
        ("总的要求。(一)放权(二)监管", ["总的要求。", "(一)放权", "(二)监管"]),
        ("抓好两件事：1.放权；2.监管", ["抓好两件事：", "1.放权；", "2.监管"]),
        ("一是放权，二是监管", ["一是放权，", "二是监管"]),
        ("他说“要抓紧。”会后落实。", ["他说“要抓紧。”会后落实。"]),
        ("增长2.5%，达到3.1亿元", ["增长2.5%，达到3.1亿元"]),
        ("甲\n乙", ["甲\n", "乙"]),
        ("一句话", ["一句话"]),
        ("", []),
    ],
)
def test_cuts_are_proposed_behind_sentences_and_before_numbers(text: str, pieces: list[str]) -> None:
    assert proposed(text) == pieces
    assert "".join(proposed(text)) == text


def test_a_button_between_sentences_cuts_there_and_nothing_is_saved_yet(
    desk: Visits, session: Session, keep: Keep
) -> None:
    draft = keep(row("1", content=said(TWO)))
    (found,) = rows(session, draft)
    address = f"/drafts/rows/{found.id}/cut"
    assert "在此拆开" in desk.get(address).text
    page = desk.post(address, {**piece(TWO), "seen": 1, "do": "cut-0-0"}, expect=200)
    assert contents(page) == ["完善管理办法。", "建好政务平台。"]
    joined = desk.post(address, {**pieces("完善管理办法。", "建好政务平台。"), "seen": 1, "do": "join-1"}, expect=200)
    assert contents(joined) == [TWO]
    by_lines = desk.post(address, {**piece("完善\n管理办法。"), "seen": 1, "do": "lines"}, expect=200)
    assert contents(by_lines) == ["完善", "管理办法。"]
    assert [each.content for each in rows(session, draft)] == [TWO]


def test_each_piece_has_the_departments_that_were_chosen_for_it(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1", content=said(TWO), leads=named("市监察局", "市财政局")))
    (found,) = rows(session, draft)
    sent: dict[str, Any] = pieces("完善管理办法。", "建好政务平台。")
    sent |= {"leads": ["市监察局", "市财政局"], "supports": ["", "市审计局"], "seen": 1}
    desk.post(f"/drafts/rows/{found.id}/cut", sent)
    assert [(each.number, each.content, each.leads, each.supports) for each in rows(session, draft)] == [
        ("1", "完善管理办法。", ["市监察局"], []),
        ("1(2)", "建好政务平台。", ["市财政局"], ["市审计局"]),
    ]


def test_one_piece_is_refused_and_keeps_what_was_typed(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    answer = desk.post(f"/drafts/rows/{found.id}/cut", {**piece("只有一段"), "seen": 1}, expect=422)
    assert "拆分后至少有两项" in answer.text
    assert contents(answer) == ["只有一段"]


def test_a_row_cut_by_somebody_else_meanwhile_is_shown_in_both_versions(
    desk: Visits, session: Session, keep: Keep
) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    desk.post(f"/drafts/rows/{found.id}", in_place(found, content="甲改的"))
    answer = desk.post(f"/drafts/rows/{found.id}/cut", {**pieces("完善", "建好"), "seen": 1}, expect=409)
    assert "甲改的" in answer.text


@pytest.mark.parametrize(("do", "at", "left"), [("merge_up", 1, ["一\n二", "三"]), ("merge_down", 1, ["一", "二\n三"])])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_row_is_joined_with_its_neighbour_from_the_row_itself(
    desk: Visits, session: Session, keep: Keep, do: str, at: int, left: list[str], headers: dict[str, str]
) -> None:
    draft = keep(*(row(str(nth), content=said(word)) for nth, word in enumerate("一二三", start=1)))
    found = rows(session, draft)[at]
    sent = in_place(found, do=do)
    answer = desk.post(f"/drafts/rows/{found.id}", sent, headers=headers, expect=200 if headers else 303)
    assert answer.headers.get("HX-Refresh") if headers else answer.location.startswith(f"/drafts/{draft.id}")
    assert [each.content for each in rows(session, draft)] == left


def test_a_first_row_has_none_above_to_be_joined_with(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1"))
    (found,) = rows(session, draft)
    assert "并入上一项" not in desk.get(f"/drafts/{draft.id}").text
    desk.post(f"/drafts/rows/{found.id}", in_place(found, do="merge_up"), expect=422)


# Undoing


@pytest.mark.parametrize("step", ["cut", "merge", "remove", "restore", "deadline"])
def test_the_last_step_is_undone(desk: Visits, session: Session, keep: Keep, step: str) -> None:
    draft = keep(elided(), row("2", deadline=by_the_year_end()), row("3"))
    first, second, third = rows(session, draft)
    desk.post(f"/drafts/{draft.id}/rows", {"ids": [third.id], "do": "remove"})
    before = told(rows(session, draft))
    if step == "cut":
        desk.post(f"/drafts/rows/{first.id}/cut", {**pieces("甲", "乙", "丙"), "seen": first.version})
    else:
        ids = {"restore": [third.id]}.get(step, [first.id, second.id])
        desk.post(f"/drafts/{draft.id}/rows", {"ids": ids, "do": step, "deadline": "6月底"})
    assert told(rows(session, draft)) != before
    assert "撤销" in desk.get(f"/drafts/{draft.id}").text
    desk.post(f"/drafts/{draft.id}/step-back")
    assert told(rows(session, draft)) == before
    assert "上一步：移出了 1 项" in desk.get(f"/drafts/{draft.id}").text


def test_all_work_since_the_upload_is_undone_step_by_step(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(elided(), row("2", deadline=by_the_year_end()), row("3"))
    first, second, third = rows(session, draft)
    seen = [told(rows(session, draft))]

    def did(address: str, **sent: Any) -> None:
        desk.post(address, sent)
        seen.append(told(rows(session, draft)))

    many, one = f"/drafts/{draft.id}/rows", f"/drafts/rows/{first.id}"
    did(many, ids=[third.id], do="remove")
    did(one, **in_place(first, content="先改一次"))
    did(f"{one}/cut", **pieces("甲", "乙", "丙"), seen=2)
    did(f"/drafts/{draft.id}/rows/new", content="补的一项", leads="市监察局", deadline_kind="none")
    did(many, ids=[first.id, second.id], do="merge")
    did(many, do="confirm_all")
    for number in range(20):
        did(one, **in_place(rows(session, draft)[0], content=f"再改{number}"))
    for state in reversed(seen[:-1]):
        assert "撤销" in desk.get(f"/drafts/{draft.id}").text
        desk.post(f"/drafts/{draft.id}/step-back")
        assert told(rows(session, draft)) == state
    assert "上一步：" not in desk.get(f"/drafts/{draft.id}").text


def test_a_change_in_place_brings_the_step_that_undoes_it(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1"))
    (found,) = rows(session, draft)
    answer = desk.post(f"/drafts/rows/{found.id}", in_place(found, content="改过的"), headers=HTMX, expect=200)
    assert "上一步：修改了第 1 项" in answer.text
    back = desk.post(f"/drafts/{draft.id}/step-back")
    assert back.location.endswith(f"#row-{found.id}")


def test_a_step_is_not_undone_over_a_name_that_was_changed_since(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1", leads=named("市甲办市乙办")))
    (found,) = rows(session, draft)
    desk.post(f"/drafts/rows/{found.id}", in_place(found, leads="市甲办市乙办、市丙局"))
    sent = {"name-0-name": "市甲办市乙办", "name-0-meaning": "split", "name-0-pieces": "市甲办、市乙办"}
    desk.post(f"/drafts/{draft.id}/names", sent)
    assert "后来又改过" in desk.post(f"/drafts/{draft.id}/step-back", expect=422).text
    desk.post(f"/drafts/{draft.id}/names/0/undo")
    desk.post(f"/drafts/{draft.id}/step-back")
    assert [each.leads for each in rows(session, draft)] == [["市甲办市乙办"]]


def test_where_nothing_was_done_nothing_is_undone(desk: Visits, keep: Keep) -> None:
    assert "没有可以撤销的操作" in desk.post(f"/drafts/{keep().id}/step-back", expect=422).text


def piece(text: str) -> dict[str, Any]:
    return {"content": text, "leads": "市监察局", "supports": ""}


def pieces(*texts: str) -> dict[str, Any]:
    return {"content": list(texts), "leads": ["市监察局"] * len(texts), "supports": [""] * len(texts)}


def contents(page: Any) -> list[str]:
    return [area.text_content().strip() for area in tree(page).xpath("//textarea[@name='content']")]


def told(found: list[Any]) -> list[Any]:
    return [(each.id, each.number, each.content, each.leads, each.deadline, each.questions) for each in found]
