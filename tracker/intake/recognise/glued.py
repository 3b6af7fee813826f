"""Tables that were copied column by column into running text: each heading is glued to the first cell below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names, looks_like_person
from tracker.intake.recognise.alignment import TIME_WORDS
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, column_of, long_headings
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.runs import Run
from tracker.intake.script import levelled
from tracker.intake.source import Grid, Place

FEWEST_HEADINGS, LONGEST_CELL, MOST_LINES = 3, 60, 200
OPENS, SHORTEST_HEADING = 4, 3
"""A short word is a heading only right behind another one."""
ITEM = re.compile(r"(?:^|(?<=[。;!?)\"\n]))\s*(?P<number>\d{1,2})[.、]?\s*(?=[\u4e00-\u9fff\"])")
SHORT_COLUMNS = {*BODIES, Column.PERSON, Column.DEADLINE}


class Cell(NamedTuple):
    """A cell, and the line that it ends in."""

    text: str
    line: int


class Row(NamedTuple):
    """The work of a row, and its number where it has one of its own."""

    number: str
    text: str


class Under(NamedTuple):
    """A heading that stands in the text, with what it means, and where what stands below it begins."""

    column: Column
    text: str
    line: int
    start: int
    end: int


def glued_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every stretch that begins with what is to do, and names further down who does it."""
    at = 0
    while at < len(lines):
        run = _table(lines, at)
        if run:
            yield run
        at = run.last if run else at + 1


def _table(lines: Sequence[Piece], first: int) -> Run | None:
    opening = _heading_at(levelled(lines[first].text), 0)
    if not opening or column_of(opening) not in CONTENTS or len(levelled(lines[first].text)) <= len(opening):
        return None
    heads = _heads(lines, first)
    known = [head.column for head in heads]
    if len(heads) < FEWEST_HEADINGS or not BODIES & set(known):
        return None
    columns = _short_columns(lines, heads)
    bodies = next((cells for head, cells in columns if head.column in BODIES), [])
    rows = _rows(_between(lines, heads[0], heads[1]), len(bodies))
    if not bodies or not rows or any(len(cells) > len(bodies) for _, cells in columns):
        return None
    whole = len(rows) == len(bodies) or (len(bodies) == 1 and _goes_on(lines, bodies[0].line, columns))
    return _run(lines, heads[0], rows, columns) if whole else None


def _goes_on(lines: Sequence[Piece], at: int, columns: Sequence[tuple[Under, list[Cell]]]) -> bool:
    """Whether behind the names of the first row a long cell of the next one follows: from there on it is told row by row."""
    last = max(at, *(cell.line for _, cells in columns for cell in cells))
    return last + 1 < len(lines) and len(lines[last + 1].text) > LONGEST_CELL


def _heads(lines: Sequence[Piece], first: int) -> list[Under]:
    """The headings from a line on: where a line or a sentence begins, and right behind each other."""
    found: list[Under] = []
    for at in range(first, min(first + MOST_LINES, len(lines))):
        level = levelled(lines[at].text)
        for match in _begins().finditer(level):
            start = match.end()
            while heading := _heading_at(level, start, shortest=SHORTEST_HEADING if start > match.end() else OPENS):
                end = start + len(heading)
                if level[end : end + 1] == ":":
                    break
                if any(heading == head.text for head in found):
                    return found  # the next table begins
                found.append(Under(column_of(heading) or Column.OTHER, heading, at, start, end))
                start = end
    return found


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[。;!?)]))\s*(?={_one(OPENS).pattern})")


@cache
def _one(shortest: int) -> re.Pattern[str]:
    listed = sorted((word for word in long_headings() if len(word) >= shortest), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, listed))})")


def _heading_at(level: str, start: int, shortest: int = OPENS) -> str:
    found = _one(shortest).match(level, start)
    return found[0] if found else ""


