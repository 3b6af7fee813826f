"""Lines that are nothing but names: in lists without any labels, who carries the work stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.intake.bodies import likeness_to_names
from tracker.intake.recognise.found import Duty, Role
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

ENOUGH_LINES, FEWEST_NAMES = 3, 2
LINE = re.compile(r"^[^\n]+$", re.MULTILINE)


def lines_of_names(stream: Stream, markers: Sequence[Marker]) -> list[Responsibility]:
    """Lines of at least two names below numbered items; believed only where the document has several."""
    first = min((marker.start for marker in markers), default=len(stream.text))
    found = [line for line in LINE.finditer(stream.level, first) if _is_names(line[0])]
    return list(_responsibilities(stream, found)) if len(found) >= ENOUGH_LINES else []


def _is_names(line: str) -> bool:
    return (
        len(re.split("[、,;]", line.strip("。"))) >= FEWEST_NAMES and likeness_to_names(line) == 1.0 and ":" not in line
    )


def _responsibilities(stream: Stream, lines: Sequence[re.Match[str]]) -> Iterator[Responsibility]:
    for line in lines:
        duty = Duty(Role.RESPONSIBLE, stream.piece(line.start(), line.end()))
        yield Responsibility(line.start(), line.end(), (duty,))
