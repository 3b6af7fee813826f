"""Kinds of public bodies, and which of them the words behind an area mean: 发改委 is 发展和改革委员会."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.departments.facts import facts
from tracker.foundation.text import fold
from tracker.foundation.words import N_, Worded

AREA = "~"
"""Where the area stands in a name that begins with something else."""
ONE_WAY_TO_WRITE = (
    (re.compile(r"[和与及、]"), ""),
    (re.compile("管理委员会"), "管委会"),
    (re.compile("委员会"), "委"),
    (re.compile("办公室"), "办"),
    (re.compile("人民政府"), "政府"),
)
"""What names of one body differ in, and the one way in which they are compared."""
MAY_BE_LEFT_OUT = re.compile(r"^(?:委|政府)(?=.{2})")
"""市委宣传部 is the 宣传部, 市政府外办 the 外办."""


class Kinship(Worded):
    """How one kind of body can stand for another."""

    FORMER = "former", N_("职能调整前后的名称")
    WITHIN = "within", N_("通常设在该单位")


@dataclass(frozen=True)
class Kind:
    """One kind of body; all names are without the area."""

    name: str
    short: tuple[str, ...]
    also: tuple[str, ...]
    was: tuple[str, ...]
    within: tuple[str, ...]

    @property
    def called(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, *self.short, *self.also)


@cache
def kinds() -> dict[str, Kind]:
    """Every kind, under its full name."""
    fields = ("short", "also", "was", "within")
    table = facts("kinds")["kinds"].items()
    return {name: Kind(name, *(tuple(row.get(field, "").split()) for field in fields)) for name, row in table}


@cache
def of_the_state() -> dict[str, str]:
    """The full name of each body of the state itself, under every name that it has."""
    table = facts("kinds")["state"].items()
    return {plain(form): name for name, short in table for form in (name, *short.split())}


@lru_cache(maxsize=16384)
def plain(words: str) -> str:
    """The words in the one way in which names are compared."""
    text = fold(words)
    for pattern, instead in ONE_WAY_TO_WRITE:
        text = pattern.sub(instead, text)
    return text


def kinds_called(words: str) -> frozenset[str]:
    """The kinds that these words (without an area) mean: none where they are no common name, several where unsure."""
    text = plain(words)
    return _called().get(text) or _called().get(MAY_BE_LEFT_OUT.sub("", text), frozenset())


@cache
def heads() -> tuple[str, ...]:
    """How names begin whose area stands behind the beginning: 国家税务总局, 团. Longer ones first."""
    forms = (form for kind in kinds().values() for form in kind.called if AREA in form)
    found = {head for form in forms for head in (fold(form).split(AREA)[0], plain(form).split(AREA)[0])}
    return tuple(sorted(found - {""}, key=len, reverse=True))


@cache
def kin(kind: str) -> dict[str, Kinship]:
    """The kinds that this one may stand for, and why. Former and later kinds do so both ways, an office for its host."""
    return dict(_related(kind))


def _related(kind: str) -> Iterator[tuple[str, Kinship]]:
    own = kinds()[kind]
    yield from ((host, Kinship.WITHIN) for host in own.within)
    for other in kinds().values():
        if other.name in own.was or kind in other.was:
            yield other.name, Kinship.FORMER


@cache
def _called() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind in kinds().values():
        for form in kind.called:
            found[plain(form)].add(kind.name)
    own = {plain(name): frozenset({name}) for name in kinds()}
    return {form: frozenset(names) for form, names in found.items()} | own
