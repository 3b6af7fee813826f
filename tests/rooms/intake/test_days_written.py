"""Days in every year, month and way of writing: always the right one, and none where nothing is said of time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.intake.interpret.deadlines import deadline_of, milestones_of
from tracker.intake.numerals import spoken
from tracker.intake.recognise.found import Piece

YEARS = st.integers(2001, 2039)
MONTHS = st.integers(1, 12)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
LONE = str.maketrans("0123456789", "〇一二三四五六七八九")


def figures(number: int, style: str, *, is_year: bool = False) -> str:
    """A number in Arabic, wide or Chinese figures."""
    if style == "chinese":
        return str(number).translate(LONE) if is_year else spoken(number)
    return str(number).translate(WIDE) if style == "wide" else str(number)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, int, date]:
    """A phrase, the plan's year, and the day that it means."""
    year, month, style = draw(YEARS), draw(MONTHS), draw(st.sampled_from(["arabic", "wide", "chinese"]))
    last = monthrange(year, month)[1]
    day = draw(st.integers(1, last))
    gap = draw(st.sampled_from(["", " ", "　"])) if style != "chinese" else ""
    shown = f"{figures(month, style)}{gap}月"
    forms = {
        f"{shown}{gap}{figures(day, style)}{gap}日前": date(year, month, day),
        f"{shown}底前": date(year, month, last),
        f"{shown}末": date(year, month, last),
        f"{shown}上旬": date(year, month, 10),
        f"{shown}中旬前": date(year, month, 20),
        f"{shown}下旬": date(year, month, last),
        f"第{figures((month + 2) // 3, style)}季度": date(
            year, (month + 2) // 3 * 3, monthrange(year, (month + 2) // 3 * 3)[1]
        ),
        "上半年": date(year, 6, 30),
        "下半年": date(year, 12, 31),
        "年底前": date(year, 12, 31),
    }
    phrase = draw(st.sampled_from(sorted(forms)))
    if not draw(st.booleans()):
        return phrase, year, forms[phrase]
    own = figures(year, style, is_year=True)
    return own + (phrase if phrase.startswith("年") else f"{gap}年{gap}{phrase}"), draw(YEARS), forms[phrase]


@settings(deadline=None)
@given(written())
def test_every_day_is_read_in_every_dress(phrase: tuple[str, int, date]) -> None:
    words, year, day = phrase
    assert deadline_of(Piece(words), Piece(""), year).day == day


@settings(deadline=None)
@given(st.text(alphabet="健全制度,。;完善管理办法和二十百千第一个5080%家条", max_size=40), YEARS)
def test_without_a_word_about_time_there_is_no_day(words: str, year: int) -> None:
    assert deadline_of(None, Piece(words), year).day is None


@settings(deadline=None)
@given(st.sets(MONTHS, min_size=2), YEARS)
def test_of_several_days_the_last_is_the_deadline_and_the_others_are_its_steps(months: set[int], year: int) -> None:
    content = Piece("，".join(f"{month}月底前完成第{month}批" for month in sorted(months)))
    days = [date(year, month, monthrange(year, month)[1]) for month in sorted(months)]
    assert deadline_of(None, content, year).day == days[-1]
    assert [step.day for step in milestones_of(None, content, year)] == days[:-1]


@settings(deadline=None)
@given(st.text(alphabet="〇零0一二三四五六七八九十年月日底前至-. 2", max_size=16))
def test_no_figures_break_the_reading_of_days(words: str) -> None:
    deadline_of(Piece(words), Piece(words), 2024)
