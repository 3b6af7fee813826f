"""What became of each letter, and settling by hand what the house cannot know."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.conftest import MONDAY
from tests.make import Make
from tests.support.queries import QueryCount
from tests.support.visits import Visits
from tracker.reminders.models import Digest, SendingState

Visit = Callable[..., Visits]
Write = Callable[..., Digest]


@pytest.fixture
def write(make: Make, session: Session) -> Write:
    """A letter in a state."""

    def written(state: SendingState) -> Digest:
        person = make.liaison(make.department(), name="王敏")
        digest = Digest(
            person_id=person.id,
            day=MONDAY,
            to_address="wang@office.test",
            subject="督办提醒 3月2日:逾期 1",
            body="王敏:\n\n【逾期】1 项\n- 任务 3 <b>已逾期</b>",
            message_id=f"<{person.id}@office.test>",
            state=state,
            next_try_at=make.moment(),
        )
        session.add(digest)
        session.commit()
        return digest

    return written


def test_an_open_delivery_is_shown_and_settled_as_delivered(
    visit: Visit, make: Make, write: Write, session: Session
) -> None:
    digest = write(SendingState.UNCERTAIN)
    coordinator = visit(make.coordinator())
    assert "送达待核" in coordinator.get("/sending").text
    assert "请先向收件人核实" in coordinator.get(f"/sending/{digest.id}").text
    coordinator.post(f"/sending/{digest.id}/delivered")
    session.refresh(digest)
    assert digest.state is SendingState.SENT


def test_a_failed_letter_is_queued_again(visit: Visit, make: Make, write: Write, session: Session) -> None:
    digest = write(SendingState.FAILED)
    visit(make.coordinator()).post(f"/sending/{digest.id}/again")
    session.refresh(digest)
    assert digest.state is SendingState.QUEUED


def test_a_letter_that_was_sent_is_not_sent_again(visit: Visit, make: Make, write: Write, session: Session) -> None:
    digest = write(SendingState.SENT)
    visit(make.coordinator()).post(f"/sending/{digest.id}/again", expect=409)
    session.refresh(digest)
    assert digest.state is SendingState.SENT


def test_a_letter_is_shown_as_text(visit: Visit, make: Make, write: Write) -> None:
    page = visit(make.coordinator()).get(f"/sending/{write(SendingState.SENT).id}").text
    assert "&lt;b&gt;已逾期&lt;/b&gt;" in page


def test_letters_are_not_for_departments(visit: Visit, make: Make, write: Write) -> None:
    digest = write(SendingState.SENT)
    liaison = visit(make.liaison())
    liaison.get("/sending", expect=403)
    liaison.get(f"/sending/{digest.id}", expect=404)


def test_the_page_says_what_does_not_run(visit: Visit, make: Make) -> None:
    department = make.department("市新闻办")
    make.task(leads=[department])
    page = visit(make.coordinator()).get("/sending").text
    for said in ("定时进程未在运行", "邮件未启用", "市新闻办"):
        assert said in page


def test_the_statements_do_not_grow_with_the_letters(
    visit: Visit, make: Make, write: Write, queries: QueryCount
) -> None:
    coordinator, sent = visit(make.coordinator()), []
    for more in (1, 10):
        for _ in range(more):
            write(SendingState.SENT)
        with queries:
            coordinator.get("/sending")
        sent.append(len(queries))
    assert sent[0] == sent[1]
