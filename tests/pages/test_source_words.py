"""Words marked in the text that they were read from, each with what it was read as."""

from __future__ import annotations

import pytest

from tracker.pages.source_words import Piece, cut_up


def lead(words: str) -> dict[str, str]:
    return {"part": "lead", "words": words}


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("3 年底前达到80% 市政府", [{"part": "deadline", "words": "年底前"}], ["年底前"]),
        ("甲乙丙", [lead("甲乙"), lead("乙丙")], ["甲乙"]),
        ("甲乙丙", [lead("丁")], []),
        ("甲乙丙", [lead("")], []),
        ("甲乙丙", [{"part": "content", "words": "甲乙"}], []),
        ("", [lead("甲")], []),
        ("1.完善(试点)", [lead("(试点)")], ["(试点)"]),
    ],
)
def test_each_word_is_marked_once_and_the_text_stays_whole(
    text: str, marks: list[dict[str, str]], found: list[str]
) -> None:
    pieces = cut_up(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.part] == found


def test_names_of_one_part_in_a_row_are_one_piece() -> None:
    marks = [lead("市财政局"), lead("市监察局"), {"part": "support", "words": "市审计局"}]
    assert cut_up("市财政局、市监察局，市审计局", marks) == [
        Piece("市财政局、市监察局", "lead"),
        Piece("，"),
        Piece("市审计局", "support"),
    ]


def test_a_name_is_marked_where_it_stands_last_a_number_where_it_stands_first() -> None:
    assert cut_up("中心办法 市中心、中心", [lead("中心")])[-1] == Piece("中心", "lead")
    assert cut_up("1 建1个中心", [{"part": "number", "words": "1"}])[0] == Piece("1", "number")
