"""Labels in dress of their own, and sentences that close an item with who does it and by when."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.intake.reading import read_document

HEAD = "关于做好2024年重点工作的通知\n某政发〔2024〕7号\n"


def tasks(text: str) -> list[dict[str, Any]]:
    drafted: list[dict[str, Any]] = read_document("a.txt", (HEAD + text).encode()).to_json()["tasks"]
    return drafted


def told(text: str) -> list[tuple[str, list[str], list[str], str | None]]:
    return [
        (task["content"].rstrip("。"), task["leads"], task["supports"], task["deadline"]["date"])
        for task in tasks(text)
    ]


@pytest.mark.parametrize("colon", ["", "：", " "])
@pytest.mark.parametrize("between", ["", "\n", "；", "。"])
def test_a_label_may_stand_in_brackets_before_its_value(colon: str, between: str) -> None:
    text = "".join(
        f"{number}.{work}。{between.strip('；。')}【责任单位】{colon}{lead}（牵头）、市档案局{between}【完成时限】{colon}2024年{month}月底前\n"
        for number, work, lead, month in ((1, "健全值班制度", "市财政局", 6), (2, "落实经费", "市审计局", 9))
    )
    assert told(text) == [
        ("健全值班制度", ["市财政局"], ["市档案局"], "2024-06-30"),
        ("落实经费", ["市审计局"], ["市档案局"], "2024-09-30"),
    ]


def test_a_bracketed_label_over_its_value_is_read() -> None:
    text = "1.健全值班制度。\n【责任单位】\n市财政局、市档案局\n2.落实经费。\n【责任单位】\n市审计局、市教育局\n"
    assert told(text) == [
        ("健全值班制度", ["市财政局", "市档案局"], [], None),
        ("落实经费", ["市审计局", "市教育局"], [], None),
    ]
