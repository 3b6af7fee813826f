"""The coordinator: from a document to departments that have been told, in a few clicks."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE
from tests.browser.guest import LONGEST_WAIT, Guest
from tests.browser.steps import DOCUMENT, bring, issue

ComeIn = Callable[..., Guest]
TITLE = "苏州市2013年政务公开和政务服务工作实施意见"


def test_a_document_is_issued_in_ten_clicks_and_the_ledger_holds_its_thirteen_tasks(come_in: ComeIn) -> None:
    coordinator = come_in("duban")
    coordinator.clicks = 0
    bring(coordinator).sees(TITLE, "苏办发[2013]45号", "共 13 项任务：2 项存疑")
    coordinator.tick("本页全选").fill("完成时限", "12-31").press("设为这一天").sees("13 项")
    issue(coordinator).sees("已交办 13 项")
    assert coordinator.clicks <= 10
    coordinator.follow("打开台账")
    expect(coordinator.page.locator("main tbody tr")).to_have_count(13)


def test_what_was_read_stands_beside_its_source_and_is_put_right_in_place(come_in: ComeIn) -> None:
    coordinator = bring(come_in("duban"))
    row = coordinator.page.locator(".reading__row").last
    expect(row.locator(".source")).to_contain_text("常熟市、相城区监察局")
    expect(row.locator(".reading__question")).to_contain_text("读作")
    expect(row.get_by_label("牵头")).to_have_value("常熟市监察局、相城区监察局")
    row.get_by_label("任务").fill("探索利用数字电视开展政务服务")
    row.get_by_label("时限").fill("11月底")
    row.get_by_label("时限").blur()
    expect(row.get_by_role("status")).to_have_text("已保存")
    coordinator.look()
    row.get_by_role("button", name="对，读得没错").click()
    expect(row.locator(".reading__question")).to_have_count(0)
    coordinator.sees("1 项存疑")
    coordinator.page.reload()
    expect(row.get_by_label("任务")).to_have_value("探索利用数字电视开展政务服务")
    expect(row.get_by_label("时限")).to_have_value("2013-11-30")


@DESK
def test_a_plan_is_taken_back_before_anybody_signed_and_issued_again(come_in: ComeIn) -> None:
    coordinator = issue(bring(come_in("duban")))
    coordinator.press("撤回交办").sees("共 13 项任务")
    coordinator.follow("去交办").press("交办 13 项").sees("已交办 13 项")


@PHONE
def test_a_file_that_holds_no_tasks_is_refused_with_a_reason_and_leaves_nothing(come_in: ComeIn) -> None:
    coordinator = come_in("duban").follow("计划").follow("导入文件")
    before = coordinator.page.locator("main tbody tr").count()
    letter = DOCUMENT.parent / "suzhou-2013.toml"
    coordinator.attach("文件", letter).button("读取文件").click()  # the reason comes to the page, which stays
    expect(coordinator.page.locator("[data-upload-refused]")).to_be_visible(timeout=LONGEST_WAIT)
    expect(coordinator.page.locator("main tbody tr")).to_have_count(before)
