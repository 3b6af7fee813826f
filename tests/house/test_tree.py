"""The tree of files: what is tracked, how large a thing may grow, and what must stand beside what."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOME = Path(__file__).parents[2]
MOST_LINES_OF_A_FILE = 249
MOST_LINES_OF_A_FUNCTION = 39
A_REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|index[-]url")
A_PATH_OF_ONE_MACHINE = re.compile(r"(?<![\w.$~}/-])/(?:home|root|Users|opt)/\w")


def tracked_files() -> list[Path]:
    """All files under version control; a copy without its history cannot tell, so the test is skipped."""
    if not (HOME / ".git").exists():
        pytest.skip("a copy without .git cannot say what is tracked")
    # A copy that belongs to another account is read all the same.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    names = subprocess.run(command, cwd=HOME, check=True, capture_output=True, text=True).stdout
    return [HOME / name for name in names.split("\0") if name and (HOME / name).is_file()]


def our_texts() -> Iterator[tuple[str, str]]:
    """Each tracked text that we wrote, under its name."""
    for path in tracked_files():
        name = path.relative_to(HOME).as_posix()
        if "/vendor/" not in name:
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture or a document


def python_files() -> list[Path]:
    return sorted((HOME / "tracker").rglob("*.py"))


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_names_the_host_of_a_registry() -> None:
    found = {name: hit[0] for name, text in our_texts() if (hit := A_REGISTRY.search(text))}
    assert not found, "whoever installs chooses the registry; take it out of the file"


def test_no_file_names_a_path_of_one_machine() -> None:
    found = {name: hit[0] for name, text in our_texts() if (hit := A_PATH_OF_ONE_MACHINE.search(text))}
    assert not found, "build the path from the file's own place, a setting or a temporary folder"


def test_the_lock_of_another_tool_is_not_tracked() -> None:
    names = {path.name for path in tracked_files()}
    assert not names & {"uv.lock", "pylock.toml", "poetry.lock"}, "the locks are requirements*.lock; see make lock"


def test_every_file_of_the_tracker_is_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    long = [f"{path.relative_to(HOME)}: {lines}" for path, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE]
    assert not long, "find the second subject in the file and give it a file of its own"


def test_every_function_of_the_tracker_is_short() -> None:
    long = [
        f"{path.relative_to(HOME)}:{function.lineno} {function.name}"
        for path in python_files()
        for function in functions_of(path)
        if (function.end_lineno or 0) - function.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    assert not long, "name the steps of the function and let each be one"


def test_what_others_wrote_stands_beside_its_licence() -> None:
    theirs = [path for path in tracked_files() if "vendor" in path.parts and path.suffix != ".md"]
    without = {str(path.relative_to(HOME)) for path in theirs if not list(path.parent.glob("*LICEN[CS]E*"))}
    assert not without, "give each vendored asset a folder of its own in vendor/, and its LICENSE beside it"


def test_every_text_is_tidy_at_its_edges() -> None:
    untidy = [
        name
        for name, text in our_texts()
        if text and (not text.endswith("\n") or re.search(r"[ \t]$", text, re.MULTILINE))
    ]
    assert not untidy, "end the file with a line break and no line with blanks; an editor that reads .editorconfig does"


def test_every_room_below_the_gate_is_told_that_there_is_no_web() -> None:
    layers, no_web = pyproject()["tool"]["importlinter"]["contracts"]
    below_the_gate = layers["layers"][layers["layers"].index("gate") + 1 :]
    rooms = {f"tracker.{room.strip()}" for layer in below_the_gate for room in layer.split("|")}
    assert set(no_web["source_modules"]) == rooms, "name the room in both contracts of pyproject.toml"


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])]
)
def test_a_lock_is_in_step_with_the_project(lock: str, groups: list[str]) -> None:
    project = pyproject()
    wanted = [*project["project"]["dependencies"]]
    for group in groups:
        wanted += project["dependency-groups"][group]
    pinned = pins_of(lock)
    astray = [line for line in wanted if not holds(pinned, Requirement(line))]
    assert not astray, "pyproject.toml was changed without its locks: run make lock"


def test_what_is_tested_is_what_runs() -> None:
    tested = pins_of("requirements-dev.lock")
    assert pins_of("requirements.lock").items() <= tested.items(), "the two locks differ: run make lock"


def pyproject() -> dict[str, Any]:
    return tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))


def pins_of(lock: str) -> dict[str, str]:
    """The version that a lock pins for each package."""
    text = (HOME / lock).read_text(encoding="utf-8")
    return {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([\w.\[\],-]+)==([^\s;]+)", text, re.MULTILINE)
    }


def holds(pinned: dict[str, str], wanted: Requirement) -> bool:
    version = pinned.get(canonicalize_name(wanted.name))
    return version is not None and wanted.specifier.contains(version)
