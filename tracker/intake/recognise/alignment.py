"""Lines without their table: which line belongs to which column, decided for a whole run of lines at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.intake.bodies import likeness_to_names, looks_like_person
from tracker.intake.numerals import number_of
from tracker.intake.recognise.columns import BODIES, Column
from tracker.intake.script import tight

TIME_WORDS = re.compile(
    r"\d{4}[年./-]|\d月|年底|年内|月底|季度|长期|持续|上半年|下半年|全年|每年|每月|月前|[一二三四五六七八九十]+月|年前|日前|年末"
)
MISSING = {
    Column.NUMBER: 2.0,
    Column.TASK: 3.0,
    Column.MEASURE: 2.0,
    Column.LEAD: 1.5,
    Column.RESPONSIBLE: 1.5,
    Column.SUPPORT: 1.0,
    Column.DEADLINE: 0.7,
    Column.PERSON: 0.6,
}
MISSING_OTHER, AGAIN, OUTSIDE = 0.1, 0.4, 0.45
FEW_SIGNS = 6
Assignment = tuple[int | None, ...]
"""For each line the column that it belongs to; nothing for lines behind the last cell."""
Scored = tuple[float, Assignment]
Reading = list[Scored]
"""For each column the best reading so far that ends in it; the last one has left the row."""
NEVER = -99.0


def fit(column: Column, line: str) -> float:
    """How well a line sits in a column."""
    if column is Column.NUMBER:
        return 3.0 if number_of(tight(line).strip(".、()")) is not None else -4.0
    if column in BODIES:
        return 4.0 * likeness_to_names(line) - 2.0
    if column is Column.DEADLINE:
        return 2.0 if TIME_WORDS.search(tight(line)) and len(line) < 4 * FEW_SIGNS else -1.5
    if column is Column.PERSON:
        return 2.0 if looks_like_person(line) else -1.0
    if column in {Column.TASK, Column.MEASURE}:
        return (1.0 if len(line) >= FEW_SIGNS else -0.5) - 2.0 * likeness_to_names(line)
    return 0.0


def aligned(lines: Sequence[str], columns: Sequence[Column]) -> Assignment:
    """The best reading of one row's lines: columns in order, some empty, some with several lines, the rest outside."""
    nothing: Assignment = ()
    best: Reading = [*((-_skipped(columns, 0, at), nothing) for at in range(len(columns))), (NEVER, nothing)]
    for index, line in enumerate(lines):
        inside = [_into(best, at, line, columns, first=index == 0) for at in range(len(columns))]
        best = [*inside, _left(best, columns)]
    return max(_ended(best, columns), key=_score)[1]


def _into(best: Reading, at: int, line: str, columns: Sequence[Column], *, first: bool) -> Scored:
    """The best way to put a line into a column, coming from this column again or from one before it."""
    gain = fit(columns[at], line)
    if first:
        return best[at][0] + gain, (at,)
    ways = [(best[before][0] - _skipped(columns, before + 1, at), best[before][1]) for before in range(at)]
    score, path = max([*ways, (best[at][0] - AGAIN, best[at][1])], key=_score)
    return score + gain, (*path, at)


def _left(best: Reading, columns: Sequence[Column]) -> Scored:
    """The best way for a line to stand behind the row, outside of it."""
    ways = [(score - OUTSIDE, (*path, None)) for score, path in _ended(best, columns) if path]
    return max(ways, key=_score, default=(NEVER, ()))


def _ended(best: Reading, columns: Sequence[Column]) -> Reading:
    """Each reading as if its row ended here: the columns behind its last cell stay empty."""
    *inside, outside = best
    return [
        *((score - _skipped(columns, at + 1, len(columns)), path) for at, (score, path) in enumerate(inside)),
        outside,
    ]


def _skipped(columns: Sequence[Column], first: int, last: int) -> float:
    return sum(MISSING.get(column, MISSING_OTHER) for column in columns[first:last])


def _score(scored: Scored) -> float:
    return scored[0]
