"""Somebody at a screen: does what hands do, and looks over every page that comes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Self

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Request, expect

from tests.browser.looking import faults, features, sticking_out
from tracker.demo import PASSWORD

REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (409|410|422)")
"""The browser notes a form that was refused, or a link that was used before; that is no fault of the page."""

LONGEST_WAIT = 20_000
"""Milliseconds; a page that takes longer has failed, even on a busy machine."""

ARRIVED = "html:not([data-left])"


SCHEME = "matchMedia('(prefers-color-scheme: dark)').matches"


class Guest:
    """A person's window. Counts clicks; keeps what the browser complains of."""

    known: ClassVar[dict[tuple[str, bool], set[str]]] = {}
    """The kinds of elements that were looked over already on a screen in a scheme, so that none is in every test."""

    def __init__(self, context: BrowserContext, address: str, screen: str, pictures: Path, *, has_script: bool) -> None:
        """Open a window on this screen; axe can look only where scripts run."""
        self.has_script = has_script
        self.address, self.screen, self.pictures = address, screen, pictures
        self.clicks, self.complaints = 0, list[str]()
        context.set_default_timeout(LONGEST_WAIT)
        self.page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))
        self.page.on("request", self._watch)

    def open(self, path: str) -> Self:
        """Type an address."""
        self.page.goto(path if path.startswith("http") else self.address + path)
        return self.look()

    def sign_in(self, name: str, password: str = PASSWORD) -> Self:
        """Come in by the sign-in page."""
        self.open("/sign-in").fill("登录名", name).fill("密码", password)
        return self.press("登录")

    def follow(self, words: str, *, within: str = "body") -> Self:
        """Follow the first link that says this."""
        return self.go(self.page.locator(within).get_by_role("link", name=words).locator("visible=true").first)

    def press(self, words: str, *, within: str = "body") -> Self:
        """Press the first button that says this, and wait for the page that comes."""
        return self.go(self.button(words, within=within))

    def button(self, words: str, *, within: str = "body") -> Locator:
        """The first button that says this."""
        return self.page.locator(within).get_by_role("button", name=words).locator("visible=true").first

    def fill(self, label: str, words: str) -> Self:
        """Write into the field of this label."""
        self.field(label).fill(words)
        return self

    def choose(self, label: str, option: str) -> Self:
        """Choose from a list."""
        self.clicks += 1
        self.field(label).select_option(label=option)
        return self

    def tick(self, label: str) -> Self:
        """Tick the box of this label."""
        self.clicks += 1
        self.field(label).check()
        return self

    def attach(self, label: str, *files: Path) -> Self:
        """Choose files."""
        self.clicks += 1
        self.field(label).set_input_files([str(file) for file in files])
        return self

    def field(self, label: str) -> Locator:
        """The field that this label names."""
        return self.page.get_by_label(label).locator("visible=true").first

    def row(self, words: str) -> Locator:
        """The rows of tables that hold these words."""
        return self.page.locator("main tr").filter(has_text=words)

    def sees(self, *words: str) -> Self:
        """These words stand on the page."""
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)
        return self

    def sees_nothing_of(self, *words: str) -> Self:
        """These words do not stand in the page's content."""
        for each in words:
            expect(self.page.locator("main")).not_to_contain_text(each)
        return self

    @property
    def title(self) -> str:
        """The page's heading."""
        return self.page.locator("h1").inner_text()

    def look(self) -> Self:
        """The page is in order: no fault for axe, no sideways scroll, no complaint of the browser, no other host."""
        assert self.complaints == [], f"{self.page.url} ({self.screen}): {self.complaints}"
        found = sticking_out(self.page)
        if self.has_script and self._is_new():
            found += faults(self.page)
        assert found == [], f"{self.page.url} ({self.screen})"
        return self

    def picture(self, name: str, *, whole: bool = False) -> Self:
        """Keep a picture of the page as it stands."""
        self.page.screenshot(path=self.pictures / f"{name}-{self.screen}.png", full_page=whole, animations="disabled")
        return self

    def go(self, target: Locator) -> Self:
        """Click what leads to another page."""
        self.clicks += 1
        self.arrive(target.click)
        return self.look()

    def arrive(self, act: Callable[[], object]) -> None:
        """Do what leads to another page, and wait until it is there, however it comes."""
        if not self.has_script:
            with self.page.expect_navigation():
                act()
            return
        self.page.evaluate("document.documentElement.dataset.left = ''")
        act()
        self.page.wait_for_selector(ARRIVED, state="attached")
        self.page.wait_for_load_state()

    def _is_new(self) -> bool:
        """Whether anything on this page is of a kind that was not looked over on this screen in this scheme; now it is."""
        known = self.known.setdefault((self.screen, self.page.evaluate(SCHEME)), set())
        new = features(self.page) - known
        known |= new
        return bool(new)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not REFUSED.match(message.text):
            self.complaints.append(f"{message.type}: {message.text}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked another host: {request.url}")
