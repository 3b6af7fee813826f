"""Items and their responsibilities: each stretch that a responsibility closes (or opens) is a task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.prose.contents import (
    category_of,
    content_of,
    is_heading,
    paragraph_end,
    paragraph_start,
    runs_on_to,
)
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

COUNTED = re.compile(r"^[一二三四五六七八九十]是[:：，,]?")
NEXT_NUMBER = re.compile(
    r"(?<=[；;。，,])\s*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[\u2460-\u2473]|\d{1,2}[.、．])$"
)
"""The number of the next piece of work, in a text where no item begins."""
GROUPED_FROM = 3
"""Items from 1. downwards may share one responsibility behind the last of them."""


@dataclass
class Item:
    """A stretch between two numbers, the items above it, and the responsibilities inside."""

    marker: Marker | None
    start: int
    end: int
    above: tuple[Marker, ...] = ()
    responsibilities: list[Responsibility] = field(default_factory=list)
    heading: Marker | None = None
    """Its own number, where that stands over a heading for several pieces of work."""

    @property
    def depth(self) -> float:
        """How deep its number is; text before the first number has none."""
        return self.marker.depth if self.marker else -1


def tasks_of(stream: Stream, markers: Sequence[Marker], found: Sequence[Responsibility]) -> list[Found]:
    """Every item's tasks, in the order of the text."""
    items = _items(stream, markers, found)
    _leave_headings(stream, items)
    return [task for at, item in enumerate(items) for task in _tasks(stream, items, at, item)]


def _items(stream: Stream, markers: Sequence[Marker], found: Sequence[Responsibility]) -> list[Item]:
    inside = _outside_of(found, markers)
    items = [Item(None, 0, inside[0].start if inside else len(stream.text))]
    above: list[Marker] = []
    for at, marker in enumerate(inside):
        above = [known for known in above if known.depth < marker.depth]
        end = inside[at + 1].start if at + 1 < len(inside) else len(stream.text)
        items.append(Item(marker, marker.end, end, tuple(above)))
        above.append(marker)
    at = 0
    for responsibility in found:
        while at + 1 < len(items) and items[at + 1].start <= responsibility.start:
            at += 1
        items[at].responsibilities.append(responsibility)
    return items


def _leave_headings(stream: Stream, items: Sequence[Item]) -> None:
    """Where headings on lines of their own stand over several pieces of work, such a heading is part of none."""
    headed = [at for at, item in enumerate(items) if item.marker and _heading_end(stream, item)]
    if not any(len(items[at].responsibilities) > 1 for at in headed):
        headed = [at for at in headed if _stands_over_work(items, at)]
    for item in (items[at] for at in headed):
        item.heading = item.marker
        item.start = _heading_end(stream, item)


def _stands_over_work(items: Sequence[Item], at: int) -> bool:
    """Whether an item with names of its own follows below this one, as behind one that lost its number."""
    return any(other.depth > items[at].depth and bool(other.responsibilities) for other in items[at + 1 : at + 2])


def _heading_end(stream: Stream, item: Item) -> int:
    """Where the line of a heading ends that has nothing else on it; 0 where the item has no such line."""
    end = stream.level.find("\n", item.start, item.end)
    first = item.responsibilities[0] if item.responsibilities else None
    line = stream.level[item.start : max(end, item.start)].strip()
    plain = is_heading(line) and not set(line) & set("。;,:")
    return end if plain and first and end < first.start and not first.leads_on else 0


def _outside_of(found: Sequence[Responsibility], markers: Sequence[Marker]) -> list[Marker]:
    """The numbers that do not stand inside a responsibility; both come in order."""
    outside, at = [], 0
    for marker in markers:
        while at < len(found) and found[at].end <= marker.start:
            at += 1
        if at == len(found) or not found[at].start < marker.start:
            outside.append(marker)
    return outside


def _tasks(stream: Stream, items: Sequence[Item], at: int, item: Item) -> Iterator[Found]:
    below = _below(stream, items, at)
    if below:
        yield from (_whole(stream, items, child, item.responsibilities[0]) for child in below)
        return
    start = item.start
    for responsibility, following in zip_longest(item.responsibilities, item.responsibilities[1:]):
        content = _content(stream, item, start, responsibility, following)
        closes = responsibility.stands_alone or _ends_its_group(items, at)
        if start == item.start and closes and content.text and not responsibility.leads_on:
            yield from (_whole(stream, items, other, responsibility) for other in _group(items, at))
        yield _found(stream, item, _uncounted(content) if len(item.responsibilities) > 1 else content, responsibility)
        start = responsibility.end


def _uncounted(content: Piece) -> Piece:
    """One of several pieces of an item, without the 一是 or 二是 in front of it, unless it holds several of them."""
    if "二是" in content.text:
        return content
    return Piece(COUNTED.sub("", content.text), content.place)


