"""How alike two names of bodies are: shortened, misspelt, or with another level's sign before them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from rapidfuzz import fuzz, process

from tracker.foundation.text import fold

Meant = TypeVar("Meant")

ALIKE = 72
"""From here on, of 100, a name is worth asking about."""
MOST = 3
SHORTENED = 90
LEVELS = "省市县区"
AREAS = ("市", "县", "区", "镇", "乡")
"""An area alone is no short form of the offices in it."""
AREA = re.compile(r"[^省市县区]{2,3}[市县区](?=.{2})")
SHORTEST_STEM = 3


def likeness(one: str, other: str) -> float:
    """From 0 to 100. A name whose signs all stand in the other, in order, is most likely its short form.

    An area that both begin with makes them neighbours, not namesakes: only what follows it is compared.
    """
    one, other = _without_shared_area(fold(one), fold(other))
    shorter, longer = sorted((_stem(one), _stem(other)), key=len)
    if len(shorter) >= SHORTEST_STEM and not shorter.endswith(AREAS) and _is_within(shorter, longer):
        return SHORTENED
    return fuzz.ratio(one, other)


def closest(name: str, known: Mapping[str, Meant]) -> list[Meant]:
    """What the known names most like this one mean, best first, each once, at most three; often nothing."""
    found = process.extract(name, list(known), scorer=_score, score_cutoff=ALIKE, limit=None)
    return list(dict.fromkeys(known[each] for each, _score_of, _place in found))[:MOST]


def _score(one: str, other: str, **_options: object) -> float:
    return likeness(one, other)


def _without_shared_area(one: str, other: str) -> tuple[str, str]:
    found = AREA.match(one)
    if found and other.startswith(found[0]) and len(other) > found.end():
        return one[found.end() :], other[found.end() :]
    return one, other


def _stem(name: str) -> str:
    """The name without the sign of its level: 市监察局 is sought as 监察局."""
    return name[1:] if name[:1] in LEVELS and len(name) > SHORTEST_STEM else name


def _is_within(shorter: str, longer: str) -> bool:
    """Whether all signs of one stand in the other, in the same order."""
    rest = iter(longer)
    return all(sign in rest for sign in shorter)
