"""The browser of the tests: which program, how it is started, and the two screens on which everything is looked at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=zh-CN",
]
SCREENS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1366, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 2,
    },
}
"""The office's desk, and a telephone in the corridor."""
DESK = pytest.mark.parametrize("screen", ["desk"])
PHONE = pytest.mark.parametrize("screen", ["phone"])
"""Every page is looked at on both screens; a walk that proves what happens, not how it looks, is taken on one."""


def program() -> str | None:
    """The Chromium that was named or is installed."""
    return os.environ.get("TRACKER_TEST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium, without a word to anybody outside; skips where there is none."""
    path = program()
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()
