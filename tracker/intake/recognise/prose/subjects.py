"""Bodies as the subject of a sentence: 由某局承办,某局协办。 — the work stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.intake.bodies import likeness_to_names
from tracker.intake.recognise.found import Duty, Role
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream
from tracker.intake.words import words

SURELY = 0.99


def subjects_of(stream: Stream, markers: Sequence[Marker], taken: Sequence[Responsibility]) -> Iterator[Responsibility]:
    """Sentences that begin with who leads (and who supports), outside of what other responsibilities close."""
    limits = [*(marker.start for marker in markers), len(stream.text)]
    for start in _beginnings(stream, markers):
        found = _subject().match(stream.level, start)
        if found and all(likeness_to_names(found[part]) >= SURELY for part in ("lead", "support") if found[part]):
            item_end = min(limit for limit in limits if limit >= found.end())
            if not any(start < other.end and other.start < item_end for other in taken):
                yield _responsibility(stream, found)


def _beginnings(stream: Stream, markers: Sequence[Marker]) -> list[int]:
    """Where a sentence can begin: at the start, behind a sentence or a line, behind an item's number."""
    behind = (found.end() for found in re.finditer(r"[。;\n]\s*", stream.level))
    return sorted({0, *behind, *(marker.end for marker in markers)})


def _responsibility(stream: Stream, found: re.Match[str]) -> Responsibility:
    roles = {"lead": Role.LEAD, "support": Role.SUPPORT}
    duties = [Duty(role, stream.piece(*found.span(group))) for group, role in roles.items() if found[group]]
    return Responsibility(found.start("whole"), found.end(), tuple(duties), leads_on=True)


@cache
def _subject() -> re.Pattern[str]:
    listed = words("roles")
    leads, supports = ("|".join(those) for those in ([*listed["lead"], "负责"], listed["support"]))
    return re.compile(
        rf"(?P<whole>由?(?P<lead>[^。;:()\n]{{2,120}}?)(?:共同|具体)?(?:{leads})[,。]"
        rf"(?:(?P<support>[^。;:()\n]{{2,160}}?)等?(?:{supports})[,。])?)"
    )
