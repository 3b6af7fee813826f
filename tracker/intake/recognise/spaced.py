"""Tables whose columns are only apart by spaces, as the text of a PDF gives them: a line of headings, then numbered lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.intake.numerals import number_of
from tracker.intake.recognise.alignment import laid_out
from tracker.intake.recognise.columns import Column, Meaning, column_of, meaning_of
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.runs import Run
from tracker.intake.script import tight
from tracker.intake.source import Grid

FEWEST_HEADINGS = 4
LONGEST_GAP = 4
"""Lines between two rows that hold only the rest of their cells."""
ROW_AT_LEAST = 3


def spaced_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every line of headings that is followed by lines which begin with a number and fall into cells."""
    for at, line in enumerate(lines):
        meaning = _meaning(line.text.split())
        rows = list(_rows(lines, at + 1)) if meaning else []
        if meaning and rows:
            yield Run(_grid(lines, at, meaning, rows), at, rows[-1] + 1)


def _meaning(headings: list[str]) -> Meaning | None:
    """What the columns mean; a lost heading in front of the others is the number."""
    if len(headings) < FEWEST_HEADINGS or not all(column_of(heading) for heading in headings):
        return None
    meaning = meaning_of(headings)
    return meaning if meaning is None or Column.NUMBER in meaning else (Column.NUMBER, *meaning)


def _rows(lines: Sequence[Piece], first: int) -> Iterator[int]:
    last = first
    for at in range(first, len(lines)):
        cells = lines[at].text.split()
        if len(cells) >= ROW_AT_LEAST and number_of(tight(cells[0]).strip(".、()")) is not None:
            yield at
            last = at
        elif at - last > LONGEST_GAP:
            return


def _grid(lines: Sequence[Piece], heading: int, meaning: Meaning, rows: Sequence[int]) -> Grid:
    headings = lines[heading].text.split()
    cells = [tuple(["序号"] * (len(meaning) - len(headings)) + headings)]
    for at in rows:
        texts = lines[at].text.split()
        own = [cell.column for cell in laid_out(texts, meaning)[1]]
        cells.append(
            tuple(
                "".join(text for text, column in zip(texts, own, strict=True) if column == c)
                for c in range(len(meaning))
            )
        )
    places = {
        (row, column): lines[at].place for row, at in enumerate((heading, *rows)) for column in range(len(meaning))
    }
    return Grid(tuple(cells), lines[heading].place, places=places, drawn=False)
