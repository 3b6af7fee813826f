"""A notice of 2024 around the items that a test is about, and what is read from it."""

from __future__ import annotations

from typing import Any

from tracker.intake.reading import read_document

HEAD = "关于做好2024年重点工作的通知\n某政发〔2024〕7号\n"


def tasks(text: str) -> list[dict[str, Any]]:
    """The tasks of a notice with these items."""
    drafted: list[dict[str, Any]] = read_document("a.txt", (HEAD + text).encode()).to_json()["tasks"]
    return drafted


def told(text: str) -> list[tuple[str, list[str], list[str], str | None]]:
    """What each of them says: content, leads, supports, deadline."""
    return [
        (task["content"].rstrip("。"), task["leads"], task["supports"], task["deadline"]["date"])
        for task in tasks(text)
    ]
