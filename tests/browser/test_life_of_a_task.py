"""One task from the issued document to its end, through the hands of coordinator, liaison and leader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.chromium import PHONE
from tests.browser.guest import Guest
from tests.browser.steps import RULES, bring, issue, open_task

ComeIn = Callable[..., Guest]
YEAR = "苏州市2013年"


def test_a_task_is_issued_signed_for_reported_reviewed_closed_and_its_story_tells_it(
    come_in: ComeIn, tmp_path: Path
) -> None:
    proof = tmp_path / "征求意见情况.txt"
    proof.write_text("征求 21 个部门意见，采纳 14 条。", encoding="utf-8")
    coordinator, liaison, leader = come_in("duban"), come_in("fazhi"), come_in("lingdao")
    issue(bring(coordinator))

    _sign_for(liaison)
    _report(liaison, "程序规定和更新维护办法均已印发。", 100, proof)
    liaison.sees("已报送，等督办员审核", "征求意见情况.txt")

    _review(coordinator, "均已印发").sees("征求意见情况.txt").press("审核通过").sees("已审核通过")

    liaison.go(_new(liaison.follow("待办")).locator(".table__main a"))
    liaison.follow("申请办结").fill("完成情况", "两个文件均已印发并公开。").press("申请办结").sees("已申请办结")

    task = liaison.page.url
    coordinator.open(task).follow("审批办结申请").fill("审批意见", "同意销号。").press("同意办结").sees("任务销号")

    leader.open(task).sees("已办结", "两个文件均已印发并公开。", "同意销号。")
    story = leader.page.locator(".story__entry")
    expect(story.first).to_contain_text("周启明")
    expect(story.last).to_contain_text("交办")
    leader.page.locator("#story").scroll_into_view_if_needed()
    leader.picture("story")


@PHONE
def test_a_report_sent_back_says_why_and_the_corrected_one_waits_again(come_in: ComeIn) -> None:
    coordinator, liaison = come_in("duban"), come_in("fazhi")
    liaison.sees("退回补正")
    open_task(liaison, RULES).sees("请补充行政权力库更新办法的修订进展")
    liaison.follow("填报进展").sees("请补充行政权力库更新办法的修订进展")
    liaison.fill("工作进展", "已补充更新办法的修订进展，征求 21 个部门意见。").fill("完成进度", "80").press("报送")
    liaison.sees("已报送，等督办员审核")

    _review(coordinator, "已补充更新办法").press("退回补正").sees("没有")
    expect(coordinator.page.locator("[data-error-summary]")).to_be_visible()
    coordinator.fill("审核意见", "请附征求意见的范围。").press("退回补正").sees("已退回补正")

    liaison.follow("待办").sees("退回补正")
    open_task(liaison, RULES).sees("请附征求意见的范围。")


def _new(owed: Guest) -> Locator:
    """The task of the plan that was just issued, not of the one that is under way."""
    return owed.row(RULES).filter(has_text=YEAR)


def _sign_for(liaison: Guest) -> None:
    liaison.go(_new(liaison.follow("待办")).get_by_role("button", name="签收")).sees("已签收")


def _report(liaison: Guest, words: str, percent: int, *proofs: Path) -> None:
    liaison.go(_new(liaison.follow("待办")).get_by_role("link", name="填报"))
    liaison.fill("工作进展", words).fill("完成进度", str(percent)).attach("佐证材料", *proofs).press("报送")


def _review(coordinator: Guest, words: str) -> Guest:
    """From the desk to the report that says this."""
    coordinator.follow("工作台").follow("报送待审核")
    return coordinator.go(coordinator.row(words).locator(".table__main a").first)
