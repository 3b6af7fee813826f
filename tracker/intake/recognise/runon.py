"""Tables of which nothing is left but their text in a row: headings without a sign between, then numbered rows likewise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tracker.intake.recognise.alignment import BANNER, Laid
from tracker.intake.recognise.columns import Column, Meaning, long_headings, meaning_of
from tracker.intake.recognise.dividing import divided
from tracker.intake.recognise.flattened import in_one_line
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.lattices import lattice, rows_with_both
from tracker.intake.recognise.runs import Run
from tracker.intake.script import levelled

FEWEST_HEADINGS, SHORTEST_HEADING, LONGEST_ROW, SPARSE = 3, 2, 600, 30
NO_END = re.compile(r"[第至到达近约于为共每增建有设~(、,\-]$")
COUNTED = re.compile(r"(?<![\d.])(?P<number>\d{1,3})(?![\d.%年月日号时])[.、]?\s*(?=[\u4e00-\u9fff\"'《(A-Z])")
MEASURES = re.compile(
    r"个|项|家|条|万|亿|座|处|所|户|名|人|件|次|公里|公斤|公顷|亩|吨|张|辆|台|套|平方|元|岁|周|天|小时|里"
)
SECTION = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^,。;:\d]{2,20}$")
PAGE_MARK = re.compile(r"—\s?\d{1,3}\s?—|(?<!\d)[–-]\s?\d{1,3}\s?[–-](?!\d)")
"""The number of a page, which stands where one ended and the next began."""
PARTED = re.compile(r"\s*(\d{1,2})、")
TORN = re.compile(r"(?<=\s)[、,;。()](?=\s)")
"""Signs that stand alone come from cells whose lines were mixed: no order is left to read them by."""


def run_on_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every line in which headings run together and rows follow that count up from 1."""
    for at, written in enumerate(lines):
        if not _headings(levelled(written.text)):
            continue
        line, last = _unparted(lines, at)
        line = replace(line, text=PAGE_MARK.sub(lambda mark: " " * len(mark[0]), line.text))
        if found := _headings(levelled(line.text)):
            rest = Piece(line.text[found.end() :], line.place)
            rests = [rest]
            if not rest.text.strip() and last < len(lines):
                rests = _rows_below(lines, last)
                last += len(rests)
            if run := _table(line, found, rests, at, last):
                yield run


def _rows_below(lines: Sequence[Piece], first: int) -> list[Piece]:
    """The line below the headings, and those below it that each begin with the next number: a row a line."""
    rows = [lines[first]]
    for line in lines[first + 1 :]:
        before = list(_starts(levelled(rows[-1].text), len(rows)))
        found = COUNTED.match(levelled(line.text))
        if len(before) != 1 or not found or int(found["number"]) != len(rows) + 1:
            break
        rows.append(line)
    return rows


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


def _table(line: Piece, headings: re.Match[str], rests: Sequence[Piece], first: int, last: int) -> Run | None:
    texts = _single(headings[0])
    texts = [texts[at] for at in in_one_line(texts)]
    meaning = _meaning(texts)
    if meaning is None:
        return None
    made = _Made(rests[0])
    whole = all(_cut(made, rest, meaning, at + 1) for at, rest in enumerate(rests))
    if not whole or not rows_with_both(made.laid, meaning, is_owned=False):
        return None
    heads = [replace(line, text=text) for text in texts]
    before = replace(line, text=line.text[: headings.start()].strip())
    kept = (before,) if before.text else ()
    return Run(lattice(heads, made.cells, made.laid, meaning), first, last, columns=meaning, kept=kept)


def _cut(made: _Made, rest: Piece, meaning: Meaning, number: int) -> bool:
    """Cut the rows of a line, which count from this number, into their cells, if their order is left."""
    level = levelled(rest.text)
    starts = list(_starts(level, number))
    if not starts or len(TORN.findall(level)) >= FEWEST_HEADINGS:
        return False
    made.text = rest
    made.section(level[: starts[0][0]])
    for (start, begin), end in zip(starts, [*(start for start, _ in starts[1:]), len(level)], strict=True):
        section = SECTION.search(level[begin:end].rstrip())
        made.add(start, begin, 0, opens=True)
        for stretch in divided(level[begin : begin + section.start() if section else end][:LONGEST_ROW], meaning[1:]):
            made.add(begin + stretch.start, begin + stretch.end, stretch.column + 1)
        made.section(level[begin:end])
    return True


class _Made:
    """The cells that were cut out of a text so far."""

    def __init__(self, text: Piece) -> None:
        self.text = text
        self.cells: list[Piece] = []
        self.laid: list[Laid] = []

    def add(self, start: int, end: int, column: int, *, opens: bool = False) -> None:
        """Take a stretch as a cell."""
        self.cells.append(replace(self.text, text=self.text.text[start:end].strip(" .、．")))
        self.laid.append(Laid(column, opens))

    def section(self, level: str) -> None:
        """Take the heading that closes a stretch, if there is one, as standing over the rows behind it."""
        if found := SECTION.search(level.rstrip()):
            self.cells.append(replace(self.text, text=found[0]))
            self.laid.append(Laid(BANNER, opens=True))


def _starts(level: str, expected: int = 1) -> Iterator[tuple[int, int]]:
    """Where the rows begin, and where their number ends: the next number behind what can be the end of a row."""
    first, behind = expected, 0
    apart = level.count(" ") > len(level) / SPARSE
    for found in COUNTED.finditer(level):
        begins = expected == first or not NO_END.search(level[behind : found.start()])
        begins = begins and (not apart or level[found.start() - 1 : found.start()] in {"", " "})
        measures = MEASURES.match(level[found.end() :]) and "." not in found[0]
        if int(found["number"]) == expected and begins and not measures:
            yield found.start(), found.end()
            expected, behind = expected + 1, found.end()
