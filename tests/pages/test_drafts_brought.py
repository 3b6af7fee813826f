"""A document is brought: as a file or pasted, told step by step or not; kept whole or not at all."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY
from tests.pages.drafting import SUZHOU, TABLE, Keep, file, rows, stored
from tests.rooms.intake.drafted import said
from tests.support.trees import tree
from tests.support.visits import Visits
from tracker.foundation.settings import Settings
from tracker.intake import draft as read
from tracker.intake.models import DraftPlan


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
