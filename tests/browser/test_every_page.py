"""Every kind of page that a person can reach by links, on both screens and in both schemes: in order, whoever looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.guest import Guest

PEOPLE = ("duban", "lingdao", "jiancha", "jiancha-juzhang", "guanli")
SCHEMES = {"desk": "light", "phone": "dark"}
"""The gallery shows every component in both schemes on both screens; whole pages need to be seen once in each."""

LINKS = "links => links.map(link => link.href)"
NO_PAGE = re.compile(r"/(export|evidence|download|static)\b|/file$")


def kind_of(path: str) -> str:
    """What a page is of: its address without the numbers in it."""
    return re.sub(r"\d+", "N", path)


def reachable(guest: Guest) -> list[str]:
    """The addresses that the page leads to within the house."""
    found = guest.page.locator("a[href]").evaluate_all(LINKS)
    paths = [urlsplit(each) for each in found if each.startswith(guest.address)]
    return [each.path for each in paths if not NO_PAGE.search(each.path)]


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_that_links_lead_to_is_in_order(come_in: Callable[..., Guest], who: str, screen: str) -> None:
    guest = come_in(who, color_scheme=SCHEMES[screen])
    ways, seen = reachable(guest), {kind_of(urlsplit(guest.page.url).path), "/sign-out"}
    while ways:
        path = ways.pop(0)
        if kind_of(path) in seen:
            continue
        seen.add(kind_of(path))
        ways += reachable(guest.open(path))
    assert len(seen) > 3
