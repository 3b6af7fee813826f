"""Tables drawn with bars: one row a line, cells between `|`, the first columns left out where a merged cell goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.intake.recognise.alignment import HEADS_A_SECTION
from tracker.intake.recognise.columns import CONTENTS, column_of
from tracker.intake.recognise.flattened import PAGE_FOOT, in_one_line
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.lattices import together
from tracker.intake.recognise.runs import Run
from tracker.intake.recognise.sliding import meaning_of_first, more_work, unslid
from tracker.intake.script import levelled, tight
from tracker.intake.source import Grid, Place
from tracker.intake.words import words

FEWEST_CELLS, MOST_CELLS, LONGEST_BREAK = 3, 100, 3
BAR, SLASH = re.compile(r"[|│┃]"), re.compile(r"\s/\s")
"""A slash between two spaces keeps cells apart where there are no bars."""
RULE = re.compile(r"^[\s|:+-]*$")
LONE = re.compile(r"^\s*\|+\s*$")
"""Bars alone on a line: of cells that are empty, or that stand a line each."""
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
ALONE = re.compile(r"^\s*\|(?P<said>[^|]*[^|\s:+-][^|]*)\|\s*$")
Row = tuple[list[str], Place]


def barred_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every run of lines that are rows of cells between bars; a row may be broken over lines, a category alone on one."""
    at = 0
    while at < len(lines):
        last = _run_end(lines, at)
        if last > at + 1 and (rows := _logical(lines[at:last])):
            yield Run(_grid(rows), at, last)
        at = max(last, at + 1)


def unbarred(text: str) -> str:
    """A line that is one cell between two bars, without them: the title in the first row of a table."""
    found = ALONE.match(BAR.sub("|", levelled(text)))
    return text[found.start("said") : found.end("said")] if found else text


def _run_end(lines: Sequence[Piece], first: int) -> int:
    """Behind the last row of the run that begins here; a few lines between rows belong to it."""
    if not _is_row(lines[first]):
        return first
    last = at = first
    strange = 0
    while at < len(lines) and strange <= LONGEST_BREAK:
        if _is_row(lines[at]):
            last, strange = at, 0
        elif not BAR.search(lines[at].text) and not PAGE_FOOT.match(levelled(lines[at].text).strip()):
            strange += 1
        at += 1
    return last + 1 + _rest(lines, last + 1)


def _rest(lines: Sequence[Piece], at: int) -> int:
    """How many lines behind the last row only end it."""
    return int(at < len(lines) and len(_cells(lines[at])) == FEWEST_CELLS - 1 and _ends(lines[at]))


def _is_row(line: Piece) -> bool:
    cells = _cells(line)
    return FEWEST_CELLS <= len(cells) <= MOST_CELLS and not _is_of_page(cells)


def _is_of_page(cells: Sequence[str]) -> bool:
    """Whether a line says something of the page: 索引号, 发布机构."""
    return levelled(cells[0]).replace(" ", "").rstrip(":") in words("headings")["page"]["labels"]


def _begins(line: Piece) -> bool:
    return bool(BAR.match(levelled(line.text).lstrip()))


def _ends(line: Piece) -> bool:
    return bool(BAR.match(levelled(line.text).rstrip()[-1:]))


def _cells(line: Piece, *, is_closed: bool = True) -> list[str]:
    """The cells of a line; a bar at its end closes the last cell, or opens an empty one where rows are not closed."""
    level = levelled(line.text)
    if RULE.match(level):
        return [""] * FEWEST_CELLS if "|" in level and not LONE.match(level) else []
    cuts = [match.start() for match in BAR.finditer(level)]
    if not cuts and SLASH.search(level):
        return [cell.strip() for cell in SLASH.split(line.text)]
    cells = [
        BREAK.sub("\n", line.text[a + 1 : b].strip()) for a, b in zip([-1, *cuts], [*cuts, len(level)], strict=True)
    ]
    inner = cells[1:] if cuts and not cells[0] and cuts[0] == 0 else cells
    return inner[:-1] if is_closed and len(inner) > 1 and not inner[-1] else inner


