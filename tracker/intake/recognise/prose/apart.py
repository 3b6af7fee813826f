"""Bodies named apart from what they do: 某局。负责巡查; 巡查组由某局、某局组成,负责巡查."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.intake.recognise.found import Role
from tracker.intake.recognise.prose.said import Told, are_certain
from tracker.intake.recognise.prose.sentences import Clause

LONGEST_NAMES = 60
COMPOSED = re.compile(r"由(?P<names>[^由:]{4,80}?)(?:等(?:有关|相关)?(?:部门|单位)*)?(?:共同|联合)?组成$")
DUTY = re.compile(r"(?:主要|具体|共同|统一)?(?:负责(?!人)|承担)")


def composing(clause: Clause, behind: Iterable[Clause]) -> Told | None:
    """The bodies that make up a group, where the sentence goes on to what it does."""
    found = COMPOSED.search(clause.text)
    if not found or not are_certain(found["names"]) or not any(DUTY.match(other.text) for other in behind):
        return None
    start, end = (clause.start + at for at in found.span("names"))
    return Told(Role.RESPONSIBLE, start, end, is_asked=True)


def named_apart(level: str, start: int, end: int) -> Told | None:
    """The bodies that are a sentence by themselves, in front of what they are in charge of."""
    alone = end - start <= LONGEST_NAMES and level[end : end + 1] == "。" and DUTY.match(level, end + 1)
    return Told(Role.CHARGE, start, end) if alone and are_certain(level[start:end]) else None
