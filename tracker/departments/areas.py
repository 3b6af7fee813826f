"""Areas at the head of names: 苏州市, 江苏省, the bare 苏州, or only a sign such as 市, whose area the reader must know."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker.departments.facts import facts

NAMED = re.compile(r"(市[中北南]|(?:(?![省市县区与及])[\u4e00-\u9fff]){2,4}?)(市(?!场|容)|自治县|县|区(?!域)|旗)(?!$)")
WHOLE = re.compile(r"((?:(?![与及])[\u4e00-\u9fff]){2,6}?)(市|自治县|县|区|旗|镇|乡|街道)$")
PREFECTURE = re.compile(r"([\u4e00-\u9fff]{0,8}?)(自治州|地区|州|盟)")
SIGN = re.compile(
    r"自治区|省|市(?!场|容|民(?!政|族|宗|委|防)|政(?!府|务|法|协|策|研|数|治|公开|管办))|县|区(?!域|块)|州|盟|旗"
)
SHORTEST = 2
"""Signs in the name of 韩城市; with more of them before it, 城市 is a word."""
OF_ONE_KIND = {"自治区": "省", "自治县": "县", "自治州": "州"}


class Area(NamedTuple):
    """An area: its name without its kind, and the sign of its kind. Either may be missing from a name."""

    name: str = ""
    sign: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it can be told from others of its kind."""
        return bool(self.name)

    @property
    def text(self) -> str:
        """As it is written in full."""
        return f"{self.name}{facts('areas')['kinds'].get(self.name, self.sign) if self.sign == '省' else self.sign}"

    def agrees_with(self, other: Area) -> bool:
        """Whether both can be one area: 苏州 and 苏州市 can, 朝阳市 and 朝阳区 cannot, 市 and 苏州市 cannot be told."""
        if self.name != other.name:
            return False
        return self.sign == other.sign or (self.is_named and not (self.sign and other.sign))


NOWHERE = Area()


@cache
def provinces() -> dict[str, str]:
    """The province of each city, both without their kind."""
    return {city: province for province, cities in facts("areas")["cities"].items() for city in cities.split()}


@cache
def well_known() -> frozenset[str]:
    """Names of provinces and cities without their kind."""
    others = facts("areas")["others"].values()
    return frozenset({*provinces(), *facts("areas")["cities"], *(each for names in others for each in names.split())})


def known_area(text: str) -> tuple[Area, str] | None:
    """A province or a city with its kind at the head of a text, and what follows it."""
    return _province(text) or _prefecture(text)


def named_area(text: str) -> tuple[Area, str] | None:
    """An area with its name at the head of a folded text, and what follows it; none where the text begins otherwise."""
    if certain := known_area(text):
        return certain
    found = NAMED.match(text)
    if found and not (SIGN.match(text) and found[1][0] != "市") and not _is_inside_a_word(found):
        return Area(found[1], OF_ONE_KIND.get(found[2], found[2])), text[found.end() :]
    return None


def bare_area(text: str, known: frozenset[str]) -> tuple[Area, str] | None:
    """An area without its kind at the head of a text: 苏州海关."""
    for length in (4, 3, 2):
        if len(text) > length + 1 and (name := text[:length]) in known:
            return Area(name, _sign_of(name)), text[length:]
    return None


def sign_of_area(text: str) -> tuple[Area, str] | None:
    """The sign that stands for an area the reader knows: 市发改委."""
    found = SIGN.match(text)
    if found is None or found.end() == len(text):
        return None
    return Area("", OF_ONE_KIND.get(found[0], found[0])), text[found.end() :]


def whole_area(text: str) -> Area | None:
    """The area that a text is the name of, if it is nothing else."""
    if text in well_known():
        return Area(text, _sign_of(text))
    if certain := known_area(f"{text} "):
        return certain[0] if certain[1] == " " else None
    found = WHOLE.match(text)
    if found is None or _is_inside_a_word(found):
        return None
    return Area(found[1], OF_ONE_KIND.get(found[2], found[2]))


def _province(text: str) -> tuple[Area, str] | None:
    for name in (text[:2], text[:3]):
        kind = facts("areas")["kinds"].get(name, "省")
        if name in facts("areas")["cities"] and text[len(name) :].startswith(kind):
            return Area(name, "省"), text[len(name) + len(kind) :]
    return None


def _prefecture(text: str) -> tuple[Area, str] | None:
    for length in (4, 3, 2):
        name, rest = text[:length], text[length:]
        if name not in well_known():
            continue
        if rest.startswith("市") and not rest.startswith(("市场", "市容")):
            return Area(name, "市"), rest[1:]
        if name in provinces() and (found := PREFECTURE.match(rest)):
            return Area(name, OF_ONE_KIND.get(found[2], found[2])), rest[found.end() :]
    return None


def _is_inside_a_word(found: re.Match[str]) -> bool:
    """城市, 社区 and 军分区 are words: 住房和城市建设, 城乡社区."""
    return found[0].endswith(("社区", "军区", "军分区", "警备区")) or (
        found[0].endswith("城市") and len(found[1]) > SHORTEST
    )


def _sign_of(name: str) -> str:
    """The kind that a bare name has, where it can have but one."""
    if name in facts("areas")["others"]["municipalities"].split():
        return "市"
    return "省" if name in facts("areas")["cities"] and name not in provinces() else ""
