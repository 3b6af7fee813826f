"""Nothing that names a body and its part is lost: it is a task, stands in one, or is listed for a person to look at."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.intake.draft import DraftPlan
from tracker.intake.reading import read_document

BODIES = ["市财政局", "市档案局", "市审计局", "市教育局", "各区政府"]
SHAPES = [
    "{n}.健全第{n}项制度。（责任单位：{a}）",
    "{n}.健全第{n}项制度。（{a}牵头，{b}配合）",
    "{n}.由{a}牵头，{b}配合，健全第{n}项制度。",
    "{n}.{a}负责健全第{n}项制度，{b}配合。",
    "{n}.健全第{n}项制度，由{a}负责。",
    "{n}.健全第{n}项制度。\n牵头单位：{a}\n配合单位：{b}",
    "第{n}项制度由{a}负责健全，{b}配合。",
    "{n}.（责任单位：{a}）",
]
PARTS = st.tuples(st.sampled_from(SHAPES), st.sampled_from(BODIES[:4]), st.sampled_from(BODIES))


def everything_kept(draft: DraftPlan) -> str:
    tasks = [word for task in draft.tasks for word in (task.source.value, *_names(task.leads), *_names(task.supports))]
    return "\n".join([*tasks, *(passage.value for passage in draft.left_over)])


def _names(names: tuple[object, ...]) -> list[str]:
    return [str(getattr(name, "written", "")) for name in names]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARTS, min_size=1, max_size=6))
def test_no_body_with_a_part_is_lost(parts: list[tuple[str, str, str]]) -> None:
    lines = [shape.format(n=n, a=a, b=b) for n, (shape, a, b) in enumerate(parts, start=1)]
    kept = everything_kept(read_document("a.txt", "\n".join(["关于重点工作的通知", *lines]).encode()))
    for (shape, first, second), line in zip(parts, lines, strict=True):
        assert first in kept, line
        assert second in kept or "{b}" not in shape, line


@pytest.mark.parametrize(
    "sentence",
    ["市财政局负责日常工作。", "经费由市财政局统筹安排。", "市财政局要加强监督检查。"],
)
def test_a_sentence_that_only_speaks_of_a_body_is_listed_beside_brackets(sentence: str) -> None:
    text = f"一、任务\n1.健全制度。（责任单位：市档案局）\n二、保障措施\n全市要高度重视。{sentence}"
    draft = read_document("a.txt", text.encode())
    assert [task.content.value for task in draft.tasks] == ["健全制度。"]
    assert [passage.value for passage in draft.left_over] == [sentence.rstrip("。")]


def test_two_sentences_with_the_same_bodies_are_both_listed() -> None:
    sentences = ["第1项制度由市财政局负责健全", "第2项制度由市财政局负责健全"]
    text = "\n".join(["关于重点工作的通知", *(f"{each}。" for each in sentences), "3.健全制度。（责任单位：市档案局）"])
    assert [passage.value for passage in read_document("a.txt", text.encode()).left_over] == sentences


def test_who_helps_is_read_behind_work_laid_on_a_body_in_the_middle_of_its_sentence() -> None:
    draft = read_document(
        "a.txt", "一、任务\n1.台账由市财政局负责健全，市档案局配合。\n2.名册由市教育局负责整理。".encode()
    )
    assert [name.value for name in draft.tasks[0].leads] == ["市财政局"]
    assert [name.value for name in draft.tasks[0].supports] == ["市档案局"]


def test_a_heading_with_bodies_of_its_own_over_work_that_names_others_is_listed_and_no_task() -> None:
    text = (
        "一、治理库区（牵头单位：市环保局）\n1.清理网箱。（责任单位：市水利局）\n2.封堵入库口。（责任单位：市住建局）\n"
        "二、宣传引导（牵头单位：市文旅局）\n1.开设专栏。\n2.印发手册。"
    )
    draft = read_document("a.txt", text.encode())
    assert [(task.content.value, *_names(task.leads)) for task in draft.tasks] == [
        ("清理网箱。", "市水利局"),
        ("封堵入库口。", "市住建局"),
        ("开设专栏。", "市文旅局"),
        ("印发手册。", "市文旅局"),
    ]
    assert [passage.value for passage in draft.left_over] == ["一、治理库区（牵头单位：市环保局）"]


@pytest.mark.parametrize(("above", "below"), [("（一）新增学位5千个", "1."), ("1.新建学校", "（1）")])
def test_work_stays_a_task_over_steps_that_name_others(above: str, below: str) -> None:
    steps = "".join(f"\n{below.replace('1', str(n))}办好第{n}项手续。（责任单位：市住建局）" for n in (1, 2))
    draft = read_document("a.txt", f"一、任务\n{above}（责任单位：市教育局）{steps}".encode())
    assert [_names(task.leads) for task in draft.tasks] == [["市教育局"], ["市住建局"], ["市住建局"]]
