"""Cells without their table: which cell belongs to which column and where rows begin, decided for all cells at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names, looks_like_person
from tracker.intake.numerals import number_of
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning
from tracker.intake.script import levelled, tight

TIME_WORDS = re.compile(
    r"\d{4}[年./-]|\d月|年底|年内|月底|季度|长期|持续|上半年|下半年|全年|每年|每月|月前|[一二三四五六七八九十]+月|年前|日前|年末|常态|随时|适时|每周|每季"
)
POST = re.compile(r"[\u4e00-\u9fff]{0,6}(?:副?[市县区镇乡局科处]长|书记|委员|主任|主席|部长|院长|秘书长|组长|调研员)$")
"""The post of a person, on a line of its own above the name."""
HEADS_A_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[部章类])"
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
MISSING_OTHER, MISSING_BESIDE, AGAIN, OUTSIDE, SECTION = 0.1, 1.0, 0.4, 0.1, 0.8
BRACKETED, LONG_NAME, SHORT_WORK = 2.0, 4.0, 0.8
"""A cell that is one bracket goes on with the cell before it; a long sentence names no work."""
BRACKET = re.compile(r"^\([^()]*\)$")
FEW_SIGNS, MANY_SIGNS, LONGEST_SECTION = 6, 25, 30
BANNER, OUT = -1, -2
"""Cells that are no column's: a heading over the rows below, and what stands behind the table."""


TELLING = {Column.NUMBER, Column.DEADLINE, Column.PERSON}


class Laid(NamedTuple):
    """Where a cell belongs, and whether a row begins with it."""

    column: int
    opens: bool


Step = tuple[float, int, bool]
"""The best score of a way that ends in a state, the state it came from, and whether it began a row."""


@lru_cache(maxsize=8192)
def fit(column: Column, line: str) -> float:
    """How well a line sits in a column."""
    names = likeness_to_names(line)
    if column in BODIES:
        return 4.0 * names - 2.0
    if column in CONTENTS:
        return (1.0 if len(line) >= FEW_SIGNS else -0.5) - 2.0 * names
    if column is Column.CATEGORY:
        return 0.6 if _is_short(line) and not names else -0.8
    return _telling(column, line) if column in TELLING else -0.5 * names


def _telling(column: Column, line: str) -> float:
    """How well a line sits in a column whose cells all look alike: numbers, times, persons."""
    if column is Column.NUMBER:
        return 3.0 if number_of(tight(line).strip(".、()")) is not None else -4.0
    if column is Column.DEADLINE:
        return 2.0 if TIME_WORDS.search(tight(line)) and len(line) < 4 * FEW_SIGNS else -1.5
    return 2.0 if looks_like_person(line) or POST.match(tight(line)) else -1.0


def _is_short(line: str) -> bool:
    return len(line) < MANY_SIGNS and not re.search(r"[。;]", levelled(line))


def laid_out(lines: Sequence[str], columns: Meaning) -> tuple[float, list[Laid]]:
    """The best reading of a whole run of cells, and how good it is: columns in order, some empty, some cells of several lines."""
    fits = [_fits(lines, at, columns) for at in range(len(lines))]
    skips = _skips(columns)
    states = [*range(len(columns)), BANNER, OUT]
    best: dict[int, Step] = {}
    trail: list[dict[int, Step]] = []
    for at, gains in enumerate(fits):
        line, again = lines[at], _again(lines, at)
        best = {state: _into(best, state, gains, skips, line, again) for state in states}
        trail.append(best)
    return _followed(trail, skips, len(columns))


def _fits(lines: Sequence[str], at: int, columns: Meaning) -> list[float]:
    """How well a line sits in each column; what is short names the work that a longer one beside it describes."""
    line = lines[at]
    both = set(columns) >= CONTENTS
    gains = [fit(column, line) - (BRACKETED if BRACKET.match(tight(line)) else 0.0) for column in columns]
    for place, column in enumerate(columns):
        if both and column in CONTENTS and (column is Column.TASK) == _is_short(line):
            gains[place] += 0.3
        elif both and column in CONTENTS and not BODIES & set(columns):
            gains[place] -= LONG_NAME if column is Column.TASK else SHORT_WORK
        if column is Column.NUMBER and gains[place] > 0 and not _counts_on(lines, at):
            gains[place] = -1.0
    return gains


def _again(lines: Sequence[str], at: int) -> float:
    """What it costs to go on with the cell of the line before: more where that ended its sentence and this names something."""
    ended = at > 0 and levelled(lines[at - 1]).endswith(("。", ";"))
    return AGAIN + (AGAIN if ended and _is_short(lines[at]) else 0.0)


def _counts_on(lines: Sequence[str], at: int) -> bool:
    """Whether a number begins at 1 or follows one that is smaller by one."""
    number = number_of(tight(lines[at]).strip(".、()"))
    before = (number_of(tight(line).strip(".、()")) for line in reversed(lines[max(0, at - 60) : at]))
    return number is not None and (at == 0 or number == 1 or number - 1 in before)


def _skips(columns: Meaning) -> Callable[[int, int], float]:
    """What it costs to leave columns empty, from one to another."""
    missing = dict(MISSING)
    if set(columns) >= CONTENTS and BODIES & set(columns):
        missing |= dict.fromkeys(CONTENTS, MISSING_BESIDE)
    costs = [missing.get(column, MISSING_OTHER) for column in columns]
    sums = [0.0]
    for cost in costs:
        sums.append(sums[-1] + cost)
    return lambda first, last: sums[last] - sums[first]


def _into(
    best: dict[int, Step],
    state: int,
    gains: Sequence[float],
    skips: Callable[[int, int], float],
    line: str,
    again: float,
) -> Step:
    """The best way to put a line into a state."""
    width = len(gains)
    if not best:
        return (gains[state] - skips(0, state), OUT, True) if state >= 0 else (_section(line), OUT, True)
    if state == OUT:
        ways = [(_ended(best, at, skips, width) - OUTSIDE, at, False) for at in (*range(width), OUT)]
    elif state == BANNER:
        ways = [(_ended(best, at, skips, width) + _section(line), at, True) for at in (*range(width), BANNER)]
    else:
        ways = [(best[at][0] - skips(at + 1, state) + gains[state], at, False) for at in range(state)]
        ways.append(
            (best[state][0] - again + (0.0 if BRACKET.match(tight(line)) else min(0.0, gains[state])), state, False)
        )
        opened = gains[state] - skips(0, state)
        ways += [(_ended(best, at, skips, width) + opened, at, True) for at in (*range(width), BANNER)]
    return max(ways)


def _ended(best: dict[int, Step], state: int, skips: Callable[[int, int], float], width: int) -> float:
    """The score of a way whose row ends here: the columns behind its last cell stay empty."""
    return best[state][0] - (skips(state + 1, width) if state >= 0 else 0.0)


def _section(line: str) -> float:
    """How well a line sits between the rows, as a heading over those below it."""
    if not _is_short(line) or likeness_to_names(line) or len(line) > LONGEST_SECTION:
        return -4.0
    return 0.5 if HEADS_A_SECTION.match(tight(line)) else -SECTION - 1.0


def _followed(
    trail: Sequence[dict[int, Step]], skips: Callable[[int, int], float], width: int
) -> tuple[float, list[Laid]]:
    """The best end, and the way back from it."""
    if not trail:
        return 0.0, []
    score, state = max((_ended(trail[-1], at, skips, width), at) for at in trail[-1])
    laid: list[Laid] = []
    for best in reversed(trail):
        _, before, opens = best[state]
        laid.append(Laid(state, opens))
        state = before
    return score, laid[::-1]
