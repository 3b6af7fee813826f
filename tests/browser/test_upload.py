"""Bringing a document: the page tells how far the reading is, lets it be cancelled, and says in place why there is no draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK
from tests.browser.guest import LONGEST_WAIT, Guest
from tests.browser.steps import DOCUMENT
from tracker.intake.source import Step
from tracker.pages import draft_upload

ComeIn = Callable[..., Guest]


@DESK
def test_a_long_reading_tells_its_pages_and_stops_when_it_is_cancelled(
    come_in: ComeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = Event()

    def endless(*_: Any, **__: Any) -> Iterator[Step | None]:
        try:
            yield Step(12, 60)
            while not ended.wait(0.1):
                yield None
        finally:
            ended.set()

    monkeypatch.setattr(draft_upload, "in_steps", endless)
    guest = come_in("duban").open("/drafts")
    before = guest.page.locator("main tbody tr").count()
    guest.attach("文件", DOCUMENT)
    guest.button("读取文件").click()
    guest.sees("正在读取第 12 页，共 60 页").look().picture("upload-reading")
    guest.button("取消").click()
    guest.sees("已取消，什么都没有保存。")
    assert ended.wait(10), "who cancels ends the reading"
    monkeypatch.undo()
    expect(guest.button("读取文件")).not_to_have_attribute("aria-disabled", "true")
    guest.open("/drafts")
    expect(guest.page.locator("main tbody tr")).to_have_count(before)


@DESK
def test_a_refusal_is_said_in_place_and_the_form_can_be_sent_again(come_in: ComeIn) -> None:
    guest = come_in("duban").open("/drafts")
    guest.page.get_by_text("没有文件？粘贴全文").click()
    guest.fill("或粘贴全文", "关于召开会议的通知\n请准时参加。")
    guest.button("读取文件").click()
    refused = guest.page.locator("[data-upload-refused]")
    expect(refused).to_contain_text("没有找到任务", timeout=LONGEST_WAIT)
    expect(refused).to_contain_text("正文 2 段")
    expect(refused).to_be_focused()
    expect(guest.field("或粘贴全文")).to_have_value("关于召开会议的通知\n请准时参加。")
    guest.look().picture("upload-refused")
    guest.fill("或粘贴全文", "1.完善制度。(牵头单位:市监察局)\n2.建好平台。(牵头单位:市法制办)")
    guest.press("读取文件").sees("共 2 项任务")
