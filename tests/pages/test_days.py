"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.pages.forms.days import NoDay, read_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("20260331", date(2026, 3, 31)),
        ("2026.3.31", date(2026, 3, 31)),
        ("２０２６年３月３１日", date(2026, 3, 31)),
        ("3-31", date(2026, 3, 31)),
        ("3月31日", date(2026, 3, 31)),
        ("3月底", date(2026, 3, 31)),
        ("2月底前", date(2026, 2, 28)),
        ("2028年2月底", date(2028, 2, 29)),
        ("年底", date(2026, 12, 31)),
        ("年底前", date(2026, 12, 31)),
        ("2027年底", date(2027, 12, 31)),
    ],
)
def test_a_day_is_read_in_every_usual_way(words: str, day: date) -> None:
    assert read_day(words, year=2026) == day


@pytest.mark.parametrize("words", ["", "过几天", "2026-02-30", "13月底", "3", "2026", "底"])
def test_what_names_no_day_is_refused(words: str) -> None:
    with pytest.raises(NoDay):
        read_day(words, year=2026)
