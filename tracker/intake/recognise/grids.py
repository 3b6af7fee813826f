"""Task tables: from a lattice to tasks, whatever its headings, merged cells, category rows and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning, corrected, meaning_of
from tracker.intake.recognise.found import Duty, Found, Piece, Role
from tracker.intake.source import Grid

BULLETS = tuple("△▲●◆○■□▪•")
SEARCHED_ROWS, TALLEST_HEADING = 30, 3
OUTLINE = re.compile(r"^\s*(?:[((]?[一二三四五六七八九十百\d]+[))]|[一二三四五六七八九十百]+[、..]|\d+[、..](?!\d))\s*")
ROLES = {Column.LEAD: Role.LEAD, Column.SUPPORT: Role.SUPPORT, Column.RESPONSIBLE: Role.RESPONSIBLE}


@dataclass(frozen=True)
class Heading:
    """Where a table's heading ends, and what its columns mean."""

    first: int
    last: int
    columns: Meaning
    cells: tuple[str, ...]


def tasks_of_grid(grid: Grid, heading: Heading) -> list[Found]:
    """The tasks that stand under a table's heading."""
    return list(_joined(_rows(grid, heading)))


def heading_of(grid: Grid) -> Heading | None:
    """The heading rows, if there are any that make this a task table."""
    for first in range(min(len(grid.rows), SEARCHED_ROWS)):
        if _is_banner(grid, first):
            continue
        for last in range(first + 1, min(first + TALLEST_HEADING, len(grid.rows)) + 1):
            cells = _headings(grid, first, last)
            meaning = meaning_of(cells)
            if meaning and not _reaches_into(grid, last):
                body = grid.rows[last:]
                return Heading(first, last, corrected(meaning, body), cells)
    return None


def _headings(grid: Grid, first: int, last: int) -> tuple[str, ...]:
    """The heading of each column: the different texts above it, from the top down."""
    columns = []
    for column in range(grid.width):
        anchors = dict.fromkeys(grid.anchor(row, column) for row in range(first, last))
        columns.append("".join(grid.text(*anchor) for anchor in anchors))
    return tuple(columns)


def _reaches_into(grid: Grid, row: int) -> bool:
    """Whether a heading cell goes on into this row, so that it belongs to the heading too."""
    return row < len(grid.rows) and any(grid.anchor(row, column)[0] < row for column in range(grid.width))


def _is_banner(grid: Grid, row: int) -> bool:
    """Whether one cell fills the row, or nothing else stands in it: a title or a category."""
    return len({grid.anchor(row, column) for column in range(grid.width) if grid.text(row, column).strip()}) <= 1


def _rows(grid: Grid, heading: Heading) -> Iterator[Found]:
    banner: Piece | None = None
    for row in range(heading.last, len(grid.rows)):
        if _is_banner(grid, row) and not _continues(grid, heading, row):
            text = next(filter(None, map(str.strip, grid.rows[row])), "")
            banner = Piece(unnumbered(text), grid.place_of(row)) if text else banner
        elif not _repeats(grid, heading, row):
            yield _found(grid, heading, row, banner)


def _continues(grid: Grid, heading: Heading, row: int) -> bool:
    """Whether the only text of a row stands under a content heading that is not the first column."""
    filled = [column for column in range(grid.width) if grid.text(row, column).strip()]
    return len(filled) == 1 and filled[0] > 0 and heading.columns[filled[0]] in CONTENTS | BODIES


def _repeats(grid: Grid, heading: Heading, row: int) -> bool:
    return tuple(grid.rows[row]) in {tuple(grid.rows[at]) for at in range(heading.first, heading.last)}


def _found(grid: Grid, heading: Heading, row: int, banner: Piece | None) -> Found:
    columns = heading.columns
    pieces = {at: Piece(grid.text(row, at).strip(), grid.place_of(*grid.anchor(row, at))) for at in range(grid.width)}
    content, broader = _content(pieces, columns)
    content = _named(content, pieces, heading.cells) if content else None
    whole = " ".join(dict.fromkeys(piece.text for piece in pieces.values() if piece.text))
    return Found(
        content=content or Piece("", grid.place_of(row)),
        whole=Piece(whole, grid.place_of(row)),
        duties=tuple(_duties(grid, pieces, columns, row)),
        number=_first(pieces, columns, Column.NUMBER),
        category=_category(pieces, columns) or broader or banner,
        deadline=_first(pieces, columns, Column.DEADLINE),
        remark=_first(pieces, columns, Column.REMARK),
    )


