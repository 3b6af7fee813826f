"""What the browser tests share: Chromium, the application served on a demonstration of its own, and people at screens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import SCREENS, started
from tests.browser.guest import Guest
from tests.browser.served import Front, app_on_a_copy, listening, make_demonstration
from tracker.foundation.settings import HOME

collect_ignore = [] if os.environ.get("TRACKER_TEST_PICTURES") else ["test_pictures.py"]
"""Pictures are taken for the guides, when they are asked for; that pages are in order is proved elsewhere."""
WORDS: dict[str, Any] = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests."""
    with started() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration that nobody has touched."""
    folder = tmp_path_factory.mktemp("demonstration")
    make_demonstration(folder)
    return folder


@pytest.fixture(scope="session")
def front() -> Front:
    """What the server asks; each test puts its own application behind it."""
    return Front()


@pytest.fixture(scope="session")
def served(front: Front) -> Iterator[str]:
    """The address of the one server."""
    with listening(front) as address:
        yield address


@pytest.fixture
def address(served: str, front: Front, demonstration: Path, tmp_path: Path) -> Iterator[str]:
    """Where the demonstration is served, as good as new."""
    with app_on_a_copy(demonstration, tmp_path / "house") as front.app:
        yield served
    front.app = None


@pytest.fixture(params=list(SCREENS))
def screen(request: pytest.FixtureRequest) -> str:
    """On which screen; every walk is taken on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures go: the folder that was asked for, or one that is forgotten."""
    asked = os.environ.get("TRACKER_TEST_PICTURES")
    folder = HOME / asked if asked else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def window(browser: Browser, address: str, screen: str, pictures: Path) -> Iterator[Callable[..., Guest]]:
    """`window()` opens a stranger's window, with cookies of its own; further words go to the browser."""
    contexts: list[BrowserContext] = []

    def open_one(**more: Any) -> Guest:
        contexts.append(browser.new_context(**SCREENS[screen], **WORDS, **more))
        return Guest(contexts[-1], address, screen, pictures, has_script=more.get("java_script_enabled", True))

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def come_in(window: Callable[..., Guest]) -> Callable[..., Guest]:
    """`come_in("duban")` is somebody of the demonstration, signed in in a window of their own."""
    return lambda name, **more: window(**more).sign_in(name)
