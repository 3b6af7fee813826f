"""Recognition: which stretch of a document is a task, and which words of it say what, who and when."""

from __future__ import annotations

from tracker.intake.bodies import likeness_to_names
from tracker.intake.recognise.chapters import chaptered_tasks
from tracker.intake.recognise.columns import BODIES, column_of
from tracker.intake.recognise.found import Findings, Found, Piece
from tracker.intake.recognise.headings import TALLEST_HEADING
from tracker.intake.recognise.lookalikes import is_lookalike
from tracker.intake.recognise.prose import dated_tasks_of, tasks_of_prose
from tracker.intake.recognise.prose.asides import blanket_in, says_first_leads
from tracker.intake.recognise.prose.tidy import tidied
from tracker.intake.recognise.strangers import is_notice_of_awards, without_guides
from tracker.intake.recognise.tables import Tables
from tracker.intake.recognise.written import tables_in_text
from tracker.intake.script import tight
from tracker.intake.source import Block, Grid, Source


def recognise(source: Source) -> Findings:
    """Everything in a document that carries a responsibility, and the running text beside it."""
    tables = Tables()
    body: list[Piece] = []
    for block in source.blocks:
        taken = tables.take(block, body) if isinstance(block, Grid) else None
        body.extend(_pieces(block, taken))
    chaptered, rest = chaptered_tasks(whole := body)
    flattened, body = tables_in_text([tidied(piece) for piece in rest])
    tabled = [*tables.tasks(), *chaptered, *flattened]
    told = [tidied(piece) for piece in whole] if chaptered else body
    found = once([*tabled, *without_guides(tasks_of_prose(body, beside_tables=bool(tabled)), body)])
    if is_notice_of_awards(body):
        return Findings(tasks=(), body=tuple(body))
    if not any(task.content.text for task in found):
        found = [*found, *once(dated_tasks_of(body))]
    return Findings(
        tasks=tuple(task for task in found if task.content.text),
        body=tuple(told),
        left_over=tuple(task.whole for task in found if not task.content.text and task.whole.text),
        first_leads=any(map(says_first_leads, body)),
        blankets=tuple(clause for clause in map(blanket_in, body) if clause),
    )


def once(tasks: list[Found]) -> list[Found]:
    """Each task once: a document that holds the same text twice does not ask for the same work twice."""
    return list({_words_of(task): task for task in reversed(tasks)}.values())[::-1]


def _words_of(task: Found) -> tuple[str, ...]:
    """What tells a task from others; a sentence that gave no work is told by its own words."""
    number = task.number.text if task.number else ""
    said = task.content.text or task.whole.text
    return tuple(map(tight, (number, said, *(duty.piece.text for duty in task.duties))))


def _pieces(block: Block, rows: int | None) -> list[Piece]:
    """The running text of a block: of a task table what stands above its heading, of any other table all of it."""
    if not isinstance(block, Grid):
        return [Piece(block.full, block.place)]
    if any(is_lookalike(row, block.rows[at + 1 :]) for at, row in enumerate(block.rows[:TALLEST_HEADING])):
        return []
    positions = ((r, c) for r, row in enumerate(block.rows[:rows]) for c in range(len(row)))
    own = (at for at in positions if block.anchor(*at) == at and not _heads_names(block, *at))
    cells = [(block.text(*at), block.place_of(*at)) for at in own]
    return [Piece(line.strip(), place) for text, place in cells for line in text.split("\n") if line.strip()]


def _heads_names(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell heads a column of bodies in a table of something else: it is no label of what stands behind it."""
    beside = grid.text(row, column + 1) if column + 1 < grid.width else ""
    below = grid.text(row + 1, column) if row + 1 < len(grid.rows) else ""
    heads = not row and column_of(grid.text(row, column)) in BODIES
    return heads and bool(likeness_to_names(below)) and (column_of(beside) is not None or not likeness_to_names(beside))
