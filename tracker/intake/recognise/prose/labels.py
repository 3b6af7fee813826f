"""Labels before a colon: 牵头单位: … 完成时限: … — what each announces."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names
from tracker.intake.recognise.found import Role
from tracker.intake.words import words

BETWEEN = r"[ *\n]{0,3}"
"""What may stand between the signs of a label that was spread over its line, or broken by its end."""


class Says(StrEnum):
    """What stands behind a label."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    EITHER = "either"
    DEADLINE = "deadline"
    PERSON = "person"
    REMARK = "remark"


ROLES = {Says.LEAD: Role.LEAD, Says.SUPPORT: Role.SUPPORT, Says.RESPONSIBLE: Role.RESPONSIBLE, Says.EITHER: Role.EITHER}
ENOUGH_NAMES = 0.5
SPOKEN = ("either", "lead", "support", "responsible")


class Label(NamedTuple):
    """A label in a text: where it begins, where its value begins, what it says."""

    start: int
    end: int
    says: Says
    is_boxed: bool = False
    """In a bracket of its own, with its value behind that: 【责任单位】某局."""


def labels_in(level: str, start: int = 0, end: int | None = None, *, bracketed: bool = False) -> list[Label]:
    """All labels of a levelled stretch, in order; inside a bracket (责任单位 某局) does without the colon."""
    limit = len(level) if end is None else end
    aside = {match.start() + 1 for match in person_beside().finditer(level, start, limit)}
    labels = [_label(match) for match in _pattern().finditer(level, start, limit) if match.start() not in aside]
    ends = {label.end for label in labels}
    loose = _loose().finditer(level, start, limit) if bracketed else ()
    labels += [_label(match) for match in loose if _begins(level, match.start(), start) and match.end() not in ends]
    alone = (match for match in _alone().finditer(level, start, limit) if _stands_over_names(level, match.end()))
    return sorted({label.start: label for label in (*(_label(match) for match in alone), *labels)}.values())


def first_label(level: str, start: int, end: int) -> int | None:
    """Where the first label of a stretch without line ends stands."""
    aside = {match.start() + 1 for match in person_beside().finditer(level, start, end)}
    found = (match.start() for match in _pattern().finditer(level, start, end))
    return next((at for at in found if at not in aside), None)


def is_bare_label(line: str) -> bool:
    """Whether a line is nothing but a label without its colon."""
    return bool(_bare().fullmatch(line.strip()))


def _label(match: re.Match[str]) -> Label:
    return Label(match.start(), match.end(), _says(match), "]" in match[0] and "[" in match[0])


def _stands_over_names(level: str, at: int) -> bool:
    """Whether the line below a label without a colon is a list of bodies."""
    end = level.find("\n", at + 1)
    return likeness_to_names(level[at + 1 : end if end >= 0 else len(level)]) >= ENOUGH_NAMES


def _begins(level: str, at: int, start: int) -> bool:
    return at == start or level[at - 1] in " ,;。\n("


@cache
def _pattern() -> re.Pattern[str]:
    listed = words("roles")["labels"]
    groups = [
        rf"(?P<{role}>{_either(_with_kinds(role))}(?:[和及、/与][\u4e00-\u9fff]{{2,6}})?(?:[(][主协承配][)])?)"
        for role in SPOKEN
    ]
    groups += [rf"(?P<bare_{role}>{_either(listed[f'bare_{role}'])})" for role in SPOKEN]
    groups += [rf"(?P<{what}>{_either(listed[what])})" for what in ("deadline", "person", "remark")]
    joined = "|".join(groups)
    beside = r"(?:\([^():章签]{0,10}\))?"
    ends = r"(?:[\]*]{0,4}\s*:[ *]*|(?(box)\][ *]*|(?!)))"
    return re.compile(rf"\*{{0,3}}(?P<box>\[)?[\[*]{{0,3}}(?={_first()})(?:{joined}){beside}{ends}")


@cache
def person_beside() -> re.Pattern[str]:
    """A person in a bracket of his own right behind the name of his body: 某局(责任人:某人)."""
    return re.compile(rf"\((?<=[\u4e00-\u9fff]\(){_either(words('roles')['labels']['person'])} *:[^():\n]{{0,30}}\)")


@cache
def _kinds() -> str:
    """Labels that show by their last word what they are, even where no colon follows."""
    return "|".join(rf"(?P<{role}>{_either(_with_kinds(role))})" for role in SPOKEN)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?={_first()})(?:{_kinds()})")


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(rf"(?={_first()})(?:{_kinds()})(?![\u4e00-\u9fff]{{1,2}}[。;,)\]])(?![。,)\]])[:; \n]*")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"^ *(?={_first()})(?:{_kinds()}) *(?=\n)", re.MULTILINE)


@cache
def _first() -> str:
    """The signs that a label can begin with: a look at one sign spares the look at a hundred words."""
    listed = words("roles")["labels"]
    signs = {word[0] for key, those in listed.items() if key != "kinds" for word in those}
    return f"[{''.join(sorted(signs))}]"


def _with_kinds(role: str) -> list[str]:
    listed = words("roles")["labels"]
    return [word + kind for word in listed[role] for kind in listed["kinds"]]


def _says(match: re.Match[str]) -> Says:
    return Says(str(match.lastgroup).removeprefix("bare_"))


def _either(choices: list[str]) -> str:
    """Any of the words, the longest first; white space may have been spread between their signs."""
    ordered = sorted(choices, key=len, reverse=True)
    return f"(?:{'|'.join(BETWEEN.join(map(re.escape, word)) for word in ordered)})"
