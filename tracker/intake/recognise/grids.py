"""Task tables: from a lattice to tasks, whatever its headings, merged cells, category rows and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from tracker.intake.recognise.asides import is_aside, is_note
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, column_of, meaning_of, step_in
from tracker.intake.recognise.found import Duty, Found, Piece, Role
from tracker.intake.recognise.hands import duties_in
from tracker.intake.recognise.headings import Heading, is_banner, names_only, owner_in, unnumbered
from tracker.intake.recognise.joining import joined
from tracker.intake.recognise.steps import end_of, steps_in, steps_in_columns, until, work_of
from tracker.intake.script import levelled, tight
from tracker.intake.source import Grid
from tracker.intake.words import words

ROLES = {Column.LEAD: Role.LEAD, Column.SUPPORT: Role.SUPPORT, Column.RESPONSIBLE: Role.RESPONSIBLE}
NOTHING = frozenset({"-", "—", "——", "/", "\\", "无", "（无）", "(无)", "－", "--", "╱", "無", "（無）"})
COUNTED = re.compile(r"(?:^|(?<=[\n。;]))\s*(?:\d{1,3}[.、](?!\d)|\(\d{1,3}\)[.、]?|[\u2460-\u2473])\s*")
FIGURE, UNITS = re.compile(r"^[<>=≤≥]?\d[\d,.]*[%‰]?$"), {"单位", "计量单位"}
DAY_COUNT, FIRST_DAY = re.compile(r"^(?:3[7-9]|4\d|5\d)\d{3}$"), date(1899, 12, 30)
EITHER = re.compile(r"主(?:\(协\)|[、/]?协)办|主办(?:机关|单位)?(?:\(协办(?:机关|单位)?\)|/协办)")
"""A heading over leads and supports alike: 主（协）办机关."""
SPOKEN = re.compile(r"^\(?[一二三四五六七八九十百]+\)?[、.]?$")
LONGEST_HEADING_CELL, FEWEST_HEADINGS = 16, 3


@dataclass
class _Above:
    """What the rows read so far say about those to come: the heading, the category, who carries them."""

    heading: Heading
    banner: Piece | None = None
    owner: Piece | None = None
    repeated: set[tuple[str, ...]] = field(default_factory=set)
    said: dict[Column, Piece] = field(default_factory=dict)
    """The category and the broader task that were last written: an empty cell below them means the same."""


def tasks_of_grid(grid: Grid, heading: Heading) -> list[Found]:
    """The tasks that stand under a table's heading."""
    return list(joined(rows_of_grid(grid, heading)))


def rows_of_grid(grid: Grid, heading: Heading) -> Iterator[Found]:
    """The rows under a table's heading that say something to do, before those that belong together are joined."""
    above = _Above(heading, owner=heading.owner)
    above.repeated = {_tight(grid.rows[at]) for at in range(heading.first, heading.last)}
    for row in range(heading.last, len(grid.rows)):
        if is_banner(grid, row) and not _continues(grid, above.heading, row):
            _take_banner(grid, row, above)
        elif not is_aside(grid, above.heading, row) and not _is_heading(grid, row, above):
            if category := _spoken_category(grid, above.heading, row):
                above.banner = category
            else:
                yield _found(grid, row, above)


def _take_banner(grid: Grid, row: int, above: _Above) -> None:
    text = next(filter(None, map(str.strip, grid.rows[row])), "")
    if not text or is_note(text):
        return
    said = Piece(text, grid.place_of(row))
    owner = owner_in(said) or (replace(said, text=unnumbered(text)) if names_only(text) else None)
    if owner and not BODIES & set(above.heading.columns):
        above.owner = owner
    elif tight(text) not in words("headings")["totals"]["words"] and _tight(grid.rows[row]) not in above.repeated:
        above.said.clear()
        above.banner = Piece(unnumbered(text), said.place)


