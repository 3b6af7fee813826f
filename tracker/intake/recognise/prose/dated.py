"""The last resort: numbered items that must be done by a day although nobody is named for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

DONE_BY_A_DAY = re.compile(r"(?:年|月|日|季度)(?:底|末)?之?前(?:全部|基本|全面)?完成(?!了|率)")


def dated_items(stream: Stream, markers: Sequence[Marker]) -> Iterator[Responsibility]:
    """Items that say by when they must be finished. Who does them is left for a person to say."""
    for marker, following in zip_longest(markers, markers[1:]):
        end = following.start if following else _paragraph_end(stream, marker.end)
        if DONE_BY_A_DAY.search(stream.level, marker.end, end):
            yield Responsibility(end, end, ())


def _paragraph_end(stream: Stream, start: int) -> int:
    end = stream.level.find("\n", start)
    return end if end >= 0 else len(stream.level)
