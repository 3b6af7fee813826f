"""Whatever hands and whatever browser: by keyboard alone, without script, by an impatient double click, two at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chromium import DESK, PHONE
from tests.browser.guest import Guest
from tests.browser.steps import DOCUMENT, RULES, open_task
from tracker.demo import PASSWORD

Window = Callable[..., Guest]
OUTLINE = "one => { const style = getComputedStyle(one); return style.outlineStyle !== 'none' && style.outlineWidth !== '0px' }"
FARTHEST = 80
"""Nothing is farther away than so many tabs."""


def tab_to(guest: Guest, target: Locator) -> None:
    """Press Tab until the target has the focus; whatever has it on the way shows so."""
    for _ in range(FARTHEST):
        guest.page.keyboard.press("Tab")
        assert guest.page.locator(":focus").first.evaluate(OUTLINE), "what has the focus shows it"
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{target} cannot be reached by keyboard")


def enter(guest: Guest, target: Locator) -> None:
    """Tab to a link or button and press Enter."""
    tab_to(guest, target)
    guest.arrive(lambda: guest.page.keyboard.press("Enter"))


def write(guest: Guest, label: str, words: str) -> None:
    """Tab to a field and write."""
    tab_to(guest, guest.field(label))
    guest.page.keyboard.insert_text(words)


@DESK
def test_a_report_is_filed_by_keyboard_alone(window: Window) -> None:
    guest = window().open("/sign-in")
    write(guest, "登录名", "fazhi")
    write(guest, "密码", PASSWORD)
    guest.arrive(lambda: guest.page.keyboard.press("Enter"))
    tab_to(guest, guest.page.locator(".skip"))
    guest.page.keyboard.press("Enter")
    enter(guest, guest.row(RULES).get_by_role("link", name="补正"))
    write(guest, "工作进展", "更新办法已征求 21 个部门意见。")
    write(guest, "完成进度", "80")
    enter(guest, guest.button("报送"))
    guest.look().sees("已报送，等督办员审核")


@PHONE
def test_a_document_is_issued_and_a_report_filed_without_script(window: Window) -> None:
    coordinator = _without_script(window, "duban")
    coordinator.follow("计划").follow("导入文件").attach("文件", DOCUMENT).press("读取文件").sees("共 13 项任务")
    coordinator.press("项都读得没错").follow("去交办").press("交办 13 项").sees("已交办 13 项")

    liaison = _without_script(window, "fazhi")
    liaison.go(liaison.row(RULES).get_by_role("link", name="补正"))
    liaison.fill("工作进展", "更新办法已征求意见。").fill("完成进度", "80").press("报送").sees("等督办员审核")


@DESK
def test_a_double_click_files_one_report(come_in: Window) -> None:
    liaison = come_in("fazhi")
    liaison.go(liaison.row(RULES).get_by_role("link", name="补正"))
    liaison.fill("工作进展", "更新办法已征求意见。").fill("完成进度", "80")
    liaison.arrive(liaison.button("报送").dblclick)
    liaison.look()
    expect(liaison.page.locator("main")).to_contain_text("更新办法已征求意见。")
    expect(liaison.page.get_by_role("heading", name="市法制办 80%")).to_have_count(1)


@DESK
def test_two_who_edit_one_task_see_both_versions_and_nothing_is_lost(come_in: Window) -> None:
    first, second = come_in("duban"), come_in("duban")
    for guest in (first, second):
        open_task(guest.follow("台账", within="nav"), RULES).follow("修改任务")
    first.fill("备注", "先改的备注").press("保存").sees("先改的备注")
    second.fill("备注", "后改的备注").press("保存").sees("先改的备注", "后改的备注")
    second.picture("both-versions")
    second.press("用刚才填写的").sees("后改的备注")


@PHONE
def test_a_refused_form_keeps_what_was_typed_and_leads_to_the_field(come_in: Window) -> None:
    liaison = come_in("fazhi")
    liaison.go(liaison.row(RULES).get_by_role("link", name="补正"))
    liaison.fill("工作进展", "更新办法已征求意见。").fill("下一步打算", "十二月印发。").fill("完成进度", "120").press(
        "报送"
    )
    summary = liaison.page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(liaison.field("工作进展")).to_have_value("更新办法已征求意见。")
    expect(liaison.field("下一步打算")).to_have_value("十二月印发。")
    summary.get_by_role("link").first.click()
    expect(liaison.field("完成进度")).to_be_focused()
    liaison.fill("完成进度", "80").press("报送").sees("等督办员审核")


@DESK
def test_a_page_prints_without_what_can_only_be_clicked(come_in: Window) -> None:
    leader = come_in("lingdao")
    leader.page.emulate_media(media="print")
    for gone in ("nav.navigation", ".account", ".head__act", ".action-bar"):
        expect(leader.page.locator(gone).locator("visible=true")).to_have_count(0)
    expect(leader.page.locator("h1")).to_be_visible()
    assert leader.page.pdf().startswith(b"%PDF")


@PHONE
def test_the_dark_scheme_follows_the_device(come_in: Window) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = come_in("lingdao", color_scheme="light"), come_in("lingdao", color_scheme="dark")
    assert light.page.evaluate(paper) != dark.page.evaluate(paper)


def _without_script(window: Window, name: str) -> Guest:
    return window(java_script_enabled=False).sign_in(name)
