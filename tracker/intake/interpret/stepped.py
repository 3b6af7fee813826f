"""Steps that a table tells by quarters or months, as dated steps of the task."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.intake.draft import Deadline, Milestone
from tracker.intake.interpret.days import days_in
from tracker.intake.recognise.found import Piece, Step
from tracker.intake.script import tight


def steps_told(steps: Sequence[Step], content: Piece, deadline: Deadline, year: int | None) -> tuple[Milestone, ...]:
    """Each step with the last day of its time; the one that ends the task only where its work is told nowhere else."""
    dated = [(max(day.day for day in days), step) for step in steps if (days := days_in(step.time, year))]
    first = {day: step for day, step in reversed(dated) if deadline.day is None or day <= deadline.day}
    return tuple(
        Milestone(day, step.time, step.work.text)
        for day, step in sorted(first.items())
        if day != deadline.day or tight(step.work.text) not in tight(content.text)
    )
