"""Stretches of the way that several walks take."""

from __future__ import annotations

from tests.browser.guest import Guest
from tracker.foundation.settings import HOME

DOCUMENT = HOME / "seeds" / "plans" / "suzhou-2013.docx"
RULES = "制定和完善苏州市重大行政决策程序规定"
"""Task 7: 市法制办 leads, 市行政服务中心 supports."""


def bring(coordinator: Guest) -> Guest:
    """Hand the document in, and stand before what was read from it."""
    return coordinator.follow("计划").follow("导入文件").attach("文件", DOCUMENT).press("读取文件")


def issue(coordinator: Guest) -> Guest:
    """Say that the doubtful was read right, and issue."""
    return coordinator.press("项都读得没错").follow("去交办").press("交办 13 项")


def open_task(guest: Guest, words: str, *, place: int = 0) -> Guest:
    """Open the task that says this, from a list of tasks."""
    return guest.go(guest.row(words).nth(place).locator(".table__main a").first)
