"""Sentences and their clauses: where each begins and ends, and which of them begin an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.intake.recognise.prose.outline import Marker

SENTENCE = re.compile(r"[^。;!?\n]+[。;!?\n]?")
NUMBER = re.compile(r"\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[\u2460-\u2473]|\d{1,2}[.、](?!\d)")
"""A number in the middle of a text, where no item begins."""
SPLIT = re.compile(r",|--+| +")


class Clause(NamedTuple):
    """A part of a sentence between its signs, and where it stands."""

    start: int
    end: int
    text: str


def sentences_in(level: str, markers: Sequence[Marker]) -> Iterator[tuple[int, int, bool]]:
    """Where sentences begin and end, and which of them begin an item; a number is no part of one."""
    opens = {marker.start: marker.end for marker in markers}
    bounds = sorted({0, len(level), *opens})
    for begin, limit in pairwise(bounds):
        at = opens.get(begin, begin)
        is_first = True
        for found in SENTENCE.finditer(level, at, limit):
            start = found.start() + len(found[0]) - len(found[0].lstrip(" •·-"))
            number = NUMBER.match(level, start)
            start = number.end() if number else start
            end = found.end() - len(found[0]) + len(found[0].rstrip("。;!?\n "))
            if end > start:
                yield start, end, is_first
                is_first = False


def clauses_in(level: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of a sentence, without the white space around them."""
    at = start
    for sign in [*SPLIT.finditer(level, start, end), None]:
        stop = sign.start() if sign else end
        if level[at:stop].strip():
            yield Clause(at, stop, level[at:stop])
        at = sign.end() if sign else end
