"""A document is brought: as a file or pasted, told step by step or not; kept whole or not at all."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import MONDAY
from tests.pages.drafting import SUZHOU, TABLE, Keep, afresh, file, rows, stored
from tests.rooms.intake.drafted import said
from tests.support.trees import tree
from tests.support.visits import Visits
from tracker.foundation.settings import Settings
from tracker.intake import draft as read
from tracker.intake.models import DraftPlan
from tracker.intake.source import CONVERTING, Doing, Step
from tracker.pages import draft_upload
from tracker.pages.draft_upload import step_words


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


# Told step by step


STEPS = {"Accept": "application/x-ndjson"}


def told(desk: Visits, data: dict[str, Any], *, expect: int = 200) -> list[dict[str, Any]]:
    answer = desk.post("/drafts", data, expect=expect, headers=STEPS)
    assert answer.mimetype == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines() if line]


def test_a_browser_that_asks_for_it_is_told_each_step_and_last_where_the_draft_is(
    desk: Visits, session: Session, settings: Settings
) -> None:
    *steps, last = told(desk, file("要点.docx", SUZHOU.read_bytes()))
    afresh(session)
    draft = session.scalars(select(DraftPlan)).one()
    assert last == {"location": f"/drafts/{draft.id}"}
    assert [step["words"] for step in steps] == ["正在整理任务", "正在保存草稿"]
    assert len(rows(session, draft)) == 13
    assert [path.name for path in stored(settings)] == [draft.file_sha256]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(12, 60), "正在读取第 12 页，共 60 页"),
        (Step(1, 3, Doing.SHEETS), "正在读取第 1 张表，共 3 张"),
        (CONVERTING, "正在转换格式"),
    ],
)
def test_a_step_is_said_in_words(app: Flask, step: Step, words: str) -> None:
    with app.test_request_context():
        assert step_words(step) == words


@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        ({}, 422, "请选择一个文件"),
        ({"words": TABLE, "year": "26"}, 422, "年度应为四位数"),
        ({"words": "本周天气晴好，适宜出行。"}, 200, "没有找到任务"),
        ({"file": (b"\x00\x01\x02", "坏.docx")}, 200, "上传"),
    ],
)
def test_a_refusal_told_in_place_leaves_nothing(
    desk: Visits, session: Session, settings: Settings, sent: dict[str, Any], status: int, sentence: str
) -> None:
    data = {key: (BytesIO(value[0]), value[1]) if key == "file" else value for key, value in sent.items()}
    assert sentence in told(desk, data, expect=status)[-1]["refused"]
    assert nothing_is_left(session, settings)


def test_a_fault_while_the_draft_is_kept_is_told_and_leaves_nothing(
    desk: Visits, session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_upload, "store", lambda: 1 / 0)
    assert "系统出错" in told(desk, {"words": TABLE})[-1]["refused"]
    assert nothing_is_left(session, settings)


def test_who_stops_listening_leaves_nothing(desk: Visits, session: Session, settings: Settings) -> None:
    answer = desk.client.post("/drafts", data={"words": TABLE}, headers=STEPS, buffered=False)
    next(iter(answer.response))
    answer.close()
    assert nothing_is_left(session, settings)


def test_a_document_without_tasks_is_told_by_what_was_found_in_it(desk: Visits) -> None:
    letter = "关于召开会议的通知\n请准时参加。\n名称 数量\n桌子 3"
    refused = desk.post("/drafts", {"words": letter}, expect=422).text
    assert "正文 4 段、表格 0 张" in refused


def nothing_is_left(session: Session, settings: Settings) -> bool:
    afresh(session)
    return session.scalars(select(DraftPlan)).all() == [] and stored(settings) == []
