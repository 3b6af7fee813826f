"""One table of tasks, whatever format carries it, is one draft. Control: let a reader drop its last column."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rooms.intake.papers import as_bars, as_docx, as_html, as_prose, as_text, as_xlsx
from tests.rooms.intake.printed import as_pdf
from tracker.intake.reading import read_document

HEADINGS = ["序号", "主要任务", "牵头部门", "配合部门", "完成时限", "备注"]
ACTS = st.sampled_from(["完善", "推进", "加强", "建立健全", "制定"])
THINGS = st.sampled_from(
    ["政务公开制度", "公共资源交易平台", "“一网通办”改革", "老旧小区改造(含加装电梯)", "档案电子化建设"]
)
BODIES = st.sampled_from(
    ["市财政局", "市发改委", "市人社局", "苏州海关", "各市(县)、区政府", "市各有关部门", "常熟市监察局"]
)
TIMES = st.sampled_from(
    [("6月底前", "2024-06-30"), ("年底前", "2024-12-31"), ("持续推进", None), ("每季度", None), ("", None)]
)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, list[str], list[str], tuple[str, str | None]]]:
    """Tasks: what, leads, supports, and the words for the time with the day that they mean."""
    made = []
    for _ in range(draw(st.integers(2, 6))):
        bodies = draw(st.lists(BODIES, min_size=1, max_size=5, unique=True))
        cut = draw(st.integers(1, len(bodies)))
        made.append((draw(ACTS) + draw(THINGS), bodies[:cut], bodies[cut:], draw(TIMES)))
    return made


def cells(tasks: list[Any]) -> list[list[str]]:
    listed = [
        [str(at), what, "、".join(leads), "、".join(supports), time[0], ""]
        for at, (what, leads, supports, time) in enumerate(tasks, start=1)
    ]
    return [HEADINGS, *listed]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows())
def test_all_formats_give_the_tasks_that_were_written(tasks: list[Any]) -> None:
    wanted = [(what, leads, supports, time[1]) for what, leads, supports, time in tasks]
    table = cells(tasks)
    made = {
        "a.docx": as_docx(table),
        "a.xlsx": as_xlsx(table),
        "a.html": as_html(table),
        "a.pdf": as_pdf(table),
        "bars.txt": as_bars(table),
        "flattened.txt": as_text(table),
    }
    for name, data in made.items():
        drafted = read_document(name, data, year=2024).to_json()["tasks"]
        read = [(task["content"], task["leads"], task["supports"], task["deadline"]["date"]) for task in drafted]
        assert read == wanted, name


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows())
def test_prose_gives_the_tasks_that_were_written(tasks: list[Any]) -> None:
    written = [(what, leads, supports) for what, leads, supports, _ in tasks]
    drafted = read_document("a.txt", as_prose(written)).to_json()["tasks"]
    assert [(task["content"].rstrip("。"), task["leads"], task["supports"]) for task in drafted] == written
