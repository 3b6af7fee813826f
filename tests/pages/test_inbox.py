"""The inbox: what a person was told, and the count of what they have not read."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visit
from tracker.inbox.models import NoticeKind


def test_the_unread_stand_first_and_are_counted_in_the_navigation(visit: Visit, make: Make) -> None:
    liaison = make.liaison()
    make.notice(liaison, "旧消息", read=True)
    make.notice(liaison, "新消息")
    page = visit(liaison).get("/inbox").text
    assert page.index("新消息") < page.index("旧消息")
    assert "1 条未读" in page
    assert '<span class="navigation__count">1</span>' in page


def test_a_notice_leads_to_its_task_and_is_read_from_then_on(visit: Visit, make: Make, session: Session) -> None:
    department = make.department()
    liaison, task = make.liaison(department), make.task(leads=[department])
    notice = make.notice(liaison, "请签收", task=task)
    response = visit(liaison).post(f"/inbox/{notice.id}")
    assert response.location == f"/tasks/{task.id}"
    session.refresh(notice)
    assert notice.read_at is not None


def test_another_persons_notice_is_none_of_theirs(visit: Visit, make: Make, session: Session) -> None:
    notice = make.notice(make.liaison(), "别人的消息")
    visitor = visit(make.liaison())
    assert "别人的消息" not in visitor.get("/inbox").text
    visitor.post(f"/inbox/{notice.id}", expect=404)
    visitor.post("/inbox/reading")
    session.refresh(notice)
    assert notice.read_at is None


def test_all_can_be_marked_as_read_at_once(visit: Visit, make: Make) -> None:
    liaison = make.liaison()
    for number in range(3):
        make.notice(liaison, f"第{number}条", kind=NoticeKind.URGED)
    visitor = visit(liaison)
    visitor.post("/inbox/reading")
    assert "没有未读的消息" in visitor.get("/inbox").text


def test_an_empty_inbox_says_what_will_appear_in_it(visit: Visit, make: Make) -> None:
    assert "还没有消息" in visit(make.leader()).get("/inbox").text


def test_fifty_notices_cost_no_more_statements_than_five(visit: Visit, make: Make, queries: QueryCount) -> None:
    liaison = make.liaison()
    visitor = visit(liaison)
    sizes = []
    for more in (5, 45):
        for _ in range(more):
            make.notice(liaison, "一条")
        with queries as sent:
            visitor.get("/inbox")
        sizes.append(len(sent))
    assert sizes[0] == sizes[1]
