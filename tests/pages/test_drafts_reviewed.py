"""A draft is looked over: its rows beside the document, what is uncertain, what it costs to show."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tests.make import Make
from tests.pages.drafting import HTMX, Keep, in_place, rows
from tests.rooms.intake.drafted import by_the_year_end, elided, named, row, said
from tests.support.queries import QueryCount
from tests.support.trees import tree
from tests.support.visits import Visits


def test_each_row_stands_beside_its_words_and_says_what_is_uncertain(desk: Visits, make: Make, keep: Keep) -> None:
    make.department("常熟市监察局")
    make.department("相城区监察局")
    page = desk.get(f"/drafts/{keep(elided()).id}").text
    assert "表1 · 第14行" in page
    assert '<mark data-as="编号">13</mark>' in page
    assert "“常熟市、相城区监察局”读作 常熟市监察局、相城区监察局" in page
    assert "共 1 项任务：1 项存疑，名称都已认定。" in page


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


# Sides


def test_each_side_holds_the_rows_that_want_something(desk: Visits, make: Make, session: Session, keep: Keep) -> None:
    for name in ("常熟市监察局", "相城区监察局", "市财政局"):
        make.department(name)
    undated = row("1", leads=named("市财政局"))
    draft = keep(undated, elided(), row("3", leads=named("未知局"), deadline=by_the_year_end()))
    tabs = {
        tab.text_content().split()[0]: tab.text_content().split()[-1]
        for tab in tree(desk.get(f"/drafts/{draft.id}")).xpath("//nav[@class='tabs']//a")
    }
    assert tabs == {"全部": "3", "存疑": "1", "部门待确认": "1", "没有时限": "2", "已移出": "0"}
    for side, content in (("doubtful", "第13项工作"), ("names", "第3项工作"), ("undated", "第1项工作")):
        assert content in desk.get(f"/drafts/{draft.id}?side={side}").text
    assert "第3项工作" not in desk.get(f"/drafts/{draft.id}?side=undated").text
    assert "没有移出的任务" in desk.get(f"/drafts/{draft.id}?side=removed").text


def test_from_each_doubt_there_is_a_way_to_the_next_also_on_another_page(
    desk: Visits, session: Session, keep: Keep
) -> None:
    draft = keep(elided(), *(row(str(nth)) for nth in range(1, 25)), elided())
    found = rows(session, draft)
    page = tree(desk.get(f"/drafts/{draft.id}"))
    ways = page.xpath("//a[@class='reading__next']/@href")
    assert set(ways) == {f"/drafts/{draft.id}?page=2#row-{found[-1].id}"}
    page = tree(desk.get(f"/drafts/{draft.id}?page=2"))
    assert page.xpath(f"//*[@id='row-{found[-1].id}']//a[@class='reading__next']/@href") == [
        f"/drafts/{draft.id}#row-{found[0].id}"
    ]


def test_what_is_settled_in_place_keeps_the_way_to_the_next_doubt(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(elided(), row("2"), elided())
    first, _second, third = rows(session, draft)
    address = f"/drafts/rows/{first.id}?side=doubtful"
    answer = desk.post(address, in_place(first, do="confirm"), headers=HTMX, expect=200)
    assert tree(answer).xpath("//a[@class='reading__next']/@href") == [f"/drafts/{draft.id}#row-{third.id}"]
    assert "1 项存疑" in answer.text


def test_a_row_with_a_day_has_no_other_time_without_it(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1", deadline=by_the_year_end()))
    (found,) = rows(session, draft)
    page = tree(desk.get(f"/drafts/rows/{found.id}"))
    assert page.xpath("//select[@name='deadline_kind']/option[@selected]/@value") == ["none"]


def test_a_day_typed_in_words_is_said_as_it_was_read(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1"))
    (found,) = rows(session, draft)
    answer = desk.post(f"/drafts/rows/{found.id}", in_place(found, deadline="5月底"), headers=HTMX, expect=200)
    assert "2026年5月31日" in tree(answer).xpath(f"//*[@id='asked-{found.id}-deadline']")[0].text_content()


def test_enter_in_a_field_saves_and_neither_confirms_nor_enters_all_names(desk: Visits, keep: Keep) -> None:
    draft = keep(elided(), row("2", leads=named(*(f"市第{n}办" for n in range(12)))))
    page = tree(desk.get(f"/drafts/{draft.id}"))
    first = [
        form.xpath("(.//button[not(@type='button')])[1]")[0]
        for form in page.xpath(
            "//form[contains(@action, '/rows/') or contains(@action, '/names')][.//input[@type='text' or not(@type)]]"
        )
    ]
    assert len(first) == 3
    assert {(button.get("name"), button.get("value")) for button in first} == {(None, None), ("do", "save")}


def test_what_is_asked_stands_beside_its_value(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(elided())
    (found,) = rows(session, draft)
    page = tree(desk.get(f"/drafts/{draft.id}"))
    beside = page.xpath(f"//*[@id='asked-{found.id}-leads']")[0].text_content()
    assert "待核" in beside
    assert "读作 常熟市监察局、相城区监察局" in beside
    assert page.xpath(f"//*[@id='asked-{found.id}-supports']")[0].text_content().strip() == ""
