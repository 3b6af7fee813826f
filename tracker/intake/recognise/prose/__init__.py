"""Prose whose items carry their responsibility with them: in brackets, behind a label, or on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.prose.dated import dated_items
from tracker.intake.recognise.prose.duties import Responsibility, duties_of
from tracker.intake.recognise.prose.headed import chartered_tasks, headed_tasks
from tracker.intake.recognise.prose.items import tasks_of
from tracker.intake.recognise.prose.lines import lines_of_names
from tracker.intake.recognise.prose.outline import Marker, markers_of
from tracker.intake.recognise.prose.weighing import fronted, joined, mentioned, weighed
from tracker.intake.stream import Stream


def tasks_of_prose(body: Sequence[Piece], *, beside_tables: bool = False) -> list[Found]:
    """The tasks of running text: the stretches that a responsibility closes. Those without content are left over."""
    stream = Stream.of(body)
    markers = markers_of(stream)
    closing = fronted(stream, markers, joined(stream, markers, duties_of(stream, markers)))
    closing = closing or lines_of_names(stream, markers)
    if not beside_tables and (headed := _headed(stream, markers, closing)):
        return headed
    found, doubtful = weighed(stream, markers, closing, beside_tables=beside_tables)
    tasks = tasks_of(stream, markers, found)
    return [*tasks, *mentioned(stream, doubtful)]


def _headed(stream: Stream, markers: Sequence[Marker], closing: Sequence[Responsibility]) -> list[Found]:
    """The tasks of a paper whose work stands below the names, where nothing else in it says who does what."""
    if not closing:
        return headed_tasks(stream, markers)
    return chartered_tasks(stream, markers, closing[0]) if len(closing) == 1 and closing[0].stands_alone else []


def dated_tasks_of(body: Sequence[Piece]) -> list[Found]:
    """The tasks of running text that names nobody: items that must be finished by a day."""
    stream = Stream.of(body)
    markers = markers_of(stream)
    return tasks_of(stream, markers, list(dated_items(stream, markers)))
