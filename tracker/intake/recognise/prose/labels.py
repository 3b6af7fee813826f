"""Labels before a colon: 牵头单位: … 完成时限: … — what each announces."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tracker.intake.recognise.found import Role
from tracker.intake.words import words


class Says(StrEnum):
    """What stands behind a label."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    PERSON = "person"
    REMARK = "remark"


ROLES = {Says.LEAD: Role.LEAD, Says.SUPPORT: Role.SUPPORT, Says.RESPONSIBLE: Role.RESPONSIBLE}


class Label(NamedTuple):
    """A label in a text: where it begins, where its value begins, what it says."""

    start: int
    end: int
    says: Says


def labels_in(level: str, start: int = 0, end: int | None = None) -> list[Label]:
    """All labels of a levelled stretch, in order."""
    matches = _pattern().finditer(level, start, len(level) if end is None else end)
    return [Label(match.start(), match.end(), _says(match)) for match in matches]


@cache
def _pattern() -> re.Pattern[str]:
    listed = words("roles")["labels"]
    kinds = _either(listed["kinds"])
    groups = [
        rf"(?P<{role}>(?:{_either(listed[role])})(?:{kinds})(?:[和及、/][\u4e00-\u9fff]{{2,6}})?)"
        for role in ("lead", "support", "responsible")
    ]
    groups += [rf"(?P<bare_{role}>(?:{_either(listed[f'bare_{role}'])}))" for role in ("lead", "support")]
    groups += [rf"(?P<{what}>(?:{_either(listed[what])}))" for what in ("deadline", "person", "remark")]
    joined = "|".join(groups)
    return re.compile(rf"[\[【*]*(?:{joined})(?:\([^():]{{0,10}}\))?[\]】*]*\s*:")


def _says(match: re.Match[str]) -> Says:
    return Says(str(match.lastgroup).removeprefix("bare_"))


def _either(choices: list[str]) -> str:
    return "|".join(sorted(map(re.escape, choices), key=len, reverse=True))
