"""Parts of one body that a list names with it, and spares their common words: 公安局一、二支队; 税务局林溪分局、高桥分局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from tracker.intake.bodies import looks_like_body
from tracker.intake.script import levelled
from tracker.intake.words import words

COUNT = r"[一二三四五六七八九十\d]{1,3}"
COUNTED = re.compile(rf"^(?P<head>.*?)(?P<nth>第?){COUNT}$")
"""A name that breaks off behind a number: 市公安局一."""
NEXT = re.compile(rf"^第?{COUNT}(?P<unit>(?![\d一二三四五六七八九十])[\u4e00-\u9fff]{{1,8}})?$")
UNIT = re.compile(
    rf"^(?P<head>.*[\u4e00-\u9fff](?<![第一二三四五六七八九十]))第?{COUNT}(?P<unit>(?![一二三四五六七八九十])[\u4e00-\u9fff]{{1,6}})$"
)
"""A whole part with its number: 交警支队一大队."""
BRANCH = re.compile(r"^(?P<head>[\u4e00-\u9fff]{2,20}局)[\u4e00-\u9fff]{2,4}(?P<unit>分局|派出所)$")
OTHER = re.compile(r"^[\u4e00-\u9fff]{2,4}(?P<unit>分局|派出所)$")
FIELD = re.compile(r"^(?P<head>[\u4e00-\u9fff]{2,20}局)[\u4e00-\u9fff]{2}$")
FORCE = re.compile(r"^[\u4e00-\u9fff]{2}(?P<unit>大队|支队|中队)$")


def spelled_out(parts: Sequence[str]) -> list[str]:
    """Each part with the words that it shares with its neighbours; all others as they are."""
    return list(_with_heads(list(_with_units(parts))))


def _with_units(parts: Sequence[str]) -> Iterator[str]:
    """Give 市公安局一 the unit of the 二支队 behind it, and that the bureau before it."""
    head: str | None = None
    for at, part in enumerate(parts):
        level = levelled(part)
        goes_on = NEXT.match(level)
        if head is not None and (goes_on or FORCE.match(level)):
            yield _joined(head, part) + ("" if not goes_on or goes_on["unit"] else _unit(parts, at + 1))
            head = head if goes_on and not goes_on["unit"] else None
            continue
        counted, field = COUNTED.match(level), FIELD.match(level)
        if counted and (counted["head"] or counted["nth"]) and (unit := _unit(parts, at + 1)):
            head = part[: counted.end("nth")]
            yield part + unit
        elif field and not looks_like_body(level) and (force := _force(parts, at + 1)):
            head = part[: field.end("head")]
            yield part + force
        else:
            head = None
            yield part


def _joined(head: str, part: str) -> str:
    return head.removesuffix("第") + part if part.startswith("第") else head + part


def _unit(parts: Sequence[str], first: int) -> str:
    """What the numbers count from this part on: the unit behind the last of them."""
    for part in islice(parts, first, None):
        found = NEXT.match(levelled(part))
        if not found:
            return ""
        if found["unit"]:
            return part[found.start("unit") :] if found["unit"].endswith(_endings()) else ""
    return ""


def _force(parts: Sequence[str], following: int) -> str:
    """The 大队 that 县公安局刑侦 shares with the 交警大队 behind it."""
    part = parts[following] if following < len(parts) else ""
    found = FORCE.match(levelled(part))
    return part[found.start("unit") :] if found else ""


def _with_heads(parts: Sequence[str]) -> Iterator[str]:
    """Give a branch that stands behind a branch of the same kind its bureau: 林溪分局、高桥分局 are both the police's."""
    head, unit = "", ""
    for part in parts:
        level = levelled(part)
        other = OTHER.match(level) or NEXT.match(level)
        if head and other and other["unit"] == unit and not level.startswith(_offices()):
            yield head + part
            continue
        found = BRANCH.match(level) or UNIT.match(level)
        head, unit = (part[: found.end("head")], found["unit"]) if found and looks_like_body(level) else ("", "")
        yield part


@cache
def _endings() -> tuple[str, ...]:
    return (*words("bodies")["endings"], "小学", "中学", "中", "股", "法庭")


@cache
def _offices() -> tuple[str, ...]:
    return tuple(words("bodies")["offices"])
