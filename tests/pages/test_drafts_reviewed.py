"""A draft is looked over: its rows beside the document, what is uncertain, what it costs to show."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tests.make import Make
from tests.pages.drafting import Keep, rows
from tests.rooms.intake.drafted import elided, row, said
from tests.support.queries import QueryCount
from tests.support.visits import Visits


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
