"""What a column of a table means, by its heading and, where that misleads, by what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from tracker.intake.numerals import number_of
from tracker.intake.script import tight
from tracker.intake.words import words

LONGEST_HEADING = 16


class Column(StrEnum):
    """What the cells of a column say."""

    NUMBER = "number"
    CATEGORY = "category"
    TASK = "task"
    MEASURE = "measure"
    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    PERSON = "person"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    MATERIAL = "material"
    REMARK = "remark"
    AREA = "area"
    """Districts or towns: each carries its row where no other column says who does."""
    OTHER = "other"


BODIES = {Column.LEAD, Column.SUPPORT, Column.RESPONSIBLE}
CONTENTS = {Column.TASK, Column.MEASURE}
Meaning = tuple[Column, ...]


@cache
def column_of(heading: str) -> Column | None:
    """The column that a heading announces; nothing where the words announce none."""
    plain = tight(heading).strip(":.。、*")
    if not plain or len(plain) > LONGEST_HEADING or plain.endswith(_titles()) or plain[-1].isdigit():
        return None
    held = [(len(word), -rank, column) for rank, (column, word) in enumerate(_vocabulary()) if word in plain]
    bodies = [entry for entry in held if entry[2] in BODIES]
    if bodies and any(column is Column.PERSON for _, _, column in held):
        held = bodies  # a heading that asks for a body and its person is about the body
    return max(held)[2] if held else None


@cache
def _titles() -> tuple[str, ...]:
    return tuple(words("headings")["titles"]["endings"])


@cache
def _vocabulary() -> tuple[tuple[Column, str], ...]:
    return tuple((Column(name), word) for name, those in words("headings")["columns"].items() for word in those)


def is_lookalike(headings: Sequence[str]) -> bool:
    """Whether these headings belong to a table that only looks like a task table."""
    strange = words("headings")["alike"]["headings"]
    return any(word in tight(heading) for heading in headings for word in strange)


def meaning_of(headings: Sequence[str]) -> Meaning | None:
    """What each column means, if together they make a task table: something to do, and somebody to do it."""
    if is_lookalike(headings):
        return None
    columns = tuple(column_of(heading) or Column.OTHER for heading in headings)
    if not BODIES & set(columns):
        columns = tuple(Column.RESPONSIBLE if column is Column.AREA else column for column in columns)
    return columns if CONTENTS & set(columns) and BODIES & set(columns) else None


def corrected(columns: Meaning, samples: Sequence[Sequence[str]]) -> Meaning:
    """Mend what a heading said wrongly: a category (or nameless) column that counts 1, 2, 3 is the number."""
    if Column.NUMBER in columns:
        return columns
    for at, column in enumerate(columns):
        if column in {Column.CATEGORY, Column.OTHER} and _counts([row[at] for row in samples if at < len(row)]):
            return (*columns[:at], Column.NUMBER, *columns[at + 1 :])
    return columns


def _counts(values: Sequence[str]) -> bool:
    numbers = [number_of(tight(value).strip(".、()")) for value in values if value.strip()]
    return len(numbers) > 1 and all(number is not None for number in numbers) and len(set(numbers)) == len(numbers)
