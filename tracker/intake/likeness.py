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
ONE_SIGN = 80
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
    return SHORTENED if is_shortened(one, other) else fuzz.ratio(one, other)


def closest(name: str, known: Mapping[str, Meant]) -> dict[Meant, float]:
    """What the known names (folded, as the name is) most like this one mean, each with how like it is, best first."""
    alike = process.extract(name, list(known), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    found = {known[each]: score for each, score, _place in reversed(alike)}
    found |= {meant: ONE_SIGN for each, meant in known.items() if is_one_sign_off(name, each)}
    found |= {meant: SHORTENED for each, meant in known.items() if is_shortened(name, each)}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def is_shortened(one: str, other: str) -> bool:
    """Whether one of two folded names is most likely a short form of the other."""
    shorter, longer = sorted((_stem(one), _stem(other)), key=len)
    return len(shorter) >= SHORTEST_STEM and not shorter.endswith(AREAS) and _is_within(shorter, longer)


def is_one_sign_off(one: str, other: str) -> bool:
    """Whether two names differ in a single sign, as when one was misread or mistyped."""
    if len(one) != len(other) or len(one) < SHORTEST_STEM:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


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
