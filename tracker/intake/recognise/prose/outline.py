"""The numbers that divide a text: 一、 (一) 1. (1) ① — found where an item can begin, and nowhere else."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.intake.numerals import number_of
from tracker.intake.stream import Stream

SPOKEN = "一二三四五六七八九十百"
BEGINNING = r"(?:^|(?<=[\n。)\]!\" ]))[ ]*"
FORMS = (
    re.compile(rf"{BEGINNING}(?P<mark>(?P<value>[{SPOKEN}]{{1,4}})[、..])", re.MULTILINE),
    re.compile(rf"{BEGINNING}(?P<mark>\((?P<value>[{SPOKEN}]{{1,4}})\)[、..]?)", re.MULTILINE),
    re.compile(
        rf"{BEGINNING}(?P<mark>(?<![\d.])(?P<value>\d{{1,3}})(?:[、.](?!\d)|(?=[\u4e00-\u9fff])(?<=\n\d)))",
        re.MULTILINE,
    ),
    re.compile(rf"{BEGINNING}(?P<mark>\((?P<value>\d{{1,3}})\)[、.]?)", re.MULTILINE),
    re.compile(rf"{BEGINNING}(?P<mark>(?P<value>[\u2460-\u2473])[、.]?)", re.MULTILINE),
    re.compile(r"^ *(?P<mark>[IVX\u2160-\u216b]{1,4}-(?P<value>\d{1,2})(?:-[\u2460-\u2473])?)", re.MULTILINE),
)
UNDER_HEADING = re.compile(r"(?<=[\u4e00-\u9fff\"])(?P<mark>\((?P<value>一)\))")
HEADING_BEFORE = re.compile(rf"(?:^|[\n。)\] ])[{SPOKEN}]{{1,3}}、[^。;,\n]{{2,40}}$")


class Marker(NamedTuple):
    """A number that opens an item: where it stands, how deep it is, what it counts."""

    start: int
    end: int
    depth: int
    value: int

    def text_in(self, stream: Stream) -> str:
        """The number as the document writes it, without its signs where they only end it."""
        return stream.text[self.start : self.end].strip().rstrip("、.．")


def markers_of(stream: Stream) -> list[Marker]:
    """All openings of items, in order."""
    found = [_marker(match, depth) for depth, form in enumerate(FORMS) for match in form.finditer(stream.level)]
    found += [_marker(match, 1) for match in UNDER_HEADING.finditer(stream.level) if _stands_under(stream.level, match)]
    return sorted({marker.start: marker for marker in found}.values())


def _marker(match: re.Match[str], depth: int) -> Marker:
    value = match["value"]
    number = ord(value) - 0x245F if "\u2460" <= value <= "\u2473" else number_of(value)
    return Marker(match.start("mark"), match.end("mark"), depth, number or 0)


def _stands_under(level: str, match: re.Match[str]) -> bool:
    """Whether the first item follows its heading without any sign between, as in text that lost its lines."""
    return bool(HEADING_BEFORE.search(level[max(0, match.start() - 60) : match.start()]))
