"""What is looked over on every page: axe finds nothing, nothing is wider than the screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RUN = "axe.run({resultTypes: ['violations']})"
STICKING_OUT = """() => {
  const wide = innerWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > wide + 1)
    .slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
}"""

FEATURES = """() => {
  const says = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const names = (one) => [...one.attributes].map((each) => each.name).sort();
  const told = (one) => ["class", "role", "type"].map((name) => one.getAttribute(name));
  const all = [...document.querySelectorAll("*")];
  return [...new Set(all.map((one) => [
    one.parentElement?.localName, one.localName, ...told(one), ...names(one), says(one),
  ].join(" ")))];
}"""
"""What kinds of elements a page is made of, each once, whatever stands in them."""


def features(page: Page) -> set[str]:
    """The kinds of elements on the page; two pages of the same kinds have the same faults."""
    return set(page.evaluate(FEATURES))


def faults(page: Page) -> list[str]:
    """What axe finds, a line each. It is put in past the content policy, which would refuse it."""
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE})
    found = page.evaluate(RUN)
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


def sticking_out(page: Page) -> list[str]:
    """What makes the page scroll sideways, if it does."""
    found: list[str] = page.evaluate(STICKING_OUT)
    return found
