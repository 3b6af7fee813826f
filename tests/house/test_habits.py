"""Habits of the house that a reader of the source can check: the clock, the commit, the doors of records."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tracker.foundation.settings import HOME
from tracker.foundation.words import Worded
from tracker.records import METADATA

SOURCES = sorted((HOME / "tracker").rglob("*.py"))
ASKS_THE_TIME = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("time", "time"),
}


def test_one_module_asks_what_time_it_is() -> None:
    askers = {file.name for file in SOURCES for owner, name in _calls(file) if (owner, name) in ASKS_THE_TIME}
    assert askers == {"clock.py"}, "take the day or the moment as an argument; a way in asks foundation.clock"


def test_nothing_below_the_ways_in_reads_the_clock_by_itself() -> None:
    below = {"pages", "gate", "jobs", "commands", "demo", "foundation"}
    readers = {
        str(file.relative_to(HOME))
        for file in SOURCES
        if file.relative_to(HOME / "tracker").parts[0] not in below
        for owner, name in _calls(file)
        if owner == "clock" and name in {"now", "today"}
    }
    assert not readers, "who and when are arguments of every verb"


def test_a_request_is_committed_in_one_place() -> None:
    committers = {str(file.relative_to(HOME)) for file in SOURCES for _, name in _calls(file) if name == "commit"}
    assert committers == {"tracker/gate/session.py"}, "jobs and commands use foundation.database.writing"


def test_nothing_sleeps_in_tests() -> None:
    tests = sorted((HOME / "tests").rglob("*.py"))
    sleepers = {str(file.relative_to(HOME)) for file in tests for call in _calls(file) if call == ("time", "sleep")}
    assert not sleepers


def test_every_module_says_what_it_is() -> None:
    silent = [str(file.relative_to(HOME)) for file in SOURCES if not ast.get_docstring(ast.parse(file.read_text()))]
    assert not silent


def _calls(file: Path) -> Iterator[tuple[str, str]]:
    """(owner, name) of each call `owner.name(…)`; the owner is the last name before the dot."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            yield getattr(owner, "id", getattr(owner, "attr", "")), node.func.attr


def test_every_member_of_a_worded_enum_has_its_term() -> None:
    kinds = [kind for kind in Worded.__subclasses__() if kind.__module__.startswith("tracker.")]
    assert METADATA.tables, "the records are loaded, and the enums with them"
    assert not [member for kind in kinds for member in kind if not member.label]