def _content(pieces: dict[int, Piece], columns: Meaning) -> tuple[Piece | None, Piece | None]:
    """The most specific cell that says what to do, and the broader one beside it."""
    measures = [pieces[at] for at, column in enumerate(columns) if column is Column.MEASURE and pieces[at].text]
    tasks = [pieces[at] for at, column in enumerate(columns) if column is Column.TASK and pieces[at].text]
    ranked = [*tasks, *measures]
    if not ranked:
        return None, None
    broader = ranked[-2] if len(ranked) > 1 else None
    return ranked[-1], replace(broader, text=unnumbered(broader.text)) if broader else None


def _named(content: Piece, pieces: dict[int, Piece], headings: Sequence[str]) -> Piece:
    """A bare figure says what it is only together with its heading."""
    if not content.text.replace(".", "").isdigit():
        return content
    heading = next((headings[at] for at, piece in pieces.items() if piece is content), "")
    return replace(content, text=f"{heading}{content.text}")


def _category(pieces: dict[int, Piece], columns: Meaning) -> Piece | None:
    found = _first(pieces, columns, Column.CATEGORY)
    return replace(found, text=unnumbered(found.text)) if found else None


def _duties(grid: Grid, pieces: dict[int, Piece], columns: Meaning, row: int) -> Iterator[Duty]:
    seen = set()
    for at, column in enumerate(columns):
        anchor = grid.anchor(row, at)
        if column in ROLES and pieces[at].text and anchor not in seen:
            seen.add(anchor)
            yield Duty(ROLES[column], pieces[at])


def _first(pieces: dict[int, Piece], columns: Meaning, wanted: Column) -> Piece | None:
    return next((pieces[at] for at, column in enumerate(columns) if column is wanted and pieces[at].text), None)


def _joined(rows: Iterator[Found]) -> Iterator[Found]:
    """Join what a page break or a merged cell divided: a row without number and without duties goes on with the last."""
    last: Found | None = None
    for row in rows:
        if last is not None and _heads(last, row):
            last = replace(row, category=replace(last.content, text=unnumbered(last.content.text)))
        elif last is None or not _belongs_to(row, last):
            if last is not None:
                yield last
            last = row
        else:
            last = _sum(last, row)
    if last is not None:
        yield last


def _heads(last: Found, row: Found) -> bool:
    """Whether a row without number is the heading of the bulleted one below it, under the same hands."""
    bulleted = row.content.text.startswith(BULLETS) and not last.content.text.startswith(BULLETS)
    hands = {duty.piece.place for duty in row.duties}
    return bulleted and not last.number and not row.number and hands <= {duty.piece.place for duty in last.duties}


def _belongs_to(row: Found, last: Found) -> bool:
    if row.content.text and row.content.place == last.content.place:
        return True
    if row.number or not last.number:
        return False
    return not (row.content.text and row.duties)


def _sum(last: Found, row: Found) -> Found:
    more = "" if row.content.text == last.content.text else row.content.text
    return replace(
        last,
        content=replace(last.content, text=last.content.text + more),
        whole=replace(last.whole, text=f"{last.whole.text} {row.whole.text}"),
        duties=_added(last.duties, row.duties),
        deadline=last.deadline or row.deadline,
        remark=last.remark or row.remark,
    )


def _added(first: Sequence[Duty], more: Sequence[Duty]) -> tuple[Duty, ...]:
    known = {(duty.role, duty.piece.text) for duty in first}
    return (*first, *(duty for duty in more if (duty.role, duty.piece.text) not in known))


def unnumbered(text: str) -> str:
    """A heading without the number in front of it."""
    return OUTLINE.sub("", text).strip()
