"""Keeping the document itself beside its draft, line by line, with what each line gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from tracker.intake import draft as reading
from tracker.intake.formalities import formalities_in
from tracker.intake.lines import Cell, LineKind
from tracker.intake.models import LineUse, SourceLine
from tracker.intake.provenance import BESIDE, Mark, Provenance, headings_in, lines_at
from tracker.intake.source import Place

AT_ONCE = 1000
"""Lines in one statement; a database takes only so many values."""


def keep_lines(session: Session, draft_id: int, drafted: reading.DraftPlan, origins: Sequence[Provenance]) -> None:
    """Put the document beside its draft. What gave nothing is kept too, and known as such."""
    uses, headings = _uses(drafted, origins), headings_in(drafted, origins)
    lines = [
        {
            "draft_plan_id": draft_id,
            "seq": seq,
            "kind": LineKind.HEADING if seq in headings else line.kind,
            "use": uses.get(seq, LineUse.NONE),
            "cells": [kept_cell(cell) for cell in line.cells],
            "place": kept_place(line.place),
            "table_seq": line.table,
        }
        for seq, line in enumerate(drafted.lines)
    ]
    for first in range(0, len(lines), AT_ONCE):
        session.execute(insert(SourceLine), lines[first : first + AT_ONCE])


def kept_place(place: Place) -> dict[str, Any]:
    """A place without the parts that are not known."""
    return {part: where for part, where in asdict(place).items() if where is not None}


def kept_marks(origin: Provenance) -> list[dict[str, Any]]:
    """The words that a row leans on: which part they gave, and in which line and cell they stand."""
    return [_kept_mark(mark) for mark in dict.fromkeys(origin.marks)]


def kept_cell(cell: Cell) -> dict[str, Any]:
    """A cell without what goes without saying."""
    usual = {"column": 1, "across": 1, "down": 1, "begins": None}
    said = {"column": cell.column, "across": cell.across, "down": cell.down, "begins": cell.begins}
    return {"text": cell.text, **{name: value for name, value in said.items() if value != usual[name]}}


def _kept_mark(mark: Mark) -> dict[str, Any]:
    known = {"line": mark.line, "cell": mark.cell}
    return {"part": mark.part.value, "words": mark.words, **{k: v for k, v in known.items() if v is not None}}


def _uses(drafted: reading.DraftPlan, origins: Sequence[Provenance]) -> dict[int, LineUse]:
    """What each line that gave anything gave; of several uses the nearest to a task."""
    facts = (drafted.facts.title, drafted.facts.document_number, *drafted.facts.issuers)
    asked = (*(filing.title for filing in drafted.filings), *(each.phrase for each in drafted.rounds))
    uses = dict.fromkeys(formalities_in(drafted, origins) | lines_at(drafted, facts), LineUse.FACT)
    uses.update(dict.fromkeys(lines_at(drafted, asked), LineUse.FILING))
    uses.update(dict.fromkeys(_beside(origins), LineUse.BESIDE))
    uses.update(dict.fromkeys((line for origin in origins for line in origin.lines), LineUse.TASK))
    return uses


def _beside(origins: Sequence[Provenance]) -> Iterator[int]:
    for origin in origins:
        yield from (mark.line for mark in origin.marks if mark.part in BESIDE and mark.line is not None)
