"""The document beside its draft: the lines that the rows of a page come from, what lies between them, and who uses which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from tracker.gate.session import session
from tracker.intake import queries
from tracker.intake.lines import LineKind
from tracker.intake.models import DraftTask, LineUse, SourceLine
from tracker.pages.places import place_words
from tracker.pages.source_words import Segment, cut_up, segments

NEAR = 6
"""So many lines beside a row's own are shown before the others are only counted."""
NARROW = 2
"""The same where only some rows are looked at."""
LONGEST_OWN, LONGEST_OTHER = 3000, 240
"""Characters of a cell or paragraph that are shown here; the whole of it stands in the whole document."""


class User(NamedTuple):
    """A row that was read from a line."""

    id: int
    number: str


class ShownCell(NamedTuple):
    """One cell as it is drawn."""

    segments: Sequence[Segment]
    across: int
    down: int


class ShownLine(NamedTuple):
    """One line as it is drawn, with the rows of this page that come from it."""

    seq: int
    where: str
    users: Sequence[User]
    is_unused: bool
    is_heading: bool
    segments: Sequence[Segment]
    cells: Sequence[ShownCell]


class Stretch(NamedTuple):
    """Lines that stand together: text, one table, or (without lines) a gap of so many from a first."""

    is_table: bool
    where: str
    lines: Sequence[ShownLine]
    gap: int = 0
    first: int = 0
    unused: int = 0
    """How many lines of the gap were not used."""


class Usage:
    """Who uses which line: the rows that are shown, by their lines and by the words that they lean on."""

    def __init__(self, rows: Iterable[DraftTask]) -> None:
        """Look at the rows of a page."""
        self.rows: dict[int, list[DraftTask]] = {}
        self.marks: dict[int, list[Mapping[str, Any]]] = {}
        for row in rows:
            for line in row.source.get("lines", ()):
                self.rows.setdefault(line, []).append(row)
            for mark in row.source.get("marks", ()):
                self.marks.setdefault(mark.get("line", -1), []).append(mark)

    def users(self, line: int) -> list[User]:
        """The rows that come from a line."""
        return [User(row.id, row.number) for row in self.rows.get(line, ())]


def around(every: Sequence[DraftTask], shown: Sequence[DraftTask], *, is_part: bool, last: int) -> list[int]:
    """The numbers of the lines beside these rows; `is_part` where rows are missing between them, else nothing is passed over."""
    own = sorted({line for row in shown for line in _lines(row)})
    if not own:
        return []
    if is_part:
        return sorted({near for line in own for near in range(line - NARROW, line + NARROW + 1) if 0 <= near <= last})
    first, end = _bounds(every, shown, own, last)
    return [line for gap in pairwise([first - 1, *own, end + 1]) for line in _near(*gap)][:-1]


def beside(draft_id: int, numbers: Sequence[int], usage: Usage) -> list[Stretch]:
    """These lines of the document as they are drawn, in a constant number of queries."""
    lines = {line.seq: line for line in session().scalars(queries.lines_numbered(draft_id, numbers))}
    begun = {cell["begins"] for line in lines.values() for cell in line.cells if "begins" in cell} - lines.keys()
    tables = {line.table_seq for line in lines.values() if line.table_seq is not None}
    more = session().scalars(queries.lines_needed(draft_id, begun, tables)).all() if begun or tables else ()
    unused = session().scalars(queries.unused_lines(draft_id)).all() if _has_gaps(numbers) else ()
    drawing = _Drawing(lines, {line.seq: line for line in more}, usage, unused)
    return list(drawing.stretches())


def _has_gaps(numbers: Sequence[int]) -> bool:
    return bool(numbers) and max(numbers) - min(numbers) + 1 > len(numbers)


def _lines(row: DraftTask) -> list[int]:
    return list(row.source.get("lines", ()))


def _bounds(every: Sequence[DraftTask], shown: Sequence[DraftTask], own: Sequence[int], last: int) -> tuple[int, int]:
    """From behind the page before to the end of this one; the first page begins and the last ends with the document."""
    at = every.index(shown[0])
    before = max((line for row in every[:at] for line in _lines(row) if line < own[0]), default=-1)
    return before + 1, last if shown[-1] is every[-1] else own[-1]


def _near(before: int, line: int) -> Iterator[int]:
    """The lines between two (and the second itself), without the middle of a long gap."""
    if line - before - 1 <= 2 * NEAR:
        yield from range(before + 1, line)
    else:
        yield from range(before + 1, before + 1 + NEAR)
        yield from range(line - NEAR, line)
    yield line


