"""Names that run together: joined by 和 or 及, or with the sign between them lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tracker.intake.bodies import looks_like_body
from tracker.intake.script import levelled
from tracker.intake.words import words

SHORTEST = 4
OPENINGS = "各|有关|相关|其他|其它|市|省|县|区|州|国家|全"


def parted(text: str) -> Iterator[str]:
    """The names of a text in which no separator is left; a name that itself holds 和 stays whole."""
    level = levelled(text)
    start = 0
    for found in _seam().finditer(level):
        left, right = level[start : found.start()], level[found.end() :]
        if found.start() > start and _are_two(left, right, found[0]):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _are_two(left: str, right: str, join: str) -> bool:
    if not join and _is_next_bureau(left, right):
        return True
    if (
        len(left) < SHORTEST - 1
        or len(right) < SHORTEST
        or not left.endswith(_firm())
        or ("(" in left and ")" not in left)
    ):
        return False
    if join:
        return looks_like_body(left) and looks_like_body(
            right.split("和", maxsplit=1)[0] if right.startswith("各") else right
        )
    return begins_with_office(right)


def _is_next_bureau(left: str, right: str) -> bool:
    """Whether another bureau follows a bureau without its level: 市房管局民政局. The police have bureaus inside."""
    own = left.endswith("局") and not left.endswith(("公安局", "总局"))
    return own and right.endswith("局") and right.startswith(tuple(words("bodies")["offices"]))


def begins_with_office(text: str) -> bool:
    """Whether a text opens with a level and what an office is for: a name of its own, for sure."""
    return bool(_office().match(text))


@cache
def _seam() -> re.Pattern[str]:
    joins = "|".join(words("bodies")["joins"])
    return re.compile(rf"(?:{joins})|(?<=[局委办厅])(?=[市省县区州])|(?<=局)(?=[\u4e00-\u9fff]{{2,8}}局)")


@cache
def _firm() -> tuple[str, ...]:
    return tuple(words("bodies")["firm_endings"])


@cache
def _office() -> re.Pattern[str]:
    """A name that begins with a level and what the office is for: a new one, for sure."""
    return re.compile(rf"[市省县区州](?:{'|'.join(words('bodies')['offices'])})")
