"""Tables as text with separators: one grid."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from tracker.intake.readers.lattice import refuse_large
from tracker.intake.readers.text import decoded, tidy
from tracker.intake.readers.zips import BROKEN
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Grid, Place

SEPARATORS = ",;\t，"


def read_csv(data: bytes) -> Iterator[Grid]:
    """The rows of the file; the separator is the one that its first line uses most."""
    text = decoded(data)
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    try:
        rows = [tuple(tidy(cell).strip() for cell in row) for row in csv.reader(StringIO(text), delimiter=separator)]
    except csv.Error as trouble:
        raise Unreadable(BROKEN) from trouble
    refuse_large(len(rows), max(map(len, rows), default=0))
    yield Grid(tuple(row for row in rows if any(row)), Place(table=1))
