"""A stretch of text that names bodies, as single names: split, completed where words were spared, never torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.intake.bodies import looks_like_body, looks_like_person, without_breaks
from tracker.intake.interpret.collectives import area_collective, is_collective
from tracker.intake.interpret.elision import completed
from tracker.intake.interpret.joins import begins_with_office, parted
from tracker.intake.script import levelled
from tracker.intake.verbs import guarded
from tracker.intake.words import words

SEPARATORS = frozenset("、,，;；。\n|/")
OPENING, CLOSING = "([<", ")]>"
MARK = re.compile(r"^(?:[★☆*※●▲△○#•]+|-+|\d{1,2}[.、)]|\(\d{1,2}\)|[\u2460-\u2473])(?=[\u4e00-\u9fff])")
PART = re.compile(
    r"(?:[★☆*※▲△]+|\((?:总?牵头|主办|配合|协办|参与|按[^()]{0,8}职责[^()]{0,8}|排名第一|负责)[^()]{0,4}\))$"
)
BETWEEN = re.compile(r"[、,;。\s]")
NOBODY = re.compile(r"(?:暂?无|没有|不涉及|[/\-_~.]+|\(暂?无\))")
EDGES = " \t\u3000.。,，;；:：、·—–"


@dataclass(frozen=True)
class Name:
    """One body: its full name, the words it was read from, and whether some of them were supplied."""

    value: str
    written: str
    collective: bool = False
    supplied: bool = False


@lru_cache(maxsize=4096)
def names_in(text: str, behind: str = "") -> tuple[Name, ...]:
    """The bodies that a text lists, in order, each once; `behind` is a name before it, whose level they may share."""
    parts = [part for whole in split(without_breaks(text)) for part in map(_trimmed, parted(_trimmed(whole)))]
    parts = [part for part in parts if part and not NOBODY.fullmatch(levelled(part))]
    parts = [part for part in parts if not looks_like_person(part)] or parts
    whole = completed(parts, behind)
    names = [Name(value, written, is_collective(value), value != written) for value, written in whole]
    return tuple({name.value: name for name in names}.values())


def split(text: str) -> Iterator[str]:
    """Cut a list at its signs, outside brackets and never inside a collective of areas."""
    level = levelled(text)
    whole = {at for found in area_collective().finditer(level) for at in range(found.start(), found.end())}
    depth, start = 0, 0
    for at, sign in enumerate(level):
        depth = max(0, depth + (sign in OPENING) - (sign in CLOSING))
        if not depth and at not in whole and (sign in SEPARATORS or _is_gap(level, at)):
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _is_gap(level: str, at: int) -> bool:
    """A space between two names, not one that a copy left inside of a name: what ends before it, and begins behind it, tells."""
    if not level[at].isspace():
        return False
    before, after = BETWEEN.split(level[:at])[-1], BETWEEN.split(level[at + 1 :])[0]
    if min(len(before), len(after)) <= 1 or after in _bare_endings():
        return False  # single signs that were spread out, or the rest of a name
    known, following = looks_like_body(before), looks_like_body(after)
    return known or not following or looks_like_person(before) or begins_with_office(after)


@cache
def _bare_endings() -> frozenset[str]:
    return frozenset((*words("bodies")["endings"], *words("bodies")["area_ends"]))


def _trimmed(part: str) -> str:
    """A name without the words that only close a list; it keeps its script."""
    part = _unmarked("".join(part.split()).strip(EDGES).removeprefix("由"))
    while (shorter := _without_tail(part)) != part:
        part = shorter.strip(EDGES)
    return part


def _unmarked(part: str) -> str:
    """A name without a mark or number before it, a remark on its part behind it, and the field it answers for."""
    level = levelled(part)
    first = MARK.match(level)
    last = PART.search(level)
    start, end = first.end() if first else 0, last.start() if last else len(part)
    field = level.find(":", start, end)
    return part[field + 1 : end] if field >= 0 and looks_like_body(level[field + 1 : end]) else part[start:end]


@cache
def _tails() -> re.Pattern[str]:
    tails = "|".join(map(guarded, sorted(words("bodies")["tails"], key=len, reverse=True)))
    rest = "|".join(sorted(words("bodies")["and_others"], key=len, reverse=True))
    others = rf"等(?:各?(?:省|市|县|区|州)(?:级|直)?(?:相关|有关)?)?(?:{rest})?"
    return re.compile(rf"(?:{others}|(?:{others})?(?:{tails}))$")


def _without_tail(part: str) -> str:
    found = _tails().search(levelled(part))
    return part[: found.start()] if found else part