def _continues(grid: Grid, heading: Heading, row: int) -> bool:
    """Whether the only text of a row stands under a content heading that is not the first column."""
    filled = [column for column in range(grid.width) if grid.text(row, column).strip()]
    return len(filled) == 1 and filled[0] > 0 and heading.columns[filled[0]] in CONTENTS | BODIES


def _is_heading(grid: Grid, row: int, above: _Above) -> bool:
    """Whether a row repeats the heading, or is the heading of another table that begins here."""
    cells = [cell for cell in grid.rows[row] if cell]
    if len(cells) < FEWEST_HEADINGS - 1 or max(map(len, cells)) > LONGEST_HEADING_CELL:
        return False
    if _tight(grid.rows[row]) in above.repeated:
        return True
    if len(cells) < FEWEST_HEADINGS or not all(column_of(cell) or step_in(cell) for cell in cells):
        return False
    columns = meaning_of(grid.rows[row], grid.rows[row + 1 : row + 9])
    if columns:
        above.heading = Heading(row, row + 1, columns, grid.rows[row], above.heading.owner)
        above.repeated.add(_tight(grid.rows[row]))
    return bool(columns)


@cache
def _tight(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(tight, row))


def _spoken_category(grid: Grid, heading: Heading, row: int) -> Piece | None:
    """The words of a row that is numbered 一 or (一) and names nobody: a heading for the rows below it."""
    if Column.NUMBER not in heading.columns:
        return None
    at = heading.columns.index(Column.NUMBER)
    others = {grid.anchor(row, c): c for c in range(grid.width) if c != at and grid.text(row, c).strip()}
    if len(others) != 1 or not SPOKEN.match(tight(grid.text(row, at))):
        return None
    column = next(iter(others.values()))
    if heading.columns[column] in BODIES or not _counts_in_figures(grid, heading, at):
        return None
    return Piece(unnumbered(grid.text(row, column)), grid.place_of(row, column))


def _counts_in_figures(grid: Grid, heading: Heading, column: int) -> bool:
    return any(tight(grid.text(row, column))[:1].isdigit() for row in range(heading.last, len(grid.rows)))


def _found(grid: Grid, row: int, above: _Above) -> Found:
    columns, cells = above.heading.columns, above.heading.cells
    pieces = {at: Piece(_said(grid.text(row, at)), grid.place_of(*grid.anchor(row, at))) for at in range(grid.width)}
    content, broader = _content(pieces, columns)
    if Column.MEASURE in columns and (broader or not _first(pieces, columns, Column.TASK)):
        broader = _gone_on(above, Column.TASK, broader)
    category = _gone_on(above, Column.CATEGORY, _category(pieces, columns))
    steps = steps_in_columns(pieces, columns, cells) or steps_in(content)
    content = _named(content, broader, pieces, cells) if content else work_of(steps)
    number = _first(pieces, columns, Column.NUMBER)
    if number is None and content:
        number, content = _counted(content)
    whole = " ".join(dict.fromkeys(piece.text for piece in pieces.values() if piece.text))
    duties = tuple(_duties(grid, pieces, above.heading, row))
    owned = above.owner is not None and not BODIES & set(columns)
    return Found(
        content=content or Piece("", grid.place_of(row)),
        whole=Piece(whole, grid.place_of(row)),
        duties=(Duty(Role.RESPONSIBLE, above.owner),) if above.owner and owned else duties,
        number=number,
        category=category or broader or above.banner,
        deadline=_deadline(pieces, columns) or end_of(steps) or until(_first(pieces, columns, Column.REMARK)),
        remark=_first(pieces, columns, Column.REMARK),
        steps=steps,
    )


def _gone_on(above: _Above, column: Column, written: Piece | None) -> Piece | None:
    """What a column says for this row: what is written, or what was written above an empty cell."""
    if written:
        above.said[column] = written
    return above.said.get(column)


def _said(cell: str) -> str:
    """What a cell says; a dash says nothing."""
    text = cell.strip()
    return "" if text in NOTHING else text


