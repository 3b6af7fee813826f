"""The review in the browser: the document beside the draft, the way from one to the other, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.chromium import DESK, PHONE
from tests.browser.guest import Guest
from tests.browser.steps import bring

ComeIn = Callable[..., Guest]
ELIDED = "常熟市、相城区监察局"


def row_of(guest: Guest, number: int) -> Locator:
    """The row of this number."""
    return guest.page.locator(".reading__row").nth(number - 1)


def line_of(guest: Guest, words: str) -> Locator:
    """The line of the document that says this."""
    return guest.page.locator("#document tr.line").filter(has_text=words)


def is_seen_in_the_document(line: Locator) -> bool:
    """Whether a line is within the part of the document that is in view."""
    return bool(
        line.evaluate(
            """one => {
              const pane = document.getElementById("document").getBoundingClientRect();
              const box = one.getBoundingClientRect();
              return box.top >= pane.top && box.top < pane.bottom;
            }"""
        )
    )


@DESK
def test_row_and_source_bring_each_other_into_view(come_in: ComeIn) -> None:
    guest = bring(come_in("duban"))
    line = line_of(guest, ELIDED)
    row_of(guest, 13).get_by_label("任务").focus()
    expect(line).to_have_class("line line--used is-here")
    assert is_seen_in_the_document(line)
    row_of(guest, 1).get_by_label("任务").focus()
    expect(line).to_have_class("line line--used")
    line.get_by_role("link", name="第13项").click()
    expect(row_of(guest, 13)).to_be_focused()
    expect(row_of(guest, 13)).to_be_in_viewport()
    row_of(guest, 2).get_by_role("link", name="表1 · 第3行").click()
    expect(row_of(guest, 2)).to_be_focused()
    guest.look().picture("review-beside")


@DESK
def test_words_are_marked_by_what_they_were_read_as(come_in: ComeIn) -> None:
    line = line_of(bring(come_in("duban")), ELIDED)
    styles = [
        line.locator(f".mark--{part}").first.evaluate("one => getComputedStyle(one).textDecoration + one.className")
        for part in ("number", "lead", "support")
    ]
    assert len(set(styles)) == 3


@DESK
def test_a_draft_is_gone_through_by_single_keys(come_in: ComeIn) -> None:
    guest = bring(come_in("duban"))
    keys = guest.page.keyboard
    keys.press("n")
    expect(row_of(guest, 1)).to_be_focused()
    keys.press("j")
    expect(row_of(guest, 2)).to_be_focused()
    keys.press("k")
    expect(row_of(guest, 1)).to_be_focused()
    keys.press("c")
    expect(row_of(guest, 1).get_by_text("已核对")).to_be_visible()
    guest.sees("1 项存疑")
    row_of(guest, 1).focus()
    keys.press("n")
    expect(row_of(guest, 13)).to_be_focused()
    keys.press("k")
    expect(row_of(guest, 12)).to_be_focused()
    keys.press("Enter")
    expect(row_of(guest, 12).get_by_label("任务")).to_be_focused()
    keys.press("ControlOrMeta+a")
    keys.insert_text("推进政务服务向村（社区）延伸")
    keys.press("Control+Enter")
    expect(row_of(guest, 13)).to_be_focused()
    expect(row_of(guest, 12).get_by_role("status")).to_have_text("已保存")
    keys.press("Enter")
    keys.press("Escape")
    expect(row_of(guest, 13)).to_be_focused()
    keys.press("?")
    expect(guest.page.get_by_text("下一项、上一项；原文跟着走")).to_be_visible()
    guest.look().picture("review-keys")
    guest.page.get_by_label("使用单键操作").uncheck()
    row_of(guest, 5).focus()
    keys.press("j")
    expect(row_of(guest, 5)).to_be_focused()


@PHONE
def test_on_a_phone_each_row_unfolds_its_own_words(come_in: ComeIn) -> None:
    guest = bring(come_in("duban"))
    expect(guest.page.locator("#document")).to_be_hidden()
    words = row_of(guest, 13).locator(".reading__words")
    expect(words.locator("mark").first).to_be_hidden()
    words.locator("summary").click()
    expect(words.locator("mark").first).to_be_visible()
    guest.look().picture("review-words")


@DESK
def test_a_row_is_cut_with_departments_for_each_piece_and_that_is_undone(come_in: ComeIn) -> None:
    guest = bring(come_in("duban"))
    row = row_of(guest, 1)
    row.get_by_label("任务").fill("完善管理办法。建好政务平台。")
    row.get_by_label("任务").blur()
    expect(row.get_by_role("status")).to_have_text("已保存")
    row.get_by_text("拆分、合并、移出").click()
    guest.go(row.get_by_role("link", name="拆分")).press("在此拆开")
    guest.page.get_by_label("牵头部门").nth(1).fill("市法制办")
    guest.picture("cut").press("拆成 2 项")
    expect(row_of(guest, 2).get_by_label("牵头")).to_have_value("市法制办")
    expect(row_of(guest, 2).get_by_label("任务")).to_have_value("建好政务平台。")
    guest.sees("共 14 项任务").press("撤销").sees("共 13 项任务")


@PHONE
def test_a_row_is_joined_with_the_next_and_taken_apart_again(come_in: ComeIn) -> None:
    guest = bring(come_in("duban"))
    row_of(guest, 3).get_by_text("拆分、合并、移出").click()
    guest.go(row_of(guest, 3).get_by_role("button", name="并入下一项")).sees("共 12 项任务")
    guest.press("撤销").sees("共 13 项任务")


@DESK
def test_sides_hold_what_wants_something(come_in: ComeIn) -> None:
    guest = bring(come_in("duban")).follow("存疑 2")
    expect(guest.page.locator(".reading__row")).to_have_count(2)
    guest.follow("没有时限")
    expect(guest.page.locator(".reading__row")).to_have_count(12)


@PHONE
def test_the_whole_document_is_a_page_of_its_own(come_in: ComeIn) -> None:
    guest = bring(come_in("duban"))
    guest.follow("全文").sees("没有用上", "关于印发").picture("document")


@DESK
def test_the_review_prints_the_document_beside_its_rows(come_in: ComeIn) -> None:
    guest = bring(come_in("duban"))
    guest.page.emulate_media(media="print")
    expect(line_of(guest, ELIDED)).to_be_visible()
    for gone in (".review__tools", ".reading__acts", ".bulk-bar"):
        expect(guest.page.locator(gone).locator("visible=true")).to_have_count(0)
    assert guest.page.pdf().startswith(b"%PDF")
