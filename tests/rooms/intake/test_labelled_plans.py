"""Plans as offices, web pages and copies write them, against what a careful reader finds in each (plans/labels)."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from tracker.intake.reading import read_document

PLANS = Path(__file__).parent / "plans"
ALIKE = 0.9
FACTS = ("title", "document_number", "issued_on", "year")

NOT_YET: dict[str, str] = tomllib.loads((PLANS / "not-yet.toml").read_text(encoding="utf-8"))
"""What is not understood yet, by document; a document that is understood has to leave this list."""


def plain(text: object) -> str:
    """The text without what readers may differ in: width, white space, stops at its ends."""
    folded = unicodedata.normalize("NFKC", str(text or ""))
    return "".join(folded.split()).strip(".,;:。、()[]【】")


def likeness(wanted: dict[str, Any], found: dict[str, Any]) -> float:
    """How alike the contents are, by the best of the readings that the label allows."""
    have = plain(found["content"])
    readings = [plain(text) for text in (wanted["content"], *wanted.get("also", []))]
    return max(SequenceMatcher(None, text, have, autojunk=False).ratio() for text in readings)


def due(task: dict[str, Any]) -> str | None:
    return (task.get("deadline") or {}).get("date")


def bodies_differ(wanted: dict[str, Any], found: dict[str, Any], role: str) -> bool:
    """Whether a label that names the bodies of a role names others in each of its readings."""
    if role not in wanted:
        return False
    readings = [wanted[role], *wanted.get(f"{role}_also", [])]
    return {plain(name) for name in found[role]} not in [{plain(name) for name in names} for names in readings]


def faults_of_a_task(wanted: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    for role in ("leads", "supports"):
        if bodies_differ(wanted, found, role):
            yield f"{wanted['content'][:20]}: {role} {found[role]}, not {wanted[role]}"
    if "deadline" in wanted and due(wanted) != due(found):
        yield f"{wanted['content'][:20]}: due {due(found)}, not {due(wanted)}"


def faults(label: dict[str, Any], read: dict[str, Any]) -> Iterator[str]:
    """Everything in which the reading is not the label."""
    for fact in FACTS:
        if (wanted := label["plan"].get(fact)) and plain(read["plan"][fact]) != plain(wanted):
            yield f"{fact} {read['plan'][fact]}, not {wanted}"
    spare = list(read["tasks"])
    for task in label["tasks"]:
        alike, nearest = max(((likeness(task, one), at) for at, one in enumerate(spare)), default=(0.0, -1))
        if alike < ALIKE:
            yield f"not found: {task['content']}"
        else:
            yield from faults_of_a_task(task, spare.pop(nearest))
    forgiven = [plain(text) for text in label.get("ignore_content", [])]
    yield from (
        f"no task: {task['content']}"
        for task in spare
        if not any(text in plain(task["content"]) or plain(task["content"]) in text for text in forgiven)
    )


def every_plan() -> Iterator[Any]:
    for path in sorted((PLANS / "documents").iterdir()):
        why = NOT_YET.get(path.name)
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        yield pytest.param(path, id=path.name, marks=marks)


@pytest.mark.parametrize("path", [*every_plan()])
def test_a_plan_is_read_as_a_careful_reader_reads_it(path: Path) -> None:
    label = json.loads((PLANS / "labels" / f"{path.stem}.json").read_text(encoding="utf-8"))
    given = label.get("given", {})
    day = date.fromisoformat(given["issued_on"]) if "issued_on" in given else None
    read = read_document(path.name, path.read_bytes(), year=given.get("year"), issued_on=day).to_json()
    assert list(faults(label, read)) == []


def test_each_plan_has_its_label_and_each_reason_its_plan() -> None:
    plans = {path.name for path in (PLANS / "documents").iterdir()}
    assert {Path(name).stem for name in plans} == {path.stem for path in (PLANS / "labels").iterdir()}
    assert set(NOT_YET) <= plans
