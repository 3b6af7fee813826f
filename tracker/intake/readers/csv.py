"""Tables as text with separators: one grid."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from tracker.intake.readers.lattice import refuse_large
from tracker.intake.readers.text import decoded, tidy
from tracker.intake.readers.zips import BROKEN
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Grid, Place

SEPARATORS = ",;\t|，"
LOOKED_AT = 50
"""Rows that are enough to see which sign parts the cells."""


def read_csv(data: bytes) -> Iterator[Grid]:
    """The rows of the file; the separator is the one that parts most of its rows alike."""
    text = decoded(data)
    try:
        separator = max(SEPARATORS, key=lambda sign: _evenness(text, sign))
        rows = [
            tuple(tidy(cell).strip() for cell in row)
            for row in csv.reader(StringIO(text), delimiter=separator, strict=True)
        ]
    except csv.Error as trouble:
        raise Unreadable(BROKEN) from trouble
    refuse_large(len(rows), max(map(len, rows), default=0))
    yield Grid(tuple(row for row in rows if any(row)), Place(table=1))


def _evenness(text: str, separator: str) -> int:
    """How many of the first rows have the commonest number of cells, when that is more than one."""
    widths = Counter(map(len, islice(csv.reader(StringIO(text), delimiter=separator), LOOKED_AT)))
    return max((count for width, count in widths.items() if width > 1), default=0)
