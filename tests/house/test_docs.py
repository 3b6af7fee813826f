"""What the papers in docs/ say is there: every page and picture they point to, every command, every setting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from tracker.commands import COMMANDS, main
from tracker.foundation.settings import HOME, Settings

PAPERS = [HOME / "README.md", HOME / "CHANGELOG.md", *sorted((HOME / "docs").rglob("*.md"))]
A_LINK = re.compile(r"\]\(([^)\s]+)\)")
A_COMMAND = re.compile(r"(?:`|bin/)tracker ([a-z-]+)([^`\n]*)")
A_TARGET = re.compile(r"(?:^|[`;] ?|sudo |LINKS=\S+ )make ([a-z]+)(?=[`\s])", re.MULTILINE)
A_SETTING = re.compile(r"TRACKER_[A-Z0-9_]*[A-Z0-9]")
A_ROW = re.compile(r"^\| `(TRACKER_\w+)` \| (\S+) \|", re.MULTILINE)
NOT_SETTINGS = {"TRACKER_SETTINGS"}
"""Said of the settings' file, not in it."""

papers = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(HOME).as_posix())


def links_of(paper: Path) -> Iterator[tuple[str, str]]:
    """Each file that a paper points to, and the heading in it, if it names one."""
    for link in A_LINK.findall(paper.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", link):
            path, _, heading = unquote(link).partition("#")
            yield path, heading


def headings_of(paper: Path) -> set[str]:
    """The headings of a paper as a link names them."""
    found = re.findall(r"^#+ (.+)$", paper.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@papers
def test_every_link_leads_somewhere(paper: Path) -> None:
    for path, heading in links_of(paper):
        target = (paper.parent / path).resolve() if path else paper
        assert target.exists(), f"{paper.name} points to {path}, which is not there"
        if heading:
            assert heading in headings_of(target), f"{paper.name} points to a heading “{heading}” that is not there"


@papers
def test_every_command_and_option_that_is_named_exists(paper: Path) -> None:
    for name, rest in A_COMMAND.findall(paper.read_text(encoding="utf-8")):
        assert name in COMMANDS, f"{paper.name} names `tracker {name}`, which is not there"
        command = main.get_command(click.Context(main), name)
        assert command is not None
        options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= options, f"{paper.name}: tracker {name}{rest}"


@papers
def test_every_setting_that_is_named_exists(paper: Path) -> None:
    named = set(A_SETTING.findall(paper.read_text(encoding="utf-8"))) - NOT_SETTINGS
    ours = {f"TRACKER_{name.upper()}" for name in Settings.model_fields}
    strange = {name for name in named - ours if not any(one.startswith(f"{name}_") for one in ours)}
    assert not strange - {"TRACKER_TEST_DATABASE", "TRACKER_TEST_PICTURES"}


@papers
def test_every_target_of_make_that_is_named_exists(paper: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(A_TARGET.findall(paper.read_text(encoding="utf-8"))) <= targets


def test_the_operators_find_every_setting_with_its_default() -> None:
    told = dict(A_ROW.findall((HOME / "docs" / "operators" / "README.md").read_text(encoding="utf-8")))
    fields = Settings.model_fields.items()
    assert told == {f"TRACKER_{name.upper()}": _as_told(field.default) for name, field in fields}


def _as_told(default: object) -> str:
    text = str(default).replace(f"{HOME}/", "")
    text = text.lower() if isinstance(default, bool) else text
    return f"`{text}`" if text else "空"