def _between(lines: Sequence[Piece], head: Under, following: Under) -> str:
    """The text from behind a heading up to the next."""
    if head.line == following.line:
        return lines[head.line].text[head.end : following.start]
    middle = [line.text for line in lines[head.line + 1 : following.line]]
    return "\n".join([lines[head.line].text[head.end :], *middle, lines[following.line].text[: following.start]])


def _short_columns(lines: Sequence[Piece], heads: Sequence[Under]) -> list[tuple[Under, list[Cell]]]:
    """The cells of the columns for names and times: one a line, by turns where several headings stand together."""
    columns: list[tuple[Under, list[Cell]]] = []
    group: list[Under] = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        group.append(head)
        if following and following.line == head.line and following.start == head.end:
            continue
        if {one.column for one in group} <= SHORT_COLUMNS:
            columns.extend(_dealt(group, list(_cells(lines, head, following))))
        group = []
    return columns


def _dealt(group: Sequence[Under], cells: Sequence[Cell]) -> Iterator[tuple[Under, list[Cell]]]:
    """The cells below headings that stand together: row by row, as long as each is what its heading asks for."""
    dealt: list[list[Cell]] = [[] for _ in group]
    for at, cell in enumerate(cells):
        nth = at % len(group)
        if not _fits(group[nth].column, cell.text):
            break
        dealt[nth].append(cell)
    yield from zip(group, dealt, strict=True)


def _cells(lines: Sequence[Piece], head: Under, following: Under | None) -> Iterator[Cell]:
    """The lines behind a heading, each a cell, up to the next heading or the first that is too long for one."""
    last = following.line if following else len(lines) - 1
    for at in range(head.line, last + 1):
        start = head.end if at == head.line else 0
        end = following.start if following and at == following.line else None
        text = lines[at].text[start:end].strip()
        if len(text) > LONGEST_CELL:
            return
        if text:
            yield Cell(text, at)


def _fits(column: Column, text: str) -> bool:
    if column is Column.PERSON:
        return all(map(looks_like_person, re.split(r"[、,;\s]+", levelled(text))))
    if column is Column.DEADLINE:
        return bool(TIME_WORDS.search(levelled(text)))
    return likeness_to_names(text) >= 1


def _rows(text: str, count: int) -> list[Row]:
    """The work, row by row: a count that begins anew opens a row; where it never does, each number is one."""
    numbers = list(ITEM.finditer(levelled(text)))
    anew = [found.start() for found in numbers if found["number"] == "1"]
    starts = anew if len(anew) > 1 else [found.start() for found in numbers]
    if not numbers or numbers[0].start() or (len(anew) < 2 and len(starts) != count):  # noqa: PLR2004 - once or again
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return [Row("", line) for line in lines] if len(lines) == count else []
    ends = [*starts[1:], len(text)]
    if starts is anew:
        return [Row("", text[start:end].strip()) for start, end in zip(starts, ends, strict=True)]
    return [Row(one["number"], text[one.end() : end].strip()) for one, end in zip(numbers, ends, strict=True)]


def _run(lines: Sequence[Piece], work: Under, rows: Sequence[Row], columns: Sequence[tuple[Under, list[Cell]]]) -> Run:
    place = lines[work.line].place
    table = [("序号", work.text, *(head.text for head, _ in columns))]
    places: dict[tuple[int, int], Place] = {}
    count = max(len(cells) for _, cells in columns)
    for nth, row in enumerate(rows[:count]):
        table.append((row.number, row.text, *(cells[nth].text if nth < len(cells) else "" for _, cells in columns)))
        places |= {(nth + 1, 0): place, (nth + 1, 1): place}
        places |= {
            (nth + 1, at): lines[cells[nth].line].place for at, (_, cells) in enumerate(columns, 2) if nth < len(cells)
        }
    last = max(cell.line for _, cells in columns for cell in cells)
    meaning = (Column.NUMBER, work.column, *(head.column for head, _ in columns))
    kept = tuple(Piece(row.text, place) for row in rows[count:])
    return Run(Grid(tuple(table), place, places=places, drawn=False), work.line, last + 1, columns=meaning, kept=kept)
