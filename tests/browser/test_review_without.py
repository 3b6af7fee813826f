"""The review for who uses no mouse, and for who has no script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.chromium import DESK
from tests.browser.guest import Guest
from tests.browser.steps import DOCUMENT, bring
from tests.browser.test_any_hands import tab_to

Window = Callable[..., Guest]


@DESK
def test_a_doubt_is_found_and_settled_by_tab_and_enter_alone(come_in: Window) -> None:
    guest = bring(come_in("duban"))
    tab_to(guest, guest.page.get_by_role("link", name="到第一处存疑"))
    guest.page.keyboard.press("Enter")
    row = guest.page.locator(".reading__row").first
    expect(row).to_be_focused()
    tab_to(guest, row.get_by_role("button", name="对，读得没错"))
    guest.page.keyboard.press("Enter")
    expect(row.get_by_text("已核对")).to_be_visible()
    guest.sees("1 项存疑")


@DESK
def test_without_script_a_row_leads_to_its_words_is_changed_cut_and_issued(window: Window) -> None:
    guest = window(java_script_enabled=False).sign_in("duban")
    guest.follow("计划").follow("导入文件").attach("文件", DOCUMENT).press("读取文件").sees("共 13 项任务")
    row = guest.page.locator(".reading__row").nth(12)
    row.get_by_role("link", name="表1 · 第14行").click()
    expect(guest.page.locator("#document tr.line:target")).to_contain_text("常熟市")
    row.get_by_label("任务").fill("探索数字电视。开展政务服务。")
    guest.arrive(row.get_by_role("button", name="保存").click)
    row.get_by_text("拆分、合并、移出").click()
    guest.arrive(row.get_by_role("link", name="拆分").click)
    guest.press("在此拆开").press("拆成 2 项").sees("共 14 项任务")
    guest.press("撤销").sees("共 13 项任务")
    guest.press("项都读得没错").follow("去交办").press("交办 13 项")
    guest.sees("已交办 13 项")
