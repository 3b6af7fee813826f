"""What a body that the directory does not hold would be called in it, and the other names that papers use for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.departments.areas import Area
from tracker.departments.bodies import STATE, Body, body_of
from tracker.departments.homes import Home, level_of_area
from tracker.departments.kinds import AREA, kinds, plain
from tracker.departments.models import Level

PARTY = ("委", "市委", "省委", "县委", "区委")
MOST_NAMES = 6


class Proposal(NamedTuple):
    """A department as it would be entered."""

    name: str
    short_name: str
    level: Level


def propose(name: str, home: Home) -> Proposal:
    """What to enter for a name that a document from this area uses: its full name, short name and level."""
    body = body_of(name)
    area = home.resolve(body.area)
    level = _level(body, area, home)
    if area == STATE:
        return Proposal(body.words, name, Level.OTHER)
    if body.is_an_area:
        return Proposal(f"{area.text}人民政府", f"{area.text}政府", level)
    if not area.is_named or not (body.kinds or body.area.sign):
        return Proposal(name, name, level)
    short = _short(body, area, home) if body.area.is_named and body.area.sign else name
    return Proposal(_full(body, area), short, level)


def usual_names(name: str, short_name: str, home: Home) -> list[str]:
    """The names that papers use for a department, but for the two that it has; none where its kind is not common."""
    body = body_of(name)
    area = home.resolve(body.area)
    if len(body.kinds) != 1 or not area.is_named:
        return []
    has = {plain(name), plain(short_name)}
    found = (each for each in _usual(body, area, home) if plain(each) not in has)
    return list({plain(each): each for each in found}.values())[:MOST_NAMES]


def _usual(body: Body, area: Area, home: Home) -> Iterator[str]:
    (kind,) = body.kinds
    short = [each for each in kinds()[kind].short if AREA not in each and _ends_alike(each, body.words)]
    for where in ([area.sign] if area.agrees_with(home.own) else []) + [area.text]:
        yield from (f"{where}{each}" for each in (*short, body.words) if AREA not in each)


def _full(body: Body, area: Area) -> str:
    """The name in full: the kind's own where only a short one was written."""
    words = body.words
    if len(body.kinds) == 1:
        (kind,) = body.kinds
        words = _long(kind, words)
    party = "中共" if words.startswith("委") else ""
    return party + (words.replace(AREA, area.text) if AREA in words else f"{area.text}{words}")


def _long(kind: str, words: str) -> str:
    """The full name that words stand for: the same written out, one that ends like a short one, or the words."""
    full = (kind, *kinds()[kind].also)
    same = (each for each in full if plain(each) == plain(words))
    if plain(words) not in map(plain, kinds()[kind].short):
        return next(same, words)
    return next((each for each in full if _ends_alike(words, each)), kind)


def _short(body: Body, area: Area, home: Home) -> str:
    """What papers say for short: 市发改委 at home, 昆山市发改委 for another area's."""
    where = area.sign if area.agrees_with(home.own) else area.text
    words = body.words
    if len(body.kinds) == 1:
        (kind,) = body.kinds
        words = next((each for each in kinds()[kind].short if AREA not in each and _ends_alike(each, words)), words)
    return words.replace(AREA, where) if AREA in words else f"{where}{words}"


def _ends_alike(one: str, other: str) -> bool:
    return plain(one)[-1:] == plain(other)[-1:]


def _level(body: Body, area: Area, home: Home) -> Level:
    if not area.is_named:
        return level_of_area(area) if area.sign else Level.OTHER
    if not (area.sign or body.kinds):
        return Level.OTHER
    return (home.level if area.agrees_with(home.own) else None) or level_of_area(area)
