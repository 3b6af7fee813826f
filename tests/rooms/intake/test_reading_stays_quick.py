"""Texts of one thing again and again: what a reader must do grows with the text, and not with its square."""

from __future__ import annotations

from time import process_time

import pytest

from tracker.intake.recognise import recognise
from tracker.intake.source import Paragraph, Source

COPIES, SECONDS = 1_500, 6.0
"""Most of these once took much longer."""
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
def test_the_same_again_and_again_is_read_in_time(shape: str) -> None:
    text = "1.完善制度。责任单位：" + SHAPES[shape] * COPIES
    source = Source("a.md", "md", tuple(map(Paragraph, text.split("\n"))))
    began = process_time()
    recognise(source)
    assert process_time() - began < SECONDS
