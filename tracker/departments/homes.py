"""Whose 市 is meant: the area that an office or a document stands in, and the names of others seen from there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.departments.areas import NOWHERE, Area, provinces, well_known
from tracker.departments.bodies import body_of
from tracker.departments.facts import facts
from tracker.departments.models import Level

NUMBERED = re.compile(r"^([\u4e00-\u9fff]{1,2}?)(?:政|府|委|办|发)")
LEVELS = {"省": Level.PROVINCE, "县": Level.COUNTY, "区": Level.COUNTY, "旗": Level.COUNTY, "州": Level.CITY}
LEVELS |= {"盟": Level.CITY, "地区": Level.CITY, "镇": Level.TOWN, "乡": Level.TOWN, "街道": Level.TOWN}


@dataclass(frozen=True)
class Home:
    """The area from which names are read; an unnamed one where it is not known."""

    own: Area = NOWHERE
    city: Area = NOWHERE
    """The city above a county's own area, where that is known."""

    @property
    def province(self) -> Area:
        """The province it lies in."""
        if self.own.sign == "省":
            return self.own
        name = provinces().get(self.own.name) or provinces().get(self.city.name, "")
        return Area(name, "省") if name else NOWHERE

    @property
    def level(self) -> Level | None:
        """Where in the state its offices stand."""
        return level_of_area(self.own) if self.own.is_named else None

    def resolve(self, area: Area) -> Area:
        """The area that a sign means from here; one that cannot be told stays a sign."""
        if area.is_named or not self.own.is_named:
            return area
        if area.sign in {"", self.own.sign}:
            return self.own
        if area.sign == "省":
            return self.province if self.province.is_named else area
        if area.sign == "市" and self.city.is_named:
            return self.city
        return area


UNKNOWN = Home()


def level_of_area(area: Area) -> Level:
    """The level of an area's offices. A 市 that is no province's city is one of a county's rank."""
    if area.sign == "市" or not area.sign:
        return Level.CITY if not area.is_named or area.name in well_known() else Level.COUNTY
    return LEVELS[area.sign]


def home_of_names(listed: Iterable[tuple[str, str, int | None]]) -> Home:
    """The area that a directory serves: `listed` are full names, short names and the number of the one above."""
    rows = list(listed)
    for found in (_roots(rows), _shortened(rows), _cities(rows)):
        areas = Counter(found)
        if len(areas) == 1:
            own = next(iter(areas))
            return Home(own, _city_above(own, rows))
    return UNKNOWN


def home_of_document(issuers: Iterable[str], title: str, number: str, *, known: Home) -> Home:
    """The area that a document speaks from; where it does not say, the directory's own."""
    told = (*(body_of(issuer).area for issuer in issuers), _in_title(title))
    area = next((area for area in told if area.is_named), NOWHERE)
    if not area.is_named:
        area = _in_number(number, known)
    if not area.is_named or area.agrees_with(known.own):
        return known
    return Home(area, known.own if _is_below(area, known.own) else NOWHERE)


def _roots(rows: list[tuple[str, str, int | None]]) -> Iterator[Area]:
    for name, _short, parent_id in rows:
        body = body_of(name)
        if parent_id is None and "人民政府" in body.kinds and body.area.is_named:
            yield body.area


def _shortened(rows: list[tuple[str, str, int | None]]) -> Iterator[Area]:
    """Areas that full names bear and short names spare: 苏州市监察局 is 市监察局."""
    for name, short, _parent_id in rows:
        full, spared = body_of(name), body_of(short)
        if full.area.is_named and not spared.area.is_named and full.keys & spared.keys:
            yield full.area


def _cities(rows: list[tuple[str, str, int | None]]) -> Iterator[Area]:
    for name, _short, _parent_id in rows:
        area = body_of(name).area
        if area.sign == "市" and area.name in well_known():
            yield area


def _city_above(own: Area, rows: list[tuple[str, str, int | None]]) -> Area:
    above = set(_cities(rows)) - {own}
    return above.pop() if level_of_area(own) is Level.COUNTY and len(above) == 1 else NOWHERE


def _in_title(title: str) -> Area:
    """The city or province whose name a title holds; of several, the first."""
    at = {title.find(name): name for name in well_known() if f"{name}市" in title or f"{name}省" in title}
    if not at:
        return NOWHERE
    name = at[min(at)]
    return Area(name, "市" if f"{name}市" in title else "省")


def _in_number(number: str, known: Home) -> Area:
    """The city that a document number begins with the sign of: 锡政办发 is 无锡's, seen from its own province."""
    found = NUMBERED.match(number)
    if found is None or not known.own.is_named or found[1] in f"{known.own.name}{known.city.name}":
        return NOWHERE
    if name := facts("areas")["signs"].get(found[1]):
        return Area(name, "省" if name in facts("areas")["cities"] else "市")
    near = [city for city, province in provinces().items() if found[1] in city and province == known.province.name]
    return Area(near[0], "市") if len(near) == 1 else NOWHERE


def _is_below(area: Area, above: Area) -> bool:
    """Whether an area may lie in another, for all that names tell: a county's rank below a city."""
    return level_of_area(area) is Level.COUNTY and above.is_named and level_of_area(above) is Level.CITY
