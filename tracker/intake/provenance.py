"""Which lines of a document each task was read from, and which of its words say who, what and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.intake.draft import DraftPlan, DraftTask, Said
from tracker.intake.lines import Line
from tracker.intake.script import tight
from tracker.intake.source import NOWHERE, Place

LONGEST_WORDS = 200
TALLEST_HEADING = 3


class Part(StrEnum):
    """What marked words were read as."""

    NUMBER = "number"
    CATEGORY = "category"
    CONTENT = "content"
    LEAD = "lead"
    SUPPORT = "support"
    DEADLINE = "deadline"
    REMARK = "remark"
    CLAUSE = "clause"


BESIDE = {Part.CATEGORY, Part.CLAUSE}
"""Parts that may stand far from the task itself."""


@dataclass(frozen=True)
class Mark:
    """Words of the document that a part of a task was read from; the line and the cell are known where the reader told them."""

    part: Part
    words: str
    line: int | None = None
    cell: int | None = None


@dataclass(frozen=True)
class Provenance:
    """Where a task comes from: the lines that are its own, and the words in them (and beside them) that it leans on."""

    lines: tuple[int, ...]
    marks: tuple[Mark, ...]


def provenance_of(drafted: DraftPlan) -> list[Provenance]:
    """Where each task comes from, in the order of the tasks."""
    at = _Whereabouts(drafted.lines)
    marks = [tuple(_marks(task, at)) for task in drafted.tasks]
    own = [_own(task, told, at) for task, told in zip(drafted.tasks, marks, strict=True)]
    taken = {line for lines in own for line in lines}
    return [
        Provenance(tuple(sorted({*lines, *_continued(task, lines, taken, drafted.lines)})), told)
        for task, lines, told in zip(drafted.tasks, own, marks, strict=True)
    ]


def lines_at(drafted: DraftPlan, values: Iterable[Said | None]) -> set[int]:
    """The lines in which these values stand."""
    at = _Whereabouts(drafted.lines)
    return {line for value in values if value for line in at.all_of(value.place)}


def headings_in(drafted: DraftPlan, origins: Sequence[Provenance]) -> set[int]:
    """The rows that stand above the first task of a table and say what its columns mean; titles over all columns do not."""
    first: dict[int, int] = {}
    for line in sorted({line for origin in origins for line in origin.lines}):
        table = drafted.lines[line].table
        if table is not None:
            first.setdefault(table, line)
    above = (line for table, row in first.items() for line in range(max(table, row - TALLEST_HEADING), row))
    return {line for line in above if len(drafted.lines[line].cells) > 1}


class _Whereabouts:
    """Finds the lines of a place; a paragraph may have been parted into several."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines: dict[Place, list[int]] = {}
        for number, line in enumerate(lines):
            self._lines.setdefault(_level(line.place), []).append(number)

    def all_of(self, place: Place) -> list[int]:
        """All lines of a place; none of no place."""
        return self._lines.get(_level(place), []) if place != NOWHERE else []


def _level(place: Place) -> Place:
    """The place of the line; of a row that begins on one page and ends on the next there is one."""
    return replace(place, cell=None, page=None if place.row else place.page)


def _marks(task: DraftTask, at: _Whereabouts) -> Iterator[Mark]:
    said: list[tuple[Part, Said | None]] = [
        (Part.NUMBER, task.number),
        (Part.CATEGORY, task.category),
        (Part.CONTENT, task.content),
        *((Part.LEAD, name) for name in task.leads),
        *((Part.SUPPORT, name) for name in task.supports),
        (Part.REMARK, task.remark),
        (Part.CLAUSE, task.clause),
    ]
    for part, value in said:
        if value and value.written:
            yield _mark(part, value.written, value.place, at)
    if task.deadline.phrase:
        yield _mark(Part.DEADLINE, task.deadline.phrase, task.deadline.place, at)


def _mark(part: Part, words: str, place: Place, at: _Whereabouts) -> Mark:
    found = at.all_of(place)
    return Mark(part, words[:LONGEST_WORDS], found[0] if found else None, place.cell if place.row else None)


def _own(task: DraftTask, marks: Sequence[Mark], at: _Whereabouts) -> list[int]:
    """The lines of a task's own: its row, or the paragraphs in which its parts stand."""
    whole = at.all_of(task.source.place) or at.all_of(task.content.place)
    if task.source.place.row is not None:
        return whole[:1]
    words = tight(task.source.value)
    told = [mark.line for mark in marks if mark.part not in BESIDE and mark.line is not None]
    return sorted({*whole[:1], *(line for line in told if words)})


def _continued(task: DraftTask, own: Sequence[int], taken: set[int], lines: Sequence[Line]) -> Iterator[int]:
    """The lines behind a task's own that only go on with it: what a page break or a merged cell divided."""
    if not own:
        return
    words = tight(task.source.value)
    for line in range(own[0] + 1, len(lines)):
        if line in own:
            continue
        says = tight(lines[line].text)
        if line in taken or not says or not all(tight(cell.text) in words for cell in lines[line].cells):
            return
        yield line
