"""Tables that only look like task tables: lists of files, guides, score sheets, lists of what is paid for, of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.intake.bodies import SEPARATORS
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

MOSTLY = 0.6
NOTE_BEHIND = re.compile(r"\([^()]*\)$")
Samples = Sequence[Sequence[str]]


def is_lookalike(headings: Sequence[str], samples: Samples = ()) -> bool:
    """Whether these headings, over these cells, belong to a table that only looks like a task table."""
    alike = words("headings")["alike"]
    plain = [tight(heading) for heading in headings]
    if any(word in heading for heading in plain for word in alike["headings"]):
        return True
    if not _is_led(plain) and any(word in heading for heading in plain for word in alike["figures"]):
        return True
    if _pays(plain) and not _is_work_of_offices(plain, samples):
        return True
    scored = any(heading.endswith(tuple(alike["scored"])) for heading in plain)
    return scored and any(heading.startswith(tuple(alike["judged"])) for heading in plain)


def is_list_of_figures(headings: Sequence[str], named: set[int]) -> bool:
    """Whether this is a list of indicators with a unit of measure for each; `named` are the columns of bodies."""
    plain = [tight(heading) for heading in headings]
    measured = words("headings")["unit"]["measure"]
    unit = any(heading in measured and at not in named for at, heading in enumerate(plain))
    return unit and any("指标" in heading for heading in plain) and not _is_led(plain)


def _says_who(plain: Sequence[str]) -> bool:
    """Whether a heading asks outright who answers for the row."""
    return any(heading.startswith(tuple(words("headings")["alike"]["answering"])) for heading in plain)


def _is_led(plain: Sequence[str]) -> bool:
    """Whether figures have somebody in front who is to reach them: a bare 责任单位 may only be who counts them."""
    return any(heading.startswith(tuple(words("headings")["alike"]["leading"])) for heading in plain)


def _pays(plain: Sequence[str]) -> bool:
    """Whether projects are listed with who gets how much for them, and nobody answers for anything else."""
    alike, bare = words("headings")["alike"], _without_notes(plain)
    return not _says_who(plain) and all(bare & set(alike[part]) for part in ("granted", "grantees", "grants"))


def _is_work_of_offices(plain: Sequence[str], samples: Samples) -> bool:
    """Whether offices carry the projects that are paid for, and the table says what they do or until when."""
    alike = words("headings")["alike"]
    if not any(heading.startswith(tuple(alike["works"])) for heading in plain):
        return False
    at = next(at for at, heading in enumerate(plain) if _bare(heading) in alike["grantees"])
    names = [name for row in samples if at < len(row) for name in SEPARATORS.split(levelled(row[at])) if name]
    return bool(names) and sum(name.endswith(_offices()) for name in names) >= MOSTLY * len(names)


@cache
def _offices() -> tuple[str, ...]:
    return tuple(words("headings")["alike"]["offices"])


def _without_notes(plain: Sequence[str]) -> set[str]:
    """The headings without what brackets add to them: 经费（万元）."""
    return {heading if heading.startswith("(") else _bare(heading) for heading in plain}


def _bare(heading: str) -> str:
    return NOTE_BEHIND.sub("", heading)
