"""Prose whose items carry their responsibility with them: in brackets, behind a label, or on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.prose.dated import dated_items
from tracker.intake.recognise.prose.duties import duties_of
from tracker.intake.recognise.prose.items import tasks_of
from tracker.intake.recognise.prose.lines import lines_of_names
from tracker.intake.recognise.prose.outline import markers_of
from tracker.intake.recognise.prose.subjects import subjects_of
from tracker.intake.stream import Stream


def tasks_of_prose(body: Sequence[Piece], *, beside_tables: bool = False) -> list[Found]:
    """The tasks of running text: the stretches that a responsibility closes."""
    stream = Stream.of(body)
    markers = markers_of(stream)
    closing = duties_of(stream, markers)
    opening = list(subjects_of(stream, markers, closing))
    found = sorted([*closing, *opening], key=lambda found: found.start)
    return tasks_of(stream, markers, found or lines_of_names(stream, markers))


def dated_tasks_of(body: Sequence[Piece]) -> list[Found]:
    """The tasks of running text that names nobody: items that must be finished by a day."""
    stream = Stream.of(body)
    markers = markers_of(stream)
    return tasks_of(stream, markers, list(dated_items(stream, markers)))
