"""The directory of departments that comes with the sample plan."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from tracker.intake.reading import read_document

SEEDS = Path(__file__).parents[3] / "seeds"
DIRECTORY = tomllib.loads((SEEDS / "departments" / "suzhou.toml").read_text(encoding="utf-8"))
DEPARTMENTS, COLLECTIVES = DIRECTORY["department"], DIRECTORY["collective"]


def test_every_name_in_the_directory_means_one_department() -> None:
    names = [name for d in DEPARTMENTS for name in {d["name"], d["short"], *d["aliases"]}]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_parents_and_members_are_departments_of_the_directory() -> None:
    known = {department["short"] for department in DEPARTMENTS}
    used = {d["parent"] for d in DEPARTMENTS if "parent" in d} | {m for c in COLLECTIVES for m in c["members"]}
    assert used <= known


def test_the_directory_knows_every_body_that_the_sample_plan_names() -> None:
    draft = read_document("plan.docx", (SEEDS / "plans" / "suzhou-2013.docx").read_bytes())
    named = {name.value for task in draft.tasks for name in (*task.leads, *task.supports)}
    known = {name for d in DEPARTMENTS for name in (d["name"], d["short"], *d["aliases"])}
    assert named - known - {collective["name"] for collective in COLLECTIVES} == set()
