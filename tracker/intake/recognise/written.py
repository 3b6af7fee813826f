"""Tables that stand in running text: drawn with signs, apart by spaces, or lost but for the order of their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from tracker.intake.recognise.bars import barred_tables, unbarred
from tracker.intake.recognise.boxes import boxed_tables
from tracker.intake.recognise.columnar import columnar_tables
from tracker.intake.recognise.flattened import flattened_table
from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.glued import glued_tables
from tracker.intake.recognise.grids import tasks_of_grid
from tracker.intake.recognise.headings import TALLEST_HEADING
from tracker.intake.recognise.lookalikes import is_lookalike
from tracker.intake.recognise.prose.records import recorded_tables
from tracker.intake.recognise.runon import run_on_tables
from tracker.intake.recognise.runs import Run
from tracker.intake.recognise.spaced import spaced_tables

Placed = tuple[int, list[Found]]
"""The line that a table begins in, and its tasks."""


def tables_in_text(body: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """The tasks of such tables, and the text with the lines of those tables taken out."""
    body = list(body)
    found: list[Placed] = []
    for find in (boxed_tables, barred_tables, spaced_tables, run_on_tables, glued_tables, recorded_tables):
        body = _taken(list(find(body)), body, found)
    while flattened := flattened_table(body):
        body = _taken([flattened], body, found)
    body = _taken(list(columnar_tables(body)), body, found)
    tasks = chain.from_iterable(tasks for _, tasks in sorted(found, key=_first_of))
    return list(tasks), [replace(line, text=unbarred(line.text).strip()) for line in body]


def _taken(runs: Sequence[Run], body: list[Piece], found: list[Placed]) -> list[Piece]:
    """The text without the lines of these tables, whose tasks are added to what was found."""
    for run in sorted(runs, key=lambda run: run.first, reverse=True):
        if heading := run.heading():
            found.append((run.grid.place.paragraph or 0, tasks_of_grid(run.grid, heading)))
        rows = run.grid.rows
        if heading or any(is_lookalike(row, rows[at + 1 :]) for at, row in enumerate(rows[:TALLEST_HEADING])):
            above = _above(run, heading.first) if heading else ()
            body = [*body[: run.first], *run.kept, *above, *body[run.last :]]
    return body


def _above(run: Run, heading: int) -> list[Piece]:
    """What stands in the rows above a heading, as text: the title of the table."""
    rows = enumerate(run.grid.rows[:heading])
    said = ((at, " ".join(dict.fromkeys(cell for cell in row if cell.strip()))) for at, row in rows)
    return [Piece(text, run.grid.place_of(at)) for at, text in said if text]


def _first_of(placed: Placed) -> int:
    return placed[0]
