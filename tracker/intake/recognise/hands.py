"""Who carries a row: what a cell of names says, also where it holds labels, numbers, persons and telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from tracker.intake.bodies import looks_like_person
from tracker.intake.recognise.found import Duty, Piece, Role
from tracker.intake.script import levelled
from tracker.intake.verbs import any_of
from tracker.intake.words import words

PHONE = re.compile(r"(?<![\d])(?:1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})(?!\d)")
NUMBERED = re.compile(
    r"(?:^|(?<=[\s、,;。)\u4e00-\u9fff]))(?:\(?\d{1,2}(?:[.、)](?!\d)|(?=[\u4e00-\u9fff]))|[\u2460-\u2473][、.]?)"
)
BEGINS_NUMBERED = re.compile(r"^\s*(?:\(?1[.、)]|1(?=[\u4e00-\u9fff])|\u2460)")
BEHIND_COLON = re.compile(r":\s*(?P<person>[\u4e00-\u9fff]{2,4})(?=$|[、,;。\s])")
BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
BETWEEN = re.compile(r"[、,;:\s/]+")


Told = tuple[Role | None, str]
"""A part of a cell, and the role that its own words give it."""


def duties_in(role: Role, cell: Piece) -> Iterator[Duty]:
    """The duties that a cell under a heading gives: by its own labels where it has some, else by the heading."""
    return (Duty(own or role, Piece(text, cell.place)) for own, text in _told(cell.text))


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[Told, ...]:
    labels = list(_labels().finditer(levelled(text)))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    before = text[: labels[0].start()] if labels else text
    stretches = [
        (Role(str(label.lastgroup)), text[label.end() : end]) for label, end in zip(labels, ends, strict=False)
    ]
    return tuple(told for own, part in [(None, before), *stretches] for told in _parts(own, part))


@cache
def _labels() -> re.Pattern[str]:
    """牵头：, 配合单位：, 责任部门: — inside a cell the bare word is enough."""
    listed = words("roles")["labels"]
    kinds = "|".join(listed["kinds"])
    groups = [
        rf"(?P<{role}>(?:{'|'.join(sorted(listed[role], key=len, reverse=True))})(?:{kinds})?)"
        for role in (Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE)
    ]
    return re.compile(rf"(?:(?<=[\s,;。、)])|^)\(?\d{{0,2}}[.、)]?(?:{'|'.join(groups)})\s*:")


def _parts(role: Role | None, text: str) -> Iterator[Told]:
    """The names of a stretch, and those in brackets that say their own part."""
    brackets = [found for found in BRACKET.finditer(levelled(text)) if _names_and_part().match(found["inside"])]
    names = without_persons(without_numbers(_blanked(text, brackets, "、"))).strip().lstrip("、,，;；:：")
    if names:
        yield role, names
    for found in brackets:
        yield Role.CHARGE, text[found.start("inside") : found.end("inside")]


@cache
def _names_and_part() -> re.Pattern[str]:
    """A bracket that names bodies and says their part: (市审计局配合)."""
    verbs = any_of("lead", "support")
    return re.compile(rf"[\u4e00-\u9fff、,]{{2,60}}[\u4e00-\u9fff](?<![和及与等])(?:{verbs})$")


def without_numbers(text: str) -> str:
    """Names that are counted out, as a list."""
    level = levelled(text)
    return _blanked(text, list(NUMBERED.finditer(level)), "、") if BEGINS_NUMBERED.match(level) else text


def without_persons(text: str) -> str:
    """Names of bodies without the persons and telephones that stand beside them."""
    text = _blanked(text, list(PHONE.finditer(levelled(text))), " ")
    level = levelled(text)
    beside = [found for found in BEHIND_COLON.finditer(level) if looks_like_person(found["person"])]
    beside += [found for found in BRACKET.finditer(level) if _persons_only(found["inside"])]
    return _blanked(text, sorted(beside, key=lambda found: found.start()), " ")


def _persons_only(inside: str) -> bool:
    return all(map(looks_like_person, filter(None, BETWEEN.split(inside))))


def _blanked(text: str, found: Sequence[re.Match[str]], by: str) -> str:
    behind = len(text)
    for match in reversed(found):
        if match.end() <= behind:
            text, behind = text[: match.start()] + by + text[match.end() :], match.start()
    return text
