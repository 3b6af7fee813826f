"""The leader: what is wrong at a glance, the list behind each number, a word written to a task and its answer read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE
from tests.browser.guest import Guest
from tests.browser.steps import open_task

ComeIn = Callable[..., Guest]
FIRST = "main .figures .figure"
TOTAL = re.compile(r"任务 ?(\d+) 项|共 (\d+) 项")


def test_what_is_overdue_stands_first(come_in: ComeIn) -> None:
    leader = come_in("lingdao")
    expect(leader.page.locator(FIRST).first).to_contain_text("逾期")
    expect(leader.page.locator("main h2").first).to_contain_text("逾期")
    expect(leader.page.locator("main tbody tr").first).to_contain_text("逾期")


@pytest.mark.parametrize(("screen", "as_of"), [("desk", ""), ("phone", "?as_of=2013-06-30")])
def test_every_number_opens_a_list_of_as_many(come_in: ComeIn, as_of: str) -> None:
    leader = come_in("lingdao").open(f"/overview{as_of}")
    links = leader.page.locator("main .figures a, main td.number a").all()
    numbers = {link.get_attribute("href") or "": _number(link.inner_text()) for link in links}
    assert len(numbers) > 5
    for url, number in numbers.items():
        leader.page.goto(leader.address + url)
        leader.sees(f"{number} 项")


@DESK
def test_the_page_of_another_day_says_so_and_leads_back(come_in: ComeIn) -> None:
    leader = come_in("lingdao").open("/overview?as_of=2013-06-30")
    leader.sees("2013年6月30日")
    expect(leader.page.locator("main tbody tr").filter(has_text="2026")).to_have_count(0)
    leader.follow("今天")
    assert "as_of" not in leader.page.url


@PHONE
def test_a_leader_writes_to_a_task_the_department_answers_and_the_leader_reads_it(come_in: ComeIn) -> None:
    leader, liaison = come_in("lingdao"), come_in("changshu")
    open_task(leader, "探索利用数字电视媒体").follow("批示")
    leader.fill("批示", "频道时段由办公室协调，请常熟市监察局一周内报方案。").press("送交批示").sees("批示已送达")

    liaison.follow("待办").sees("批示待回复", "频道时段由办公室协调")
    liaison.go(liaison.row("频道时段由办公室协调").get_by_role("link", name="回复"))
    liaison.fill("回复", "已与电视台商定每周六上午的时段。").press("回复").sees("已回复")

    leader.follow("消息").sees("回复")
    leader.go(leader.row("常熟市监察局").filter(has_text="回复").get_by_role("button").first)
    leader.sees("已与电视台商定每周六上午的时段。")


def _number(words: str) -> int:
    return int(re.search(r"\d+", words.replace(",", ""))[0])  # type: ignore[index]  # a figure has a number
