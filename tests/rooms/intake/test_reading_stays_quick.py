"""Texts of one thing again and again: what a reader must do grows with the text, and not with its square."""

from __future__ import annotations

import pytest

from tracker.intake.safely import read_safely

COPIES = 3_000
"""At the square of it, most of these took longer than the process that reads may compute."""
SHAPES = {
    "brackets that never close": "（",
    "brackets of all kinds": "（[〔",
    "labels without values": "责任单位：",
    "labels on lines of their own": "责任单位\n",
    "names apart by spaces": "市财政局 ",
    "chapters of targets": "# 衡量指标\n",
    "headings glued to their cells": "工作任务1完善制度。责任单位市财政局\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_again_and_again_is_read_within_the_limits_of_its_process(shape: str) -> None:
    text = "1.完善制度。责任单位：" + SHAPES[shape] * COPIES
    draft = read_safely("a.md", text.encode())  # refuses what takes too long
    assert all(task.content.value in text for task in draft.tasks)
