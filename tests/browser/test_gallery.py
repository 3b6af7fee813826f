"""Every component and the chief pages in a real browser: no fault found by axe, nothing wider than the screen, nothing refused by the policy."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.browser.chromium import SCREENS
from tests.browser.gallery import PAGES, make_gallery
from tests.browser.looking import faults, sticking_out


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The gallery, served on a free port."""
    server = make_server("127.0.0.1", 0, make_gallery(), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/gallery"
    server.shutdown()


@pytest.fixture(params=[(screen, scheme) for screen in SCREENS for scheme in ("light", "dark")], ids="-".join)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A blank page on each screen in each scheme."""
    screen, scheme = request.param
    context = browser.new_context(**SCREENS[screen], color_scheme=scheme, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"untouched"}))
def test_a_page_is_without_fault_and_within_its_screen(page: Page, address: str, name: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/{name}")
    assert faults(page) == []
    assert said == []
    assert sticking_out(page) == []


def test_a_page_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/components")
    assert page.locator("main form button[type=submit]").first.is_visible()
    assert (
        page.locator("[data-draft-note], [data-upload-progress], [data-density-choice]").locator("visible=true").count()
        == 0
    )
    context.close()


def test_a_second_click_sends_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/components")
    sent = page.evaluate(
        """() => {
          const form = document.querySelector("main form[method=post]");
          const send = () => { const event = new Event("submit", {bubbles: true, cancelable: true}); form.dispatchEvent(event); return !event.defaultPrevented; };
          return [send(), send()];
        }"""
    )
    assert sent == [True, False]
    page.close()


def test_shift_chooses_the_rows_between_and_the_bar_says_how_many(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/components")
    boxes = page.locator("input[data-row]")
    boxes.nth(1).click()
    boxes.nth(4).click(modifiers=["Shift"])
    assert page.locator("[data-bulk-count]").inner_text() == "已选 4 项"
    page.close()


def test_a_draft_comes_back_until_it_is_dropped(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/untouched")
    page.locator("textarea[name=words]").fill("请下周三前报方案")
    page.reload()
    assert page.locator("textarea[name=words]").input_value() == "请下周三前报方案"
    page.get_by_role("button", name="不要草稿").click()
    page.reload()
    assert page.locator("textarea[name=words]").input_value() == ""
    page.close()


def test_the_chosen_scheme_is_remembered(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/components")
    page.locator("details[data-menu] summary").click()
    page.get_by_role("button", name="深色").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    context.close()
