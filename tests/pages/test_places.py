"""Where something stands, in words; and words marked in the text that they were read from."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tracker.pages.places import marked, place_words


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"table": 1, "row": 4}, "表1 第4行"),
        ({"paragraph": 12}, "第12段"),
        ({"sheet": "分工", "row": 3}, "工作表“分工” 第3行"),
        ({}, ""),
    ],
)
def test_a_place_is_said_from_the_large_to_the_small(app: Flask, place: dict[str, Any], said: str) -> None:
    with app.test_request_context():
        assert place_words(place) == said


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("3 年底前达到80% 市政府", ["年底前"], ["年底前"]),
        ("便民中心办法 市便民中心、便民中心", ["便民中心"], ["便民中心"]),
        ("甲乙丙", ["甲乙", "乙丙"], ["甲乙"]),
        ("甲乙丙", ["丁"], []),
        ("", ["甲"], []),
        ("1.完善(试点)", ["(试点)"], ["(试点)"]),
    ],
)
def test_each_word_is_marked_once_and_the_text_stays_whole(text: str, marks: list[str], found: list[str]) -> None:
    pieces = marked(text, marks)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_marked in pieces if is_marked] == found


def test_of_several_places_the_last_is_marked() -> None:
    assert marked("中心办法 市中心、中心", ["中心"])[-1] == ("中心", True)
