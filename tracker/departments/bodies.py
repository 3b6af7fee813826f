"""The name of a body taken apart: the area it serves and the kind of body it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tracker.departments.areas import (
    NOWHERE,
    Area,
    bare_area,
    known_area,
    named_area,
    sign_of_area,
    well_known,
    whole_area,
)
from tracker.departments.kinds import AREA, heads, kinds_called, of_the_state, plain
from tracker.foundation.text import fold

PARTY = re.compile(r"^(?:中共|中国共产党)")
REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕|【[^【】]*】")
OF_A_PROVINCE = re.compile(r"(?<!办公)厅$")
DEEPEST = 3
"""江苏省苏州市相城区 is as far as areas stand in each other."""
TOWN = re.compile(r"([^省市县区]{2,5}?)(镇|乡|街道)(?=(?:人民政府|政府|党委|党工委|工委|办事处|管委会)$)")
STATE = Area("国家")
NO_PLACES: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Body:
    """What a name tells: where, which kinds of body it may mean, and its words without the area."""

    area: Area
    words: str
    kinds: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """By what it is compared with others of its area: its kinds, or its words where they are no common name."""
        return self.kinds or frozenset({f"={plain(self.words)}"})

    @property
    def is_an_area(self) -> bool:
        """Whether the name is that of an area alone: 常熟市, for its government."""
        return not self.words


@lru_cache(maxsize=16384)
def body_of(name: str, places: frozenset[str] = NO_PLACES) -> Body:
    """Take a name apart; `places` are areas that are also written without their kind (常熟海关)."""
    text = PARTY.sub("", fold(name))
    if full := of_the_state().get(plain(text)):
        return Body(STATE, full)
    found = _read(text, places)
    if not found.kinds and (shorter := REMARK.sub("", text)) != text and shorter:
        return _read(shorter, places)
    return found


def _read(text: str, places: frozenset[str]) -> Body:
    if kinds := kinds_called(text):
        return Body(Area("", "省") if OF_A_PROVINCE.search(text) else NOWHERE, text, kinds)
    if area := whole_area(text):
        return Body(area, "")
    for found in (*_around(text, places), *_behind(text, places)):
        if found.kinds:
            return found
    area, rest = _cut(text, places)
    return Body(area, rest)


def _behind(text: str, places: frozenset[str]) -> Iterator[Body]:
    """The area first, then the kind."""
    area, rest = _cut(text, places)
    yield Body(area, rest, kinds_called(rest))


def _around(text: str, places: frozenset[str]) -> Iterator[Body]:
    """The area inside the name: 国家税务总局苏州市税务局, 团市委."""
    for head in heads():
        if text.startswith(head):
            area, rest = _cut(text[len(head) :], places)
            yield Body(area, f"{head}{AREA}{rest}", kinds_called(f"{head}{AREA}{rest}"))
            yield Body(area, rest, kinds_called(rest))


def _cut(text: str, places: frozenset[str]) -> tuple[Area, str]:
    """The innermost area at the head of a text, and what follows it."""
    area, rest = NOWHERE, text
    for _depth in range(DEEPEST):
        found = _next(rest, places, is_first=area is NOWHERE)
        if found is None:
            break
        area, rest = found
        if not area.is_named or kinds_called(rest):
            break
    return area, rest


def _next(text: str, places: frozenset[str], *, is_first: bool) -> tuple[Area, str] | None:
    """The first way to cut an area off that leaves a common name; failing that, the surest way."""
    bare = bare_area(text, well_known() | places)
    within = bare if bare and named_area(bare[1]) else None
    ways = (known_area(text), within, named_area(text), _town(text), sign_of_area(text) if is_first else None, bare)
    found = [way for way in ways if way]
    return next((way for way in found if kinds_called(way[1])), found[0] if found else None)


def _town(text: str) -> tuple[Area, str] | None:
    found = TOWN.match(text)
    return (Area(found[1], found[2]), text[found.end() :]) if found else None
