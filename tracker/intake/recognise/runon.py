"""Tables of which nothing is left but their text in a row: headings without a sign between, then numbered rows likewise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names, looks_like_person
from tracker.intake.recognise.alignment import BANNER, MISSING, MISSING_OTHER, TIME_WORDS, Laid, fit
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, long_headings, meaning_of
from tracker.intake.recognise.flattened import in_one_line
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.lattices import lattice, rows_with_both
from tracker.intake.recognise.runs import Run
from tracker.intake.recognise.seams import acts, name_begins, name_ends
from tracker.intake.script import levelled

FEWEST_HEADINGS, SHORTEST_HEADING, LONGEST_ROW, MOST_CUTS, SPARSE = 3, 2, 600, 120, 30
NO_END = re.compile(r"[第至到达近约于为共每增建有设~(、,\-]$")
COUNTED = re.compile(r"(?<![\d.])(?P<number>\d{1,3})(?![\d.%年月日号时])[.、]?\s*(?=[\u4e00-\u9fff\"'《(A-Z])")
MEASURES = re.compile(
    r"个|项|家|条|万|亿|座|处|所|户|名|人|件|次|公里|公斤|公顷|亩|吨|张|辆|台|套|平方|元|岁|周|天|小时|里"
)
SECTION = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^,。;:\d]{2,20}$")
TIME_BEGINS = re.compile(
    r"\s*(?:\d{1,2}月|20\d\d[年./-]|[一二三四五六七八九十]{1,3}月|年|长期|持续|常|全年|每|上半年|下半年|第?[一二三四]季|立即|即|适时|随时)"
)
PAGE_MARK = re.compile(r"—\s?\d{1,3}\s?—|(?<!\d)[–-]\s?\d{1,3}\s?[–-](?!\d)")
"""The number of a page, which stands where one ended and the next began."""
PARTED = re.compile(r"\s*(\d{1,2})、")
TORN = re.compile(r"(?<=\s)[、,;。()](?=\s)")
"""Signs that stand alone come from cells whose lines were mixed: no order is left to read them by."""
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


def run_on_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every line in which headings run together and rows follow that count up from 1."""
    for at, written in enumerate(lines):
        if not _headings(levelled(written.text)):
            continue
        line, last = _unparted(lines, at)
        line = replace(line, text=PAGE_MARK.sub(lambda mark: " " * len(mark[0]), line.text))
        if found := _headings(levelled(line.text)):
            rest = Piece(line.text[found.end() :], line.place)
            if not rest.text.strip() and last < len(lines):
                rest, last = lines[last], last + 1
            if run := _table(line, found, rest, at, last):
                yield run


def _unparted(lines: Sequence[Piece], at: int) -> tuple[Piece, int]:
    """A line with those that go on with it, where a site parted a paper in the middle of words and counted the parts 1、2、3、."""
    text, last = lines[at].text, at + 1
    part = PARTED.match(levelled(text))
    while part and last < len(lines):
        more = PARTED.match(levelled(lines[last].text))
        if not more or int(more[1]) != int(part[1]) + 1:
            break
        text, last, part = text + lines[last].text[more.end() :], last + 1, more
    return replace(lines[at], text=text), last


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*{_one()}){{{FEWEST_HEADINGS},}}")


@cache
def _one() -> str:
    """One heading, with the words that may follow it."""
    listed = sorted((word for word in long_headings() if len(word) >= SHORTEST_HEADING), key=len, reverse=True)
    return (
        rf"(?:[省市县区镇乡](?:委|政府|级)?)?(?:{'|'.join(map(re.escape, listed))})(?:要求|及责任人|\([^()]{{1,6}}\))?"
    )


def _headings(level: str) -> re.Match[str] | None:
    if len(level) < FEWEST_HEADINGS * SHORTEST_HEADING:
        return None
    return next((found for found in _glued().finditer(level) if _meaning(_single(found[0]))), None)


def _single(headings: str) -> list[str]:
    return [found[0] for found in re.finditer(_one(), headings)]


def _meaning(headings: Sequence[str]) -> Meaning | None:
    meaning = meaning_of(headings)
    return meaning if meaning and Column.NUMBER in meaning[:1] else None


def _table(line: Piece, headings: re.Match[str], rest: Piece, first: int, last: int) -> Run | None:
    texts = _single(headings[0])
    texts = [texts[at] for at in in_one_line(texts)]
    meaning = _meaning(texts)
    level = levelled(rest.text)
    starts = list(_starts(level))
    if meaning is None or not starts or len(TORN.findall(level)) >= FEWEST_HEADINGS:
        return None
    made = _Made(rest)
    made.section(level[: starts[0][0]])
    for (start, begin), end in zip(starts, [*(start for start, _ in starts[1:]), len(level)], strict=True):
        section = SECTION.search(level[begin:end].rstrip())
        made.add(start, begin, 0, opens=True)
        for stretch in _divided(level[begin : begin + section.start() if section else end][:LONGEST_ROW], meaning[1:]):
            made.add(begin + stretch.start, begin + stretch.end, stretch.column + 1)
        made.section(level[begin:end])
    if not rows_with_both(made.laid, meaning, is_owned=False):
        return None
    heads = [replace(line, text=text) for text in texts]
    before = replace(line, text=line.text[: headings.start()].strip())
    kept = (before,) if before.text else ()
    return Run(lattice(heads, made.cells, made.laid, meaning), first, last, columns=meaning, kept=kept)


class _Made:
    """The cells that were cut out of a text so far."""

    def __init__(self, text: Piece) -> None:
        self._text = text
        self.cells: list[Piece] = []
        self.laid: list[Laid] = []

    def add(self, start: int, end: int, column: int, *, opens: bool = False) -> None:
        """Take a stretch as a cell."""
        self.cells.append(replace(self._text, text=self._text.text[start:end].strip(" .、．")))
        self.laid.append(Laid(column, opens))

    def section(self, level: str) -> None:
        """Take the heading that closes a stretch, if there is one, as standing over the rows behind it."""
        if found := SECTION.search(level.rstrip()):
            self.cells.append(replace(self._text, text=found[0]))
            self.laid.append(Laid(BANNER, opens=True))


def _starts(level: str) -> Iterator[tuple[int, int]]:
    """Where the rows begin, and where their number ends: the next number behind what can be the end of a row."""
    expected, behind = 1, 0
    apart = level.count(" ") > len(level) / SPARSE
    for found in COUNTED.finditer(level):
        begins = expected == 1 or not NO_END.search(level[behind : found.start()])
        begins = begins and (not apart or level[found.start() - 1 : found.start()] in {"", " "})
        measures = MEASURES.match(level[found.end() :]) and "." not in found[0]
        if int(found["number"]) == expected and begins and not measures:
            yield found.start(), found.end()
            expected, behind = expected + 1, found.end()


def _divided(level: str, columns: Meaning) -> list[Stretch]:
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
