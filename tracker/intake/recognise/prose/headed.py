"""Work that stands below the name of who does it: 某局: 1. … 2. …, or one body for a whole paper of targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from tracker.intake.bodies import looks_like_body
from tracker.intake.recognise.found import Duty, Found, Piece, Role
from tracker.intake.recognise.prose.contents import CLOSING_LINE, content_of, paragraph_end
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.recognise.prose.said import are_certain
from tracker.intake.stream import Stream

ENOUGH_HEADS, LONGEST_HEAD, SHORTEST_WORK = 2, 60, 4
LINE = re.compile(r"^[^\n]+$", re.MULTILINE)
SIGNED = re.compile(r"\n *[(]?[^\n]{0,24}\d{4}年\d{1,2}月(?:\d{1,2}日)?[)]? *$", re.MULTILINE)
TARGETS = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))?(?:责任|工作|主要|年度|重点|考核|具体)*(?:目标|任务|内容|指标|措施|事项)(?:任务|要求)?:?"
)


DUTIES = re.compile(r"的?(?:主要|工作|具体|岗位)*(?:职责|职责分工|职责任务|工作任务)$")
"""What a heading says of a body whose work stands below."""
VAGUE = re.compile(r"有关|相关|(?:部门|单位)$")


class Head(NamedTuple):
    """A line that is nothing but names, and the work that stands below it."""

    start: int
    end: int
    names: Piece


def headed_tasks(stream: Stream, markers: Sequence[Marker]) -> list[Found]:
    """The items below each line of names; believed only where several such lines divide the document."""
    heads = list(_heads(stream, markers))
    if len(heads) < ENOUGH_HEADS:
        return []
    ends = [*(head.start for head in heads[1:]), _paper_end(stream, heads[-1].end)]
    return [task for head, end in zip(heads, ends, strict=True) for task in _below(stream, markers, head, end)]


def chartered_tasks(stream: Stream, markers: Sequence[Marker], only: Responsibility) -> list[Found]:
    """The targets of a paper that names its one responsible body at its head."""
    targets = [line for line in LINE.finditer(stream.level, only.end) if TARGETS.fullmatch(line[0].strip())]
    return [task for line in targets for task in _targets(stream, markers, only, line)]


def _targets(
    stream: Stream, markers: Sequence[Marker], only: Responsibility, heading: re.Match[str]
) -> Iterator[Found]:
    """The numbered lines below a heading, as long as they are deeper than it and all of one kind."""
    own = next((marker.depth for marker in markers if heading.start() <= marker.start < heading.end()), -1)
    below = [marker for marker in markers if marker.start > heading.end()]
    for marker in takewhile(lambda marker: marker.depth > own and marker.depth >= below[0].depth, below):
        if marker.depth == below[0].depth:
            content = content_of(stream, marker.end, paragraph_end(stream, marker.end))
            category = stream.piece(heading.start(), heading.end())
            yield _task(stream, content, only.duties, marker, Piece(category.text.rstrip(":："), category.place))


def _heads(stream: Stream, markers: Sequence[Marker]) -> Iterator[Head]:
    numbers = {marker.start: marker for marker in markers}
    for line in LINE.finditer(stream.level):
        first = line.start() + len(line[0]) - len(line[0].lstrip())
        marker = numbers.get(first)
        start = marker.end if marker else first
        text = stream.level[start : line.end()].rstrip(": ")
        named = DUTIES.sub("", text)
        duties = marker and named != text and looks_like_body(named.strip()) and not VAGUE.search(named)
        if duties or ((marker or line[0].rstrip().endswith(":")) and _is_head(text.strip())):
            yield Head(line.start(), line.end(), stream.piece(start, start + len(named if duties else text)))


def _is_head(text: str) -> bool:
    return 1 < len(text) <= LONGEST_HEAD and are_certain(text)


def _below(stream: Stream, markers: Sequence[Marker], head: Head, end: int) -> Iterator[Found]:
    duties = (Duty(Role.RESPONSIBLE, head.names),)
    inside = [marker for marker in markers if head.end <= marker.start < end]
    least = min((marker.depth for marker in inside), default=0)
    tops = [marker for marker in inside if marker.depth == least]
    for marker, following in zip_longest(tops, tops[1:]):
        yield _task(stream, content_of(stream, marker.end, following.start if following else end), duties, marker, None)
    if not inside:
        for line in LINE.finditer(stream.level, head.end, end):
            yield _task(stream, content_of(stream, line.start(), line.end()), duties, None, None)


def _task(
    stream: Stream, content: Piece, duties: tuple[Duty, ...], marker: Marker | None, category: Piece | None
) -> Found:
    number = Piece(marker.text_in(stream), stream.place(marker.start)) if marker else None
    return Found(content=content, whole=content, duties=duties, number=number, category=category, is_prose=True)


def _paper_end(stream: Stream, start: int) -> int:
    """Where the last work ends: before a signature, a day or an annex."""
    ends = [found.start() for form in (CLOSING_LINE, SIGNED) if (found := form.search(stream.level, start))]
    return min(ends, default=len(stream.level))
