"""Deeds: what the journal writes down, a story can tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tracker.journal.deeds import DEEDS, shown_changes, told
from tracker.journal.models import Entry

TRACKER = Path(__file__).parents[2] / "tracker"
TABLE = TRACKER / "journal" / "deeds.py"
ANY_KIND = "[a-z]{3,}"
LOOKS_LIKE_A_DEED = re.compile(rf"([a-z]{{3,}}|{re.escape(ANY_KIND)}):[a-z]+(-[a-z]+)*")


def deeds_written() -> Iterator[str]:
    """A pattern for each deed that the tracker writes down, found as the text that it is."""
    for path in set(TRACKER.rglob("*.py")) - {TABLE}:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            written = pattern_of(node)
            if LOOKS_LIKE_A_DEED.fullmatch(written):
                yield written


def pattern_of(node: ast.AST) -> str:
    """A text, or an f-string with its places left open; nothing for what is neither."""
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(pattern_of(part) or ANY_KIND for part in parts)
    return ""


def test_every_deed_has_its_words() -> None:
    missing = sorted(deed for deed in set(deeds_written()) if not any(re.fullmatch(deed, known) for known in DEEDS))
    assert not missing, "say in tracker/journal/deeds.py what these are called in a story"


def test_every_word_is_for_a_deed_that_is_done() -> None:
    written = set(deeds_written())
    idle = [known for known in DEEDS if not any(re.fullmatch(deed, known) for deed in written)]
    assert not idle, "nobody writes these down any more: take them out of tracker/journal/deeds.py"


def entry(deed: str, **changes: list[object]) -> Entry:
    """A deed in the journal."""
    return Entry(deed=deed, changes=changes, at=datetime(2026, 3, 2, tzinfo=UTC))


def test_a_deed_of_a_department_is_told_under_its_name() -> None:
    sentence, words = told(entry("assignment:signed-for", department=["市财政局", "市财政局"]))
    assert sentence % words == "市财政局签收"


def test_a_deed_from_a_later_time_is_shown_as_it_is_kept() -> None:
    sentence, words = told(entry("task:100%-done"))
    assert sentence % words == "task:100%-done"


def test_a_story_shows_what_changed_and_leaves_states_to_the_deed() -> None:
    changed = entry(
        "task:changed", state=["issued", "in_progress"], deadline=[None, "2026-06-30"], content=["甲", "乙"]
    )
    assert shown_changes(changed) == [("主要工作任务", "甲", "乙"), ("完成时限", None, "2026-06-30")]