def _content(pieces: dict[int, Piece], columns: Meaning) -> tuple[Piece | None, Piece | None]:
    """The most specific cell that says what to do, and the broader one beside it."""
    measures = [pieces[at] for at, column in enumerate(columns) if column is Column.MEASURE and pieces[at].text]
    tasks = [pieces[at] for at, column in enumerate(columns) if column is Column.TASK and pieces[at].text]
    ranked = [*tasks, *measures]
    if not ranked:
        return None, None
    broader = next((piece for piece in reversed(ranked[:-1]) if piece.text != ranked[-1].text), None)
    return ranked[-1], replace(broader, text=unnumbered(broader.text)) if broader else None


def _counted(content: Piece) -> tuple[Piece | None, Piece]:
    """The number in front of a cell's only item, and the work without it; a list of items stays whole."""
    numbers = list(COUNTED.finditer(levelled(content.text)))
    if len(numbers) != 1 or numbers[0].start():
        return None, content
    end = numbers[0].end()
    number = Piece(content.text[:end].strip().strip("、.．"), content.place)
    return number, replace(content, text=content.text[end:].strip())


def _named(content: Piece, broader: Piece | None, pieces: dict[int, Piece], headings: Sequence[str]) -> Piece:
    """A bare figure says what it is only together with what it counts, or else with its heading."""
    if not FIGURE.match(levelled(content.text)):
        return content
    at = next((at for at, piece in pieces.items() if piece is content), 0)
    unit = next((pieces[c].text for c, head in enumerate(headings) if tight(head) in UNITS and c in pieces), "")
    figure = content.text if content.text.endswith(unit) else content.text + unit
    return replace(content, text=f"{broader.text if broader else headings[at]}{figure}")


def _category(pieces: dict[int, Piece], columns: Meaning) -> Piece | None:
    found = _first(pieces, columns, Column.CATEGORY)
    return replace(found, text=unnumbered(found.text)) if found else None


def _deadline(pieces: dict[int, Piece], columns: Meaning) -> Piece | None:
    """The words about time; a bare count of days, as spreadsheets keep dates, is written as the date that people see."""
    found = _first(pieces, columns, Column.DEADLINE)
    if not found or not DAY_COUNT.match(found.text):
        return found
    return replace(found, text=(FIRST_DAY + timedelta(days=int(found.text))).isoformat())


def _duties(grid: Grid, pieces: dict[int, Piece], heading: Heading, row: int) -> Iterator[Duty]:
    seen, columns = set(), heading.columns
    for at, column in enumerate(columns):
        anchor = grid.anchor(row, at)
        if column in ROLES and pieces[at].text and anchor not in seen and not _is_next_ones(grid, columns, row, at):
            seen.add(anchor)
            role = Role.EITHER if EITHER.search(tight(heading.cells[at])) else ROLES[column]
            yield from duties_in(role, pieces[at])


def _is_next_ones(grid: Grid, columns: Meaning, row: int, at: int) -> bool:
    """Whether a cell of names begins low inside a cell of work and reaches far beyond it: drawn askew, it is the next row's."""
    contents = [c for c, column in enumerate(columns) if column in CONTENTS and grid.text(row, c)]
    if not grid.anchors or not contents:
        return False
    (first, last), (own_first, own_last) = _reach(grid, row, contents[-1]), _reach(grid, row, at)
    return first < own_first and last < own_last and bool(grid.text(first, at))


def _reach(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """The first and the last row of the cell that covers a position."""
    anchor, first, last = grid.anchor(row, column), row, row
    while first > 0 and grid.anchor(first - 1, column) == anchor:
        first -= 1
    while last + 1 < len(grid.rows) and grid.anchor(last + 1, column) == anchor:
        last += 1
    return first, last


def _first(pieces: dict[int, Piece], columns: Meaning, wanted: Column) -> Piece | None:
    return next((pieces[at] for at, column in enumerate(columns) if column is wanted and pieces[at].text), None)
