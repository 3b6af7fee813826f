"""From cells that were sorted by rows and columns to a lattice, in which merged cells go on as if they were drawn."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.intake.bodies import looks_like_body
from tracker.intake.recognise.alignment import BANNER, OUT, Laid
from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, Meaning
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled
from tracker.intake.source import Grid, Place

Position = tuple[int, int]


def rows_with_both(laid: Sequence[Laid], columns: Meaning, *, is_owned: bool) -> int:
    """How many rows hold something to do, and somebody to do it."""
    rows: list[set[Column]] = []
    for cell in laid:
        if cell.opens or not rows:
            rows.append(set())
        if cell.column >= 0:
            rows[-1].add(columns[cell.column])
    contents = CONTENTS | {Column.STEP}
    return sum(bool(row & contents) and (is_owned or bool(row & BODIES)) for row in rows)


def lattice(headings: Sequence[Piece], cells: Sequence[Piece], laid: Sequence[Laid], columns: Meaning) -> Grid:
    """The rows under their headings. A category (or a broader task) that is not said again is that of the row above."""
    rows: list[list[str]] = [[heading.text for heading in headings]]
    places: dict[Position, Place] = {(0, at): heading.place for at, heading in enumerate(headings)}
    banners = set()
    for cell, own in zip(cells, laid, strict=True):
        if own.column == OUT:
            continue
        if own.opens:
            rows.append([""] * len(columns))
        if own.column == BANNER:
            banners.add(len(rows) - 1)
        at = max(own.column, 0)
        rows[-1][at] = together(rows[-1][at], cell.text, is_list=columns[at] in BODIES)
        places.setdefault((len(rows) - 1, at), cell.place)
    anchors = _carried(rows, columns, banners)
    return Grid(tuple(map(tuple, rows)), headings[0].place, anchors, places, drawn=False)


def _carried(rows: list[list[str]], columns: Meaning, banners: set[int]) -> dict[Position, Position]:
    """Let a merged cell go on through the rows that do not say it again; returns what is covered by what."""
    carried = {at for at, column in enumerate(columns) if column is Column.CATEGORY}
    if set(columns) >= CONTENTS:
        carried.add(columns.index(Column.TASK))
    anchors: dict[Position, Position] = {}
    for row in range(2, len(rows)):
        for at in carried:
            if not rows[row][at] and rows[row - 1][at] and not {row, row - 1} & banners:
                rows[row][at] = rows[row - 1][at]
                anchors[row, at] = anchors.get((row - 1, at), (row - 1, at))
        if not {row, row - 1} & banners and _lacks_hands(rows[row], columns):
            for at in (at for at, column in enumerate(columns) if column in BODIES and rows[row - 1][at]):
                rows[row][at] = rows[row - 1][at]
                anchors[row, at] = anchors.get((row - 1, at), (row - 1, at))
    return anchors


def _lacks_hands(row: Sequence[str], columns: Meaning) -> bool:
    """Whether a row counts on and says what until when, but not who: one merged cell names them for it and the row above."""
    said = {column for column, cell in zip(columns, row, strict=True) if cell}
    return {Column.NUMBER, Column.DEADLINE} <= said and bool(said & CONTENTS) and not said & BODIES


def together(before: str, more: str, *, is_list: bool) -> str:
    """Two lines of one cell: names stay apart, a broken sentence (or name) is put together."""
    if not before or not more:
        return before or more
    if is_list and levelled(more).startswith("("):
        return before + more  # no name begins with a bracket: 各县 / (市、区)政府
    ends = levelled(before).endswith(("。", ";"))
    apart = (
        ends
        if not is_list
        else looks_like_body(_last_name(before)) and looks_like_body(more.split("、", maxsplit=1)[0])
    )
    return before + ("\n" if apart else "") + more


def _last_name(names: str) -> str:
    return names.replace("，", "、").replace(",", "、").replace("\n", "、").split("、")[-1]