def _logical(lines: Sequence[Piece]) -> list[Row]:
    """The rows, each whole: lines that go on with the row before them are put there, feet of pages left out."""
    opened = sum(map(_begins, lines)) > len(lines) / 2 or _begins(lines[0])
    closed = _ends(lines[0]) and sum(map(_ends, lines)) > len(lines) / 2
    made: list[Piece] = []
    for line in lines:
        if not PAGE_FOOT.match(levelled(line.text).strip()):
            broken = made and ((opened and not _begins(line)) or (not opened and closed and not _ends(made[-1])))
            if broken and not (len(_cells(line)) <= 1 and _ends(made[-1])):
                made[-1] = Piece(_glued(made[-1].text, line.text), made[-1].place)
            else:
                made.append(line)
    is_closed = _ends(lines[0])
    return [(cells, line.place) for line in made if any(cells := _cells(line, is_closed=is_closed))]


def _glued(before: str, more: str) -> str:
    """Two lines of one row: the last cell of the one goes on in the first of the other."""
    cuts = [match.end() for match in BAR.finditer(levelled(before))]
    end = cuts[-1] if cuts else 0
    return before[:end] + together(before[end:].rstrip(), more.lstrip(), is_list=False).replace("\n", "")


def _grid(rows: Sequence[Row]) -> Grid:
    width = max(len(cells) for cells, _ in rows)
    rows = _with_one_heading(rows, width)
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    places: dict[tuple[int, int], Place] = {}
    full: list[tuple[str, ...]] = []
    columns = meaning_of_first(rows[0][0]) if len(rows[0][0]) == width else None
    for at, (row, place) in enumerate(rows):
        missing = width - len(row)
        under = at > 1 and columns is not None
        if under and columns and (more := more_work(row, columns)):
            own = next(column for column, meant in enumerate(columns) if meant in CONTENTS)
            full.append(tuple(_under({own: more}, full[at - 1], width, anchors, at)))
        elif under and columns and (way := unslid(row, columns)):
            full.append(tuple(_under(dict(zip(way, row, strict=False)), full[at - 1], width, anchors, at)))
        elif len(row) == 1 or _is_section(row):
            full.append((*row, *[""] * missing))
        else:
            full.append((*_carried(full, anchors, at, missing), *row))
        places |= {(at, column): place for column in range(width)}
    return Grid(tuple(full), rows[0][1], anchors, places, drawn=False)


def _is_section(row: Sequence[str]) -> bool:
    """Whether a row is a heading over the rows below it, however many empty cells follow."""
    return bool(HEADS_A_SECTION.match(tight(row[0]))) and not any(cell.strip() for cell in row[1:])


def _under(
    own: Mapping[int, str],
    above: Sequence[str],
    width: int,
    anchors: dict[tuple[int, int], tuple[int, int]],
    at: int,
) -> Iterator[str]:
    """A row with some cells of its own; the others it shares with the row above it, but for what would stand at its end."""
    last = max(own)
    for column in range(width):
        shared = column not in own and (column < last or len(own) == 1)
        if shared:
            anchors[at, column] = anchors.get((at - 1, column), (at - 1, column))
        yield above[column] if shared else own.get(column, "")


def _with_one_heading(rows: Sequence[Row], width: int) -> list[Row]:
    """Rows of which the first two may be one heading: 责任分工 over 牵头单位 and 配合单位."""
    if len(rows) > 2 and len(rows[0][0]) < width and all(map(column_of, rows[1][0])):  # noqa: PLR2004 - a heading of two lines and a row
        cells = [*rows[0][0], *rows[1][0]]
        order = in_one_line(cells)
        if len(order) == width:
            return [([cells[at] for at in order], rows[0][1]), *rows[2:]]
    return list(rows)


def _carried(
    above: Sequence[Sequence[str]], anchors: dict[tuple[int, int], tuple[int, int]], at: int, missing: int
) -> Iterator[str]:
    """The cells that a shorter row shares with the row above it; under a short heading they are new."""
    for column in range(missing):
        if at > 1:
            anchors[at, column] = anchors.get((at - 1, column), (at - 1, column))
        yield above[at - 1][column] if at > 1 else ""
