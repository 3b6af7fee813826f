"""The plan of 苏州 2013, from three kinds of file, to one and the same draft."""

from __future__ import annotations

import json
import os
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.rooms.intake.papers import as_text, as_xlsx
from tests.rooms.intake.printed import as_pdf
from tracker.intake.readers import read
from tracker.intake.reading import read_document

HOME = Path(__file__).parents[3]
PLAN = HOME / "seeds" / "plans" / "suzhou-2013.toml"
FACTS: dict[str, Any] = tomllib.loads(PLAN.read_text(encoding="utf-8"))
ABOVE = [
    FACTS["notice"],
    FACTS["document_number"],
    *FACTS["issuers"],
    FACTS["issued_on"],
    FACTS["title"],
    *(line for section in FACTS["section"] for line in section["paragraphs"]),
    FACTS["annex"]["title"],
]
ROWS = [FACTS["annex"]["columns"], *FACTS["annex"]["rows"]]
NONE = {"date": None, "phrase": None, "kind": "none"}
EVERYWHERE = ["各地行政服务中心", "各地便民服务中心"]
BOTH = ["市行政服务中心", "市便民服务中心"]
WHO = [
    (BOTH, EVERYWHERE),
    (BOTH, EVERYWHERE),
    (["各市(县)、区政府"], []),
    (["市监察局"], ["市行政服务中心", "市各有关部门"]),
    (["市政府办公室"], ["市保密局"]),
    (["市各有关部门"], ["市政府办公室"]),
    (["市法制办"], ["市行政服务中心"]),
    (["市行政服务中心"], ["市发改委"]),
    (["市法制办"], ["市发改委"]),
    (["市监察局", "市法制办"], ["市发改委"]),
    (["市便民服务中心"], ["市发改委", "苏州质监局"]),
    (["市新闻办"], ["市各有关部门"]),
    (["常熟市监察局", "相城区监察局"], ["市监察局"]),
]


def shared(folder: str, pattern: str) -> Path:
    """A file of the material kept beside the project; the test is skipped where there is none."""
    kept = Path(os.environ.get("TRACKER_SHARED", HOME.parent / "shared"))
    found = sorted((kept / folder).glob(pattern)) if kept.is_dir() else []
    if not found:
        pytest.skip("the shared material is not beside this copy of the project")
    return found[0]


def drafted(name: str, data: bytes) -> dict[str, Any]:
    return read_document(name, data).to_json()


@pytest.fixture(
    params=["suzhou.docx", "suzhou.xlsx", "suzhou.pdf", "flattened.txt", "shared.txt"],
)
def draft(request: pytest.FixtureRequest) -> dict[str, Any]:
    made = {
        "suzhou.docx": lambda: PLAN.with_suffix(".docx").read_bytes(),
        "suzhou.xlsx": lambda: as_xlsx(ROWS, ABOVE),
        "suzhou.pdf": lambda: as_pdf(ROWS, ABOVE),
        "flattened.txt": lambda: as_text(ROWS, ABOVE),
        "shared.txt": lambda: shared("seeds", "004*.txt").read_bytes(),
    }
    return drafted(request.param, made[request.param]())


def test_every_format_gives_the_thirteen_tasks(draft: dict[str, Any]) -> None:
    tasks = draft["tasks"]
    assert [(task["number"], task["content"]) for task in tasks] == [(row[0], row[1]) for row in ROWS[1:]]
    assert [(task["leads"], task["supports"]) for task in tasks] == WHO


def test_only_the_third_task_has_a_deadline_and_a_target(draft: dict[str, Any]) -> None:
    due = {"date": "2013-12-31", "phrase": "年底前", "kind": "date"}
    assert [task["deadline"] for task in draft["tasks"]] == [
        due if task["number"] == "3" else NONE for task in draft["tasks"]
    ]
    targets = {task["number"]: task["indicators"] for task in draft["tasks"] if task["indicators"]}
    assert targets == {"3": [{"text": "乡镇覆盖面达到80%", "value": "80", "unit": "%"}]}


def test_the_document_says_what_it_is(draft: dict[str, Any]) -> None:
    assert draft["plan"] == {
        "title": FACTS["title"],
        "document_number": FACTS["document_number"],
        "issuers": FACTS["issuers"],
        "issued_on": "2013-04-23",
        "year": 2013,
    }


def test_the_lead_plan_is_to_be_filed_by_the_leads(draft: dict[str, Any]) -> None:
    due = {"date": "2013-05-15", "phrase": "5月15日前"}
    assert draft["filings"] == [{"title": "牵头工作方案", "who": "leads", "due": due}]


def test_words_that_the_table_spared_are_asked_about(draft: dict[str, Any]) -> None:
    asked = {task["number"]: " ".join(task["questions"]) for task in draft["tasks"]}
    assert "“常熟市”读作 常熟市监察局，对吗？" in asked["13"]
    assert "“便民服务中心”读作 各地便民服务中心，对吗？" in asked["1"]
    assert asked["3"] == ""


def test_every_task_finds_the_sentence_of_the_body_that_it_comes_from(draft: dict[str, Any]) -> None:
    assert [task["number"] for task in draft["tasks"] if not task["clause"]] == []


def test_the_shared_label_agrees_with_the_draft(draft: dict[str, Any]) -> None:
    label = json.loads(shared("corpus/labels", "000*.json").read_text(encoding="utf-8"))
    assert draft["plan"] == label["plan"]
    assert draft["filings"] == label["filings"]
    for task, wanted in zip(draft["tasks"], label["tasks"], strict=True):
        assert {key: task[key] for key in wanted} == wanted


def test_the_same_document_can_be_read_as_the_plan_of_another_year() -> None:
    draft = read_document("plan.docx", PLAN.with_suffix(".docx").read_bytes(), year=2026).to_json()
    assert draft["plan"]["year"] == 2026
    assert draft["tasks"][2]["deadline"]["date"] == "2026-12-31"
    assert draft["filings"][0]["due"]["date"] == "2026-05-15"


def test_each_value_knows_where_it_was_read() -> None:
    draft = read_document("plan.docx", PLAN.with_suffix(".docx").read_bytes())
    third = draft.tasks[2]
    assert (third.leads[0].place.table, third.leads[0].place.row, third.leads[0].place.cell) == (1, 4, 3)
    assert third.source.value.startswith("3 加强县级政府政务公开")


def test_building_the_seed_again_gives_the_same_paper() -> None:
    build = runpy.run_path(str(HOME / "scripts" / "build_plan.py"))["build"]
    first, second = build(FACTS), build(FACTS)
    kept = PLAN.with_suffix(".docx").read_bytes()
    assert first == second
    assert read("plan.docx", first).blocks == read("plan.docx", kept).blocks
