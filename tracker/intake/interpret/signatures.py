"""Who issued a document and when: what stands under it, in its head, or on the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tracker.intake.draft import Said
from tracker.intake.interpret.days import days_in
from tracker.intake.stream import Stream
from tracker.intake.words import words

HEAD, TAIL = 4000, 1500
FIRST_LINES = 600
SHORTEST_ISSUER, LONGEST_ISSUER = 3, 30
DATE = r"(?:(?:19|20)\d\d|[〇零0一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,2}\s*[月./-]\s*[\d一二三四五六七八九十]{1,3}\s*日?"
ALONE = re.compile(rf"(?:^|\n|。 *)[ (]*(?P<office>)(?P<day>(?>{DATE}))[ )]*(?=\n|$| )")
PRINTED = re.compile(rf"(?P<office>)(?P<day>(?>{DATE}))\s*印发")
BESIDE_NUMBER = re.compile(rf"号(?P<office>)[ ·|,()]{{1,60}}(?P<day>(?>{DATE}))[^\n。]{{0,30}}(?=\n|$)")
COMPOSED = re.compile(rf"成文(?:日期|时间)[\]】]?\s*:?[\s|]*({DATE})")
PUBLISHED = re.compile(rf"(?:发布时间|发文日期|印发日期|发布日期|发文时间|印发时间|时间)[\]】]?\s*:?[\s|]*({DATE})")


def composed_on(stream: Stream) -> date | None:
    """The day that a page says the document was made."""
    return _labelled(stream, COMPOSED)


def published_on(stream: Stream) -> date | None:
    """The day that a page says the document was put there: better than none."""
    return _labelled(stream, PUBLISHED)


def signature_in(stream: Stream) -> re.Match[str] | None:
    """The day under an office's name: in the head, else at the very end; else beside the number, else where it was printed."""
    end = len(stream.level)
    tail = max(0, end - TAIL)
    ways = (
        (_signed(), 0, HEAD),
        (ALONE, 0, HEAD),
        (_signed(), tail, end),
        (ALONE, tail, end),
        (BESIDE_NUMBER, 0, FIRST_LINES),
        (PRINTED, tail, end),
    )
    for pattern, first, last in ways:
        for found in pattern.finditer(stream.level, first, last):
            if not _is_in_a_row(stream, found):
                return found
    return None


def day_of(stream: Stream, signed: re.Match[str]) -> date | None:
    """The day of a signature."""
    return next((day.day for day in days_in(stream.text[signed.start("day") : signed.end("day")], None)), None)


def issuers_of(stream: Stream, signed: re.Match[str]) -> Iterator[Said]:
    """The office over the day, and the lines above it that name an office each; in the order of the document."""
    return reversed(list(_upwards(stream, signed.end("office"))))


def _upwards(stream: Stream, end: int) -> Iterator[Said]:
    for nth, line in enumerate(reversed(stream.level[:end].split("\n"))):
        parts = line.strip("( ").split()
        name = parts[-1] if nth == 0 and parts else "".join(parts)
        if not _is_office(name):
            return
        start = end - len(line)
        written = stream.text[start:end]
        yield Said("".join(written.split())[-len(name) :], written, stream.place(start))
        end = start - 1


@cache
def _signed() -> re.Pattern[str]:
    """An office where a sentence or a line can begin, then white space (or nothing), then a day that ends the phrase."""
    offices = "|".join(sorted(words("papers")["issuers"], key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[\n。》\]:( >·]))(?P<office>[\u4e00-\u9fff]{{0,24}}(?:{offices}))[\s(]*(?P<day>(?>{DATE}))(?!\s*(?:印发|前|底|起|至|到|内))"
    )


def _is_in_a_row(stream: Stream, found: re.Match[str]) -> bool:
    """Whether the day stands in a row of a table that lost its lines: many papers have days, only one signs."""
    start, end = stream.text.rfind("\n", 0, found.start("day")) + 1, stream.text.find("\n", found.end("day"))
    line = stream.text[start : end if end >= 0 else len(stream.text)]
    return "\t" in line.strip() or "|" in line


def _labelled(stream: Stream, label: re.Pattern[str]) -> date | None:
    found = label.search(stream.level[:HEAD])
    return next((day.day for day in days_in(found[1], None)), None) if found else None


@cache
def _offices() -> tuple[str, ...]:
    return tuple(words("papers")["issuers"])


def _is_office(name: str) -> bool:
    return (
        SHORTEST_ISSUER <= len(name) <= LONGEST_ISSUER
        and name.endswith(_offices())
        and not any(sign in name for sign in "。,:;、《")
    )
