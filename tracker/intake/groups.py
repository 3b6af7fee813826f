"""Whom a collective may mean: the bodies of its kind on its level, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.departments.areas import Area
from tracker.departments.homes import Home
from tracker.departments.kinds import kinds_called
from tracker.departments.models import Level
from tracker.intake.catalogue import Catalogue
from tracker.intake.script import tight

OF_GOVERNMENT = frozenset({"人民政府", "管理委员会", "开发区管理委员会", "高新区管理委员会", "街道办事处"})
OF_PARTY = frozenset({"委"})
NOT_DEPARTMENTS = OF_GOVERNMENT | OF_PARTY
AREAS = r"(?:设区的?市|地级以上市|地级市|县级市|自治[区州县]|[市县区州盟旗乡镇地]|街道|新区|高新区|开发区|园区|[、,()\[\]和及与/])+"
EACH = re.compile(rf"(?:各(?:级)?|^有关|^相关)(?P<areas>{AREAS})(?P<what>.*)")
OF_PREFECTURES = re.compile("设区的?市|地级以上市|地级市")
EVERY_LEVEL = re.compile(r"^各级(?![市县区镇乡])")
INCLUDING = re.compile(r"\(含.*\)$")
DEPARTMENTS = re.compile(
    r"(?:全?[省市县区州旗])?(?:本?级|直属?)?(?:各|有关|相关|成员)*(?:本?级|直属?)?(?:有关|相关)?"
    r"(?:部门和单位|部门、单位|部门单位|部门|单位|委办局|机关)"
)
WHOLE_AREAS = (
    "",
    "人民政府",
    "政府",
    "级政府",
    "级人民政府",
    "管委会",
    "人民政府(管委会)",
    "政府(管委会)",
    "人民政府、管委会",
    "政府、管委会",
    "办事处",
    "(街道)",
    "政府(街道办)",
)
PARTY_COMMITTEES = ("委", "党委", "党工委", "党(工)委")
BOTH = ("党委和政府", "党委政府", "党委、政府")
SIGNS = {
    "市": ("市",),
    "县": ("县", "旗"),
    "区": ("区",),
    "州": ("州",),
    "盟": ("盟",),
    "旗": ("旗",),
    "乡": ("乡",),
    "镇": ("镇",),
    "街道": ("街道",),
}
TOWNS = frozenset({"乡", "镇", "街道"})


@dataclass(frozen=True)
class Wanted:
    """Which departments a collective asks for."""

    levels: frozenset[Level]
    kinds: frozenset[str] = frozenset()
    but_for: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    """The kinds of area; any where there are none."""

    def takes(self, level: Level, kinds: frozenset[str], area: Area) -> bool:
        """Whether a department is one of them."""
        fits = not self.signs or not area.sign or area.sign in self.signs
        return (
            level in self.levels and fits and (not self.kinds or bool(kinds & self.kinds)) and not kinds & self.but_for
        )


def proposed_members(catalogue: Catalogue, name: str) -> list[int]:
    """The departments in use that a collective may mean, seen from the document's home; none where it does not tell."""
    wanted = _wanted(EVERY_LEVEL.sub("各地", INCLUDING.sub("", tight(name))), catalogue.document)
    if wanted is None:
        return []
    return [
        each.id
        for each in catalogue.listed.values()
        if each.is_active and wanted.takes(each.level, catalogue.kinds_of(each.id), catalogue.area_of(each.id))
    ]


def _wanted(name: str, home: Home) -> Wanted | None:
    if found := EACH.search(name):
        return _of_areas(found["areas"], found["what"], home)
    if DEPARTMENTS.fullmatch(name):
        return Wanted(frozenset({_level_said(name, home)}), but_for=NOT_DEPARTMENTS)
    return None


def _of_areas(areas: str, what: str, home: Home) -> Wanted | None:
    """Those of a kind in areas of these kinds: 各市(县)、区政府, 各地行政服务中心."""
    others = OF_PREFECTURES.sub("", areas)
    signs = frozenset(sign for word, its in SIGNS.items() if word in others for sign in its)
    if others != areas:
        signs |= {"市", "州", "盟"}
    if {"县", "区"} <= signs and home.level is not Level.PROVINCE:
        signs |= {"市"}  # 区县 says all of a county's rank, its cities too
    levels = frozenset(_levels(signs, areas, home))
    if what in WHOLE_AREAS:
        return Wanted(levels, OF_GOVERNMENT, signs=signs)
    if what in PARTY_COMMITTEES:
        return Wanted(levels, OF_PARTY, signs=signs)
    if what in BOTH:
        return Wanted(levels, OF_GOVERNMENT | OF_PARTY, signs=signs)
    kinds = kinds_called(what)
    return Wanted(levels, kinds, signs=signs) if kinds else None


def _levels(signs: frozenset[str], areas: str, home: Home) -> Iterator[Level]:
    """The levels of areas below the document's own; 市 beside 县 and 区 in a city's document is a county's rank."""
    if signs & TOWNS or home.level is Level.COUNTY:
        yield Level.TOWN
    if home.level is Level.PROVINCE and (signs & {"市", "州", "盟"} or "地" in areas):
        yield Level.CITY
    if home.level is not Level.COUNTY and (signs - TOWNS or "地" in areas) and not _is_of_cities(signs, home):
        yield Level.COUNTY


def _is_of_cities(signs: frozenset[str], home: Home) -> bool:
    return home.level is Level.PROVINCE and not signs & {"县", "区", "旗"}


def _level_said(name: str, home: Home) -> Level:
    said = {"省": Level.PROVINCE, "市": Level.CITY, "县": Level.COUNTY, "区": Level.COUNTY}.get(name[0])
    if home.level and (said is None or name[0] == home.own.sign):
        return home.level
    return said or Level.CITY
