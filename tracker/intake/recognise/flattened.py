"""Tables that lost their lines: a run of headings, then one cell a line. The lattice is inferred from both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names
from tracker.intake.recognise.alignment import OUT, laid_out
from tracker.intake.recognise.columns import (
    BODIES,
    Column,
    Meaning,
    column_of,
    meaning_of,
    plain_headings,
    step_in,
)
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.headings import owner_in
from tracker.intake.recognise.lattices import lattice, rows_with_both
from tracker.intake.recognise.runs import Run
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

FEWEST_HEADINGS, FEWEST_OWNED, FEWEST_ROWS = 3, 2, 2
LONGEST_UNKNOWN, LONGEST_BEFORE, LINES_ABOVE = 10, 8, 4
PAGE_FOOT = re.compile(r"^(?:[-·\s]+\d{1,4}[-·\s]+|第\s*\d+\s*页.{0,12}|\d+\s*/\s*\d+)$")


class _Span(NamedTuple):
    """A run of headings: its first line and the one behind its last."""

    first: int
    last: int


def flattened_table(lines: Sequence[Piece]) -> Run | None:
    """The first flattened task table in these lines."""
    whole, origin = _mended(lines)
    run = _first_table(whole)
    return run and run._replace(first=origin[run.first], last=origin[run.last])


def _mended(lines: Sequence[Piece]) -> tuple[list[Piece], list[int]]:
    """The lines with headings put together that were broken over two (序 / 号), and where each began."""
    made: list[Piece] = []
    origin: list[int] = []
    at = 0
    while at < len(lines):
        if lines[at].text.strip() and not cell_of(lines[at]):
            at += 1  # the bar of a cell that stands on a line of its own
            continue
        joined = at + 1 < len(lines) and _whole_heading(cell_of(lines[at]), cell_of(lines[at + 1]))
        made.append(replace(lines[at], text=joined) if joined else lines[at])
        origin.append(at)
        at += 2 if joined else 1
    return made, [*origin, len(lines)]


def _whole_heading(first: str, second: str) -> str:
    """Two short lines as the one heading that neither is alone; nothing where they are none."""
    a, b = tight(first), tight(second)
    if not a or not b or len(a) + len(b) > LONGEST_UNKNOWN or a + b not in plain_headings():
        return ""
    return a + b if b in words("headings")["halves"]["endings"] or not column_of(b) else ""


def _first_table(lines: Sequence[Piece]) -> Run | None:
    runs = list(_heading_runs(lines))
    for at, span in enumerate(runs):
        if run := _table(lines, span, runs[at + 1 :]):
            return run
    return None


def _heading_runs(lines: Sequence[Piece]) -> Iterator[_Span]:
    """Lines that are headings, next to each other; a strange word between two of them is one too."""
    known = [_is_heading(line) for line in lines]
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (known[end] or (end > at and _is_between(lines, known, end))):
            end += 1
        first = _behind_title(lines, at, end)
        if end - first >= FEWEST_OWNED:
            yield _Span(first, end)
        at = max(end, at + 1)


def _behind_title(lines: Sequence[Piece], first: int, last: int) -> int:
    """Where the headings begin: the long line in front of the number is the title of the table."""
    number = next((at for at in range(first, last) if column_of(cell_of(lines[at])) is Column.NUMBER), first)
    long = any(len(tight(cell_of(lines[at]))) > LONGEST_BEFORE for at in range(first, number))
    return number if long else first


def _is_heading(line: Piece) -> bool:
    text = cell_of(line)
    return bool(column_of(text) or step_in(text)) and ":" not in levelled(text)


def _is_between(lines: Sequence[Piece], known: Sequence[bool], at: int) -> bool:
    text = tight(cell_of(lines[at]))
    plain = len(text) <= LONGEST_UNKNOWN and not re.search(r"[\d。,;、:]", text) and not likeness_to_names(text)
    return plain and known[at - 1] and at + 1 < len(lines) and known[at + 1]


def _table(lines: Sequence[Piece], span: _Span, following: Sequence[_Span]) -> Run | None:
    """The table under a run of headings, if it is one: rows with work in them, and with somebody to do it."""
    owner = next(filter(None, map(owner_in, reversed(lines[max(0, span.first - LINES_ABOVE) : span.first]))), None)
    heads = lines[span.first : span.last]
    if len(heads) < (FEWEST_OWNED if owner else FEWEST_HEADINGS):
        return None
    heads = [heads[at] for at in in_one_line([cell_of(line) for line in heads])]
    meaning = meaning_of([cell_of(line) for line in heads], is_owned=owner is not None)
    if not meaning:
        return None
    own, last = _cells(lines, span, following)
    cells = [replace(lines[at], text=cell_of(lines[at])) for at in own]
    _, laid, columns = max((*laid_out([cell.text for cell in cells], way), way) for way in _ways(meaning))
    fewest = 1 if Column.NUMBER in columns or owner else FEWEST_ROWS
    if rows_with_both(laid, columns, is_owned=owner is not None) < fewest:
        return None
    heads = [*([Piece("", heads[0].place)] if len(columns) > len(heads) else []), *heads]
    behind = next((at for at, cell in zip(own, laid, strict=True) if cell.column == OUT), last)
    return Run(lattice(heads, cells, laid, columns), span.first, behind, owner, columns)


def _ways(columns: Meaning) -> Iterator[Meaning]:
    """What the columns may mean where none is headed as the number: a category that counts is one, or its heading was lost."""
    yield columns
    if Column.NUMBER not in columns:
        yield (Column.NUMBER, *columns)
        at = next((at for at, column in enumerate(columns) if column in {Column.CATEGORY, Column.OTHER}), None)
        if at is not None:
            yield (*columns[:at], Column.NUMBER, *columns[at + 1 :])


def in_one_line(headings: Sequence[str]) -> list[int]:
    """The order of the columns where a heading had two lines: what stands at the end belongs under 责任分工 or 进度安排."""
    columns = [column_of(heading) for heading in headings]
    for kind in (BODIES | {Column.PERSON}, {Column.STEP}):
        under = len(headings)
        while under > 0 and (columns[under - 1] in kind or (Column.STEP in kind and step_in(headings[under - 1]))):
            under -= 1
        over = [at for at in range(under) if _stands_over(columns[at], kind)]
        if over and len(headings) - under > 1:
            return [*range(over[-1]), *range(under, len(headings)), *range(over[-1] + 1, under)]
    return list(range(len(headings)))


def _stands_over(column: Column | None, kind: set[Column]) -> bool:
    return column in ({Column.DEADLINE, Column.MEASURE} if Column.STEP in kind else {Column.RESPONSIBLE})


def _cells(lines: Sequence[Piece], span: _Span, following: Sequence[_Span]) -> tuple[list[int], int]:
    """The lines below the headings up to those of another table, without headings that come again and feet of pages."""
    again = {at for run in following if _says_the_same(lines, span, run) for at in range(*run)}
    others = [run.first for run in following if not _says_the_same(lines, span, run) and _begins_table(lines, run)]
    last = min(others, default=len(lines))
    feet = {at for at in range(span.last, last) if PAGE_FOOT.match(levelled(lines[at].text).strip())}
    return [at for at in range(span.last, last) if at not in again | feet], last


def _says_the_same(lines: Sequence[Piece], span: _Span, other: _Span) -> bool:
    own, others = (["".join(tight(cell_of(line)) for line in lines[slice(*run)])] for run in (span, other))
    return own == others


def _begins_table(lines: Sequence[Piece], run: _Span) -> bool:
    long = run.last - run.first >= FEWEST_HEADINGS
    return long and meaning_of([cell_of(line) for line in lines[slice(*run)]]) is not None


def cell_of(line: Piece) -> str:
    """A line's text without the bar that may close it."""
    return line.text.rstrip(" |│").strip()
