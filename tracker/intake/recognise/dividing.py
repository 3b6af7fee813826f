"""Where the cells end of a row of which only the text in a row is left: the best way to cut it into its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names, looks_like_person
from tracker.intake.recognise.alignment import MISSING, MISSING_OTHER, TIME_WORDS, fit
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning
from tracker.intake.recognise.seams import acts, name_begins, name_ends

MOST_CUTS = 120
TIME_BEGINS = re.compile(
    r"\s*(?:\d{1,2}月|20\d\d[年./-]|[一二三四五六七八九十]{1,3}月|年|长期|持续|常|全年|每|上半年|下半年|第?[一二三四]季|立即|即|适时|随时)"
)
TIME_CUT = re.compile(
    r"(?<![\d.年月至到])(?=20\d\d年|20\d\d[./-]\d|\d{1,2}月|年底|年内|长期|持续|常年|全年|每[年月季周]|[上下]半年|第?[一二三四]季度)"
)
OWN_NAME, A_SIGN, LONG_ENOUGH, OPENS_SEAM, NO_TIME, NO_NAME, LONGEST_FIRST = 0.6, 0.01, 10, 1.5, 3.0, 3.0, 16
WITHIN_A_CELL = 2.0
"""What it costs to end a cell where no space stands, in a row with spaces enough for all its cells."""
SEAM = re.compile(r"(?<=[局委办厅])(?=[市省县区州各])")


class Stretch(NamedTuple):
    """A part of the text that was chosen for a column."""

    column: int
    start: int
    end: int


def divided(level: str, columns: Meaning) -> list[Stretch]:
    """The best way to cut a row into its columns, in order."""
    cuts = sorted({0, len(level), *_cuts(level)})
    if len(cuts) > MOST_CUTS:
        return []
    apart = len(level.split()) >= len(columns)
    best: dict[tuple[int, int], tuple[float, list[Stretch]]] = {(0, 0): (0.0, [])}
    for column, meaning in enumerate(columns):
        skip = MISSING.get(meaning, MISSING_OTHER)
        for start in cuts:
            if (column, start) not in best:
                continue
            score, path = best[column, start]
            _better(best, (column + 1, start), score - skip, path)
            for end in cuts:
                if end > start:
                    gain = _gain(meaning, level[start:end]) - (WITHIN_A_CELL if apart and _is_inside(level, end) else 0)
                    _better(best, (column + 1, end), score + gain, [*path, Stretch(column, start, end)])
    return best.get((len(columns), len(level)), (0.0, []))[1]


def _is_inside(level: str, at: int) -> bool:
    """Whether no white space parts what stands before this place from what stands behind it."""
    return not level[at - 1 : at].isspace() and not level[at : at + 1].isspace() and at < len(level)


def _better(
    best: dict[tuple[int, int], tuple[float, list[Stretch]]], key: tuple[int, int], score: float, path: list[Stretch]
) -> None:
    if key not in best or score > best[key][0]:
        best[key] = (score, path)


def _cuts(level: str) -> Iterator[int]:
    """Where one cell may end and the next begin: before names and times, behind them, before acts, around persons."""
    names = [found.start() for found in name_begins().finditer(level)]
    times = [found.start() for found in TIME_CUT.finditer(level)]
    yield from (*names, *times)
    for at in (*names, *times, len(level)):
        yield from (at - long for long in (2, 3, 4) if at >= long and looks_like_person(level[at - long : at]))
    yield from (found.end() for found in name_ends().finditer(level))
    yield from (found.start() for found in acts().finditer(level))
    for found in TIME_WORDS.finditer(level):
        yield from (
            end for end in range(found.end(), min(found.end() + 3, len(level))) if level[end - 1] in "前底末月日年"
        )


def _gain(column: Column, text: str) -> float:
    """How well a stretch sits in a column: names begin with their level and hold no seam, work holds no names at its end."""
    gain = fit(column, text.strip())
    if column in BODIES:
        first = re.split(r"[、,;\s]", text.strip())[0]
        strange = len(first) > LONGEST_FIRST or any(sign.isdigit() for sign in first)
        own = OWN_NAME if name_begins().match(text.strip()) else -OWN_NAME
        gain += own + A_SIGN * min(len(text), LONG_ENOUGH) - OPENS_SEAM * len(SEAM.findall(text))
        return gain - NO_NAME * strange
    if column is Column.CATEGORY and (acts().match(text) or re.search(r"[,。;]", text)):
        return gain - NO_NAME
    if column is Column.DEADLINE and not TIME_BEGINS.match(text):
        return gain - NO_TIME
    if column in CONTENTS:
        tail = re.split(r"[,。;\"]", text)[-1]
        return gain - (1.0 if SEAM.search(text) or (likeness_to_names(tail) and len(tail) > 1) else 0.0)
    return gain
