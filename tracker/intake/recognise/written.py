"""Tables that stand in running text: drawn with signs, apart by spaces, or lost but for the order of their cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from tracker.intake.recognise.bars import barred_tables
from tracker.intake.recognise.boxes import boxed_tables
from tracker.intake.recognise.flattened import flattened_table
from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.grids import tasks_of_grid
from tracker.intake.recognise.prose.records import recorded_tables
from tracker.intake.recognise.spaced import spaced_tables


def tables_in_text(body: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """The tasks of such tables, and the text with the lines of those tables taken out."""
    body = list(body)
    found: list[list[Found]] = []
    drawn = [*barred_tables(body), *boxed_tables(body), *spaced_tables(body), *recorded_tables(body)]
    for run in sorted(drawn, key=lambda run: run.first, reverse=True):
        if heading := run.heading():
            found.insert(0, tasks_of_grid(run.grid, heading))
            body = [*body[: run.first], *body[run.last :]]
    while flattened := flattened_table(body):
        heading = flattened.heading()
        found.append(tasks_of_grid(flattened.grid, heading) if heading else [])
        body = [*body[: flattened.first], *body[flattened.last :]]
    return list(chain.from_iterable(found)), body
