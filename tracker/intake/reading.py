"""The intake in one line: readers → recognition → interpretation. Pure: bytes in, a draft out, nothing kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.intake.draft import DraftPlan, Question, Topic
from tracker.intake.interpret.document import interpret
from tracker.intake.line_by_line import lines_of
from tracker.intake.readers import Watch, read, unwatched
from tracker.intake.recognise import recognise
from tracker.intake.source import SORTING


def read_document(
    name: str, data: bytes, *, year: int | None = None, issued_on: date | None = None, watch: Watch = unwatched
) -> DraftPlan:
    """Read a plan; with `year`, as the plan of that year. Refuses what is unreadable; of what holds no task, the facts remain."""
    source = read(name, data, watch)
    watch(SORTING)
    drafted = interpret(recognise(source), year=year, issued_on=issued_on)
    left_out = (Question(Topic.PLAN, remark.sentence, remark.words) for remark in source.remarks)
    return replace(drafted, lines=lines_of(source), questions=(*left_out, *drafted.questions))
