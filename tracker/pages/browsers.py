"""What a browser says of itself, in words that its owner recognises."""

from __future__ import annotations

from tracker.foundation.words import N_
from tracker.gate.wording import say as _

PROGRAMS = (
    ("MicroMessenger", N_("微信")),
    ("DingTalk", N_("钉钉")),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
"""Tokens in the order in which they are looked for: a browser also names those that it resembles."""


def browser_words(agent: str) -> str:
    """The program and the system that a User-Agent names: Chrome · Windows. What is not known is said to be so."""
    found = [next((words for token, words in known if token in agent), None) for known in (PROGRAMS, SYSTEMS)]
    return " · ".join(_(words) for words in found if words) or _("未知的浏览器")