def _content(
    stream: Stream, item: Item, start: int, responsibility: Responsibility, following: Responsibility | None
) -> Piece:
    """The work: before what closes it, behind what opens it, or around what stands in its heading."""
    until = following.start if following else item.end
    if responsibility.leads_on:
        return _headed(stream, item, responsibility, until) or _behind(stream, responsibility, until)
    if item.marker is None or item.heading:
        start = max(start, paragraph_start(stream, responsibility.start))
    before = content_of(stream, start, responsibility.start)
    until = min(until, runs_on_to(stream, responsibility.end, whole=item.marker is not None and not following))
    if not before.text:
        return content_of(stream, responsibility.end, until)
    is_last = item.end == len(stream.text) and before.text[-1] in "。；;"
    if len(item.responsibilities) == 1 and item.marker and is_heading(before.text) and not is_last:
        after = content_of(stream, responsibility.end, _heading_reaches(stream, before.text, responsibility.end, until))
        return Piece(before.text + _joint(before.text) + after.text, before.place) if after.text else before
    return before


def _heading_reaches(stream: Stream, heading: str, start: int, until: int) -> int:
    """A plain name heads the lines below it; behind half a sentence only the rest of its line belongs to it."""
    line_end = stream.level.find("\n", start)
    return until if line_end < 0 or not set(heading) & set("，,。；;") else min(until, line_end)


def _headed(stream: Stream, item: Item, responsibility: Responsibility, until: int) -> Piece | None:
    """The work behind the only bodies of an item, with the heading sentence on their line and all that follows."""
    before = content_of(stream, item.start, responsibility.start)
    is_heading_sentence = is_heading(before.text) and "\n" not in stream.level[item.start : responsibility.start]
    if not item.marker or item.heading or len(item.responsibilities) > 1 or not is_heading_sentence:
        return None
    cut = responsibility.cut
    whole = replace(responsibility, cut=cut if cut and cut[1] < item.end else None)
    return Piece(before.text + _joint(before.text) + _behind(stream, whole, until).text, before.place)


def _behind(stream: Stream, responsibility: Responsibility, until: int) -> Piece:
    """The work that stands behind its subject, without the bodies that are named once more at its end."""
    line_end = paragraph_end(stream, responsibility.end)
    if content_of(stream, responsibility.end, min(line_end, until)).text:
        until = min(line_end, until)
    cut = responsibility.cut
    if cut is None or cut[0] >= until:
        work = content_of(stream, responsibility.end, until)
        return Piece(NEXT_NUMBER.sub("", work.text).rstrip("；;"), work.place)
    work, rest = content_of(stream, responsibility.end, cut[0]), content_of(stream, cut[1], until)
    sign = stream.text[cut[1] - 1] if stream.level[cut[1] - 1] == "," else "。"
    return Piece(work.text + (sign + rest.text if rest.text else ""), work.place)


def _joint(heading: str) -> str:
    return "" if heading[-1] in "。:：；;，," else "。"


def _whole(stream: Stream, items: Sequence[Item], at: int, responsibility: Responsibility) -> Found:
    """An item with all that stands below it, under a responsibility that closes or heads its group."""
    item = items[at]
    last = at
    while last + 1 < len(items) and items[last + 1].depth > item.depth and not items[last + 1].responsibilities:
        last += 1
    return _found(stream, item, content_of(stream, item.start, items[last].end), responsibility)


def _below(stream: Stream, items: Sequence[Item], at: int) -> list[int]:
    """The items that a heading with a responsibility stands over, where none of them names anybody."""
    item = items[at]
    if item.marker is None or len(item.responsibilities) != 1 or item.responsibilities[0].leads_on:
        return []
    only = item.responsibilities[0]
    rest = content_of(stream, only.end, item.end).text
    if rest or not is_heading(content_of(stream, item.start, only.start).text):
        return []
    end = at + 1
    while end < len(items) and items[end].depth > item.depth:
        if items[end].responsibilities:
            return []
        end += 1
    first = min((items[child].depth for child in range(at + 1, end)), default=0)
    return [child for child in range(at + 1, end) if items[child].depth == first]


def _group(items: Sequence[Item], at: int) -> list[int]:
    """The items just before that stand beside this one and name nobody themselves, nor anything below them."""
    own = items[at].marker
    group: list[int] = []
    for other in range(at - 1, -1, -1):
        item = items[other]
        if not own or not item.marker or item.responsibilities or item.depth < own.depth:
            break
        if item.depth == own.depth:
            group.insert(0, other)
    return group


def _ends_its_group(items: Sequence[Item], at: int) -> bool:
    """Whether an item is the last of its deeper siblings, and the only one of them that says who."""
    item = items[at]
    if item.depth < GROUPED_FROM or (at + 1 < len(items) and items[at + 1].depth >= item.depth):
        return False
    group = _group(items, at)
    return bool(group) and items[group[0] - 1].depth < item.depth


def _found(stream: Stream, item: Item, content: Piece, responsibility: Responsibility) -> Found:
    marker = None if item.heading else item.marker
    number = Piece(marker.text_in(stream), stream.place(marker.start)) if marker else None
    return Found(
        content=content,
        whole=stream.piece(item.marker.start if item.marker else item.start, max(item.end, responsibility.end)),
        duties=responsibility.duties,
        number=number if number and number.text.strip("·●■◆▪□○◇★☆▲△►※•-—–―") else None,
        category=category_of(stream, (item.heading,) if item.heading else item.above, item.start),
        deadline=responsibility.deadline,
        is_prose=True,
    )
