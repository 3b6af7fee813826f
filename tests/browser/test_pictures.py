"""The pictures of the guides: each chief page as its reader first sees it, on both screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.guest import Guest
from tests.browser.steps import RULES, bring, open_task

Window = Callable[..., Guest]
BY_ADDRESS = (
    ("desk", "duban", "/desk"),
    ("upload", "duban", "/drafts"),
    ("ledger", "duban", "/ledger"),
    ("owed", "jiancha", "/owed"),
    ("inbox", "jiancha", "/inbox"),
    ("overview", "lingdao", "/overview"),
    ("people", "guanli", "/people"),
    ("departments", "guanli", "/departments"),
)
BIGGEST = 250_000
"""Bytes; a guide with all pictures still opens at once."""


@pytest.mark.parametrize(("name", "who", "path"), BY_ADDRESS, ids=[name for name, _, _ in BY_ADDRESS])
def test_picture(come_in: Window, name: str, who: str, path: str) -> None:
    take(come_in(who).open(path), name)


def test_picture_of_signing_in(window: Window) -> None:
    take(window().open("/sign-in"), "sign-in")


def test_pictures_of_a_task_and_of_a_report_being_written(come_in: Window) -> None:
    liaison = open_task(come_in("fazhi"), RULES)
    take(liaison, "task")
    take(liaison.follow("填报进展"), "report")


def test_picture_of_the_review(come_in: Window) -> None:
    coordinator = bring(come_in("duban"))
    coordinator.page.locator("#rows").scroll_into_view_if_needed()
    take(coordinator, "review")


def take(guest: Guest, name: str) -> None:
    """Keep the picture, and see that it is neither empty nor too big."""
    guest.picture(name)
    size = (guest.pictures / f"{name}-{guest.screen}.png").stat().st_size
    assert 10_000 < size < BIGGEST
