"""Where something stands, in words."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tracker.pages.places import place_words


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"page": 2, "table": 1, "row": 4}, "第2页 · 表1 · 第4行"),
        ({"paragraph": 12}, "第12段"),
        ({"sheet": "分工", "row": 3}, "工作表“分工” · 第3行"),
        ({}, ""),
    ],
)
def test_a_place_is_said_from_the_large_to_the_small(app: Flask, place: dict[str, Any], said: str) -> None:
    with app.test_request_context():
        assert place_words(place) == said