class _Drawing:
    """Draws lines: texts as texts, rows of one table as a table with its heading."""

    def __init__(
        self, lines: Mapping[int, SourceLine], more: Mapping[int, SourceLine], usage: Usage, unused: Collection[int]
    ) -> None:
        self._lines, self._known, self._usage, self._unused = lines, {**more, **lines}, usage, unused

    def stretches(self) -> Iterator[Stretch]:
        """The lines that stand together, and the gaps between."""
        group: list[SourceLine] = []
        for line in self._lines.values():
            if group and (line.seq != group[-1].seq + 1 or line.table_seq != group[-1].table_seq):
                yield self._stretch(group)
                if line.seq > group[-1].seq + 1:
                    yield self._gap(group[-1].seq + 1, line.seq)
                group = []
            group.append(line)
        if group:
            yield self._stretch(group)

    def _gap(self, first: int, end: int) -> Stretch:
        unused = sum(first <= line < end for line in self._unused)
        return Stretch(is_table=False, where="", lines=(), gap=end - first, first=first, unused=unused)

    def _stretch(self, group: Sequence[SourceLine]) -> Stretch:
        table = group[0].table_seq
        if table is None:
            return Stretch(is_table=False, where="", lines=[self._text(line) for line in group])
        where = {part: at for part, at in group[0].place.items() if part in {"sheet", "table"}}
        above = [line for line in self._known.values() if line.table_seq == table and line.kind is LineKind.HEADING]
        headed = [line for line in sorted(above, key=lambda line: line.seq) if line.seq < group[0].seq]
        width = max(_columns(cell).stop for line in (*headed, *group) for cell in line.cells)
        rows = [self._row(line, index, part, width) for part in (headed, group) for index, line in enumerate(part)]
        return Stretch(is_table=True, where=place_words(where), lines=rows)

    def _text(self, line: SourceLine) -> ShownLine:
        own = self._usage.rows.get(line.seq, ())
        longest = LONGEST_OWN if own else LONGEST_OTHER
        text = "".join(str(cell["text"]) for cell in line.cells)
        if own:
            shown = segments(text, [(row.id, row.source) for row in own], longest=LONGEST_OTHER)
        else:
            shown = [Segment(None, cut_up(text[:longest], self._usage.marks.get(line.seq, ())), len(text) > longest)]
        return self._shown(line, place_words(line.place), shown=shown)

    def _row(self, line: SourceLine, index: int, group: Sequence[SourceLine], width: int) -> ShownLine:
        place = {part: at for part, at in line.place.items() if part in {"page", "row"}}
        drawn = [cell for cell in line.cells if index == 0 or "begins" not in cell]
        covered = {column for cell in line.cells if cell not in drawn for column in _columns(cell)}
        cells = _filled((self._cell(line, cell, len(group) - index) for cell in drawn), covered, width)
        return self._shown(line, place_words(place), cells=list(cells))

    def _cell(self, line: SourceLine, cell: Mapping[str, Any], left: int) -> tuple[int, ShownCell]:
        """A cell and its column; one that began above has the words of its beginning."""
        column = int(cell.get("column", 1))
        origin = self._known.get(cell["begins"]) if "begins" in cell else line
        text = _text_at(origin, column) if origin is not line else str(cell["text"])
        told = self._usage.marks.get(origin.seq if origin else line.seq, ())
        marks = [mark for mark in told if mark.get("cell", column) == column]
        longest = LONGEST_OWN if self._usage.rows.get(line.seq) else LONGEST_OTHER
        shown = Segment(None, cut_up(text[:longest], marks), len(text) > longest)
        return column, ShownCell([shown], int(cell.get("across", 1)), min(int(cell.get("down", 1)), left))

    def _shown(
        self, line: SourceLine, where: str, *, shown: Sequence[Segment] = (), cells: Sequence[ShownCell] = ()
    ) -> ShownLine:
        users = self._usage.users(line.seq)
        is_heading = line.kind is LineKind.HEADING
        is_unused = line.use is LineUse.NONE and not users and not is_heading
        return ShownLine(line.seq, where, users, is_unused, is_heading, shown, cells)


def _text_at(line: SourceLine | None, column: int) -> str:
    cells = line.cells if line else ()
    return next((str(cell["text"]) for cell in cells if cell.get("column", 1) == column), "")


EMPTY = ShownCell((), 1, 1)


def _columns(cell: Mapping[str, Any]) -> range:
    first = int(cell.get("column", 1))
    return range(first, first + int(cell.get("across", 1)))


def _filled(cells: Iterable[tuple[int, ShownCell]], covered: Collection[int], width: int) -> Iterator[ShownCell]:
    """The cells of a row, with empty ones where nothing stands and nothing from above reaches in; `width` ends it."""
    following = 1
    for column, cell in cells:
        yield from (EMPTY for free in range(following, column) if free not in covered)
        yield cell
        following = column + cell.across
    yield from (EMPTY for free in range(following, width) if free not in covered)
