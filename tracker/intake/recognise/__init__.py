"""Recognition: which stretch of a document is a task, and which words of it say what, who and when."""

from __future__ import annotations

from itertools import chain

from tracker.intake.recognise.columns import is_lookalike
from tracker.intake.recognise.flattened import flattened_table
from tracker.intake.recognise.found import Findings, Found, Piece
from tracker.intake.recognise.grids import tasks_of_grid
from tracker.intake.source import Block, Grid, Source


def recognise(source: Source) -> Findings:
    """Everything in a document that carries a responsibility, and the running text beside it."""
    tasks: list[Found] = []
    body: list[Piece] = []
    for block in source.blocks:
        found = tasks_of_grid(block) if isinstance(block, Grid) else []
        tasks.extend(found)
        body.extend([] if found else _pieces(block))
    flattened, body = _without_flattened(body)
    return Findings(tasks=(*tasks, *flattened), body=tuple(body))


def _pieces(block: Block) -> list[Piece]:
    """The running text of a block; a table that is no task table only lays its text out, or is a list of something else."""
    if not isinstance(block, Grid):
        return [Piece(block.full, block.place)]
    if any(is_lookalike(row) for row in block.rows[:3]):
        return []
    cells = (
        (block.text(r, c), block.place_of(r, c))
        for r, row in enumerate(block.rows)
        for c in range(len(row))
        if block.anchor(r, c) == (r, c)
    )
    return [Piece(line.strip(), place) for text, place in cells for line in text.split("\n") if line.strip()]


def _without_flattened(body: list[Piece]) -> tuple[list[Found], list[Piece]]:
    """The tasks of flattened tables, and the text with the lines of those tables taken out."""
    found: list[list[Found]] = []
    while run := flattened_table(body):
        found.append(tasks_of_grid(run.grid))
        body = [*body[: run.first], *body[run.last :]]
    return list(chain.from_iterable(found)), body
