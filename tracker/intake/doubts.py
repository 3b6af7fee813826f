"""What makes a name look like no name of one body."""

from __future__ import annotations

import re
from functools import cache

from tracker.departments.bodies import body_of
from tracker.departments.kinds import kinds_called
from tracker.foundation.words import N_, Worded
from tracker.intake.bodies import LONGEST_NAME, looks_like_body, looks_like_person
from tracker.intake.interpret.names import names_in
from tracker.intake.script import tight
from tracker.intake.words import words

SHORTEST_PIECE = 3
SEAM = re.compile(r"(?<=[局委办厅部会院署])(?=[省市县区州])")
ANNOTATED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Doubt(Worded):
    """Why a name does not look like one."""

    BRACKETS = "brackets", N_("括号不成对，可能切错了")
    TOGETHER = "together", N_("像是几个单位连在一起")
    PERSON = "person", N_("像是人名")
    LONG = "long", N_("太长，不像一个名称")
    ACT = "act", N_("像是一项工作")
    ENDING = "ending", N_("不以局、委、办、中心等收尾")


def doubt_about(name: str) -> Doubt | None:
    """The first thing that speaks against a name; nothing where it looks like one body."""
    text = tight(name)
    plain = ANNOTATED.sub("", text)
    if "(" in plain or ")" in plain:
        return Doubt.BRACKETS
    body = body_of(plain)
    if body.kinds or body.is_an_area:
        return None
    return _doubt_about_unknown(plain)


def pieces(name: str) -> list[str]:
    """The bodies that a name may hold, run together or joined; the whole name where it holds but one."""
    text = "、".join(SEAM.split(name)) if _are_bodies(SEAM.split(tight(name))) else name
    found = [each.value for each in names_in(text)]
    return found if _are_bodies([tight(each) for each in found]) else [name]


def _doubt_about_unknown(plain: str) -> Doubt | None:
    tests = (
        (Doubt.TOGETHER, len(pieces(plain)) > 1),
        (Doubt.PERSON, looks_like_person(plain)),
        (Doubt.LONG, len(plain) > LONGEST_NAME),
        (Doubt.ACT, plain.startswith(_acts())),
        (Doubt.ENDING, not looks_like_body(plain)),
    )
    return next((doubt for doubt, holds in tests if holds), None)


def _are_bodies(found: list[str]) -> bool:
    return len(found) > 1 and all(
        len(each) >= SHORTEST_PIECE and (body_of(each).kinds or kinds_called(each) or looks_like_body(each))
        for each in found
    )


@cache
def _acts() -> tuple[str, ...]:
    return tuple(words("bodies")["acts"])
