"""Sentences that name bodies and their work in one breath: who leads, who helps, what is the work."""

from __future__ import annotations

import pytest

from tracker.intake.reading import read_document

HEAD = "关于做好全年重点工作的通知\n某政发〔2024〕7号\n一、重点工作\n1.完善预案。（责任单位：市应急局）\n2."
Told = tuple[str, list[str], list[str], str | None]


def second(sentence: str) -> Told:
    """The task that the sentence gives behind an item with a bracket."""
    tasks = read_document("a.txt", f"{HEAD}{sentence}\n".encode()).to_json()["tasks"]
    assert len(tasks) == 2
    task = tasks[1]
    return task["content"].rstrip("。"), task["leads"], task["supports"], task["deadline"]["date"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "由市水务局会同市财政局、市气象局，健全预警机制，确保信息及时发送。",
            ("健全预警机制，确保信息及时发送", ["市水务局"], ["市财政局", "市气象局"], None),
        ),
        ("市水务局会同市财政局，健全预警机制。", ("健全预警机制", ["市水务局"], ["市财政局"], None)),
        ("由新城管委会会同市商务局健全机制。", ("健全机制", ["新城管委会"], ["市商务局"], None)),
        (
            "场地平整由临溪镇承办，市公安局协办，确保8月底前交地。",
            ("场地平整，确保8月底前交地", ["临溪镇"], ["市公安局"], "2024-08-31"),
        ),
        (
            "场地平整由临溪镇承办，市自然资源局、市公安局协办，8月底前全部完成。",
            ("场地平整", ["临溪镇"], ["市自然资源局", "市公安局"], "2024-08-31"),
        ),
    ],
)
def test_a_sentence_gives_its_work_to_those_whom_it_names(sentence: str, told: Told) -> None:
    assert second(sentence) == told


def test_where_an_office_sits_is_no_work() -> None:
    drafted = read_document("a.txt", f"{HEAD}办公室设在市教育局，由市教育局负责，承担日常工作。\n".encode()).to_json()
    assert len(drafted["tasks"]) == 1
