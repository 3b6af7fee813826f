"""Recognition: which stretch of a document is a task, and which words of it say what, who and when."""

from __future__ import annotations

from itertools import chain

from tracker.intake.recognise.bars import barred_tables
from tracker.intake.recognise.boxes import boxed_tables
from tracker.intake.recognise.columns import is_lookalike
from tracker.intake.recognise.flattened import flattened_table
from tracker.intake.recognise.found import Findings, Found, Piece
from tracker.intake.recognise.grids import TALLEST_HEADING, heading_of, tasks_of_grid
from tracker.intake.recognise.prose import dated_tasks_of, tasks_of_prose
from tracker.intake.recognise.prose.asides import blanket_in, says_first_leads
from tracker.intake.recognise.spaced import spaced_tables
from tracker.intake.script import tight
from tracker.intake.source import Block, Grid, Source


def recognise(source: Source) -> Findings:
    """Everything in a document that carries a responsibility, and the running text beside it."""
    tasks: list[Found] = []
    body: list[Piece] = []
    for block in source.blocks:
        heading = heading_of(block) if isinstance(block, Grid) else None
        if isinstance(block, Grid) and heading:
            tasks.extend(tasks_of_grid(block, heading))
        body.extend(_pieces(block, heading.first if heading else None))
    flattened, body = _without_flattened(body)
    found = once([*tasks, *flattened, *tasks_of_prose(body)] or dated_tasks_of(body))
    return Findings(
        tasks=tuple(task for task in found if task.content.text),
        body=tuple(body),
        left_over=tuple(task.whole for task in found if not task.content.text),
        first_leads=any(map(says_first_leads, body)),
        blankets=tuple(clause for clause in map(blanket_in, body) if clause),
    )


def once(tasks: list[Found]) -> list[Found]:
    """Each task once: a document that holds the same text twice does not ask for the same work twice."""
    return list({_words_of(task): task for task in reversed(tasks)}.values())[::-1]


def _words_of(task: Found) -> tuple[str, ...]:
    number = task.number.text if task.number else ""
    return tuple(map(tight, (number, task.content.text, *(duty.piece.text for duty in task.duties))))


def _pieces(block: Block, rows: int | None) -> list[Piece]:
    """The running text of a block: of a task table what stands above its heading, of any other table all of it."""
    if not isinstance(block, Grid):
        return [Piece(block.full, block.place)]
    if any(is_lookalike(row) for row in block.rows[:TALLEST_HEADING]):
        return []
    positions = ((r, c) for r, row in enumerate(block.rows[:rows]) for c in range(len(row)))
    cells = [(block.text(*at), block.place_of(*at)) for at in positions if block.anchor(*at) == at]
    return [Piece(line.strip(), place) for text, place in cells for line in text.split("\n") if line.strip()]


def _without_flattened(body: list[Piece]) -> tuple[list[Found], list[Piece]]:
    """The tasks of tables that are drawn or lost in the text, and the text with the lines of those tables taken out."""
    found: list[list[Found]] = []
    drawn = [*barred_tables(body), *boxed_tables(body), *spaced_tables(body)]
    for run in sorted(drawn, key=lambda run: run.first, reverse=True):
        if heading := heading_of(run.grid):
            found.insert(0, tasks_of_grid(run.grid, heading))
            body = [*body[: run.first], *body[run.last :]]
    while flattened := flattened_table(body):
        heading = heading_of(flattened.grid)
        found.append(tasks_of_grid(flattened.grid, heading) if heading else [])
        body = [*body[: flattened.first], *body[flattened.last :]]
    return list(chain.from_iterable(found)), body
