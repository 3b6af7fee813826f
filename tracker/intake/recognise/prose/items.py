"""Items and their responsibilities: each stretch that a responsibility closes is a task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

GROUPED_FROM = 3
"""Items from 1. downwards may share one responsibility behind the last of them."""
HEADING = re.compile(r"[。;；!?\n]")
SIGNS = " \n\t。.,，;；、:：•·-—"


@dataclass
class Item:
    """A stretch between two numbers, the items above it, and the responsibilities inside."""

    marker: Marker | None
    start: int
    end: int
    above: tuple[Marker, ...] = ()
    responsibilities: list[Responsibility] = field(default_factory=list)


def tasks_of(stream: Stream, markers: Sequence[Marker], found: Sequence[Responsibility]) -> list[Found]:
    """Every item's tasks, in the order of the text."""
    items = _items(stream, markers, found)
    return [task for at, item in enumerate(items) for task in _tasks(stream, items, at, item)]


def _items(stream: Stream, markers: Sequence[Marker], found: Sequence[Responsibility]) -> list[Item]:
    inside = [marker for marker in markers if not any(r.start < marker.start < r.end for r in found)]
    items = [Item(None, 0, inside[0].start if inside else len(stream.text))]
    above: list[Marker] = []
    for at, marker in enumerate(inside):
        above = [known for known in above if known.depth < marker.depth]
        end = inside[at + 1].start if at + 1 < len(inside) else len(stream.text)
        items.append(Item(marker, marker.end, end, tuple(above)))
        above.append(marker)
    for responsibility in found:
        home = next(item for item in reversed(items) if item.start <= responsibility.start or item.marker is None)
        home.responsibilities.append(responsibility)
    return items


def _tasks(stream: Stream, items: Sequence[Item], at: int, item: Item) -> Iterator[Found]:
    start = item.start
    for responsibility, following in zip_longest(item.responsibilities, item.responsibilities[1:]):
        content = _content(stream, *_span(stream, item, start, responsibility, following))
        closes = responsibility.stands_alone or _ends_its_group(items, at)
        if start == item.start and closes and content.text:
            yield from (_shared(stream, other, responsibility) for other in _group(items, at))
        yield _found(stream, item, content, responsibility)
        start = responsibility.end


def _span(
    stream: Stream, item: Item, start: int, responsibility: Responsibility, following: Responsibility | None
) -> tuple[int, int]:
    """The work: before what closes it or behind its subject; in text without numbers no more than the paragraph."""
    if responsibility.leads_on:
        return responsibility.end, following.start if following else item.end
    if item.marker is None:
        said = stream.text[: responsibility.start].rstrip()
        return max(start, said.rfind("\n") + 1), responsibility.start
    return start, responsibility.start


def _shared(stream: Stream, item: Item, responsibility: Responsibility) -> Found:
    """An item without a responsibility of its own, closed by one that stands below its group."""
    return _found(stream, item, _content(stream, item.start, item.end), responsibility)


def _group(items: Sequence[Item], at: int) -> list[Item]:
    """The items just before that stand beside this one and name nobody themselves."""
    own = items[at].marker
    group: list[Item] = []
    for other in reversed(items[:at]):
        beside = own and other.marker and other.marker.depth == own.depth and other.above == items[at].above
        if not beside or other.responsibilities:
            break
        group.insert(0, other)
    return group


def _ends_its_group(items: Sequence[Item], at: int) -> bool:
    """Whether an item is the last of its deeper siblings, and the only one of them that says who."""
    own = items[at].marker
    if own is None or own.depth < GROUPED_FROM or (at + 1 < len(items) and _depth(items[at + 1]) >= own.depth):
        return False
    first = at - len(_group(items, at))
    return first < at and _depth(items[first - 1]) < own.depth


def _depth(item: Item) -> int:
    return item.marker.depth if item.marker else -1


def _content(stream: Stream, start: int, end: int) -> Piece:
    piece = stream.piece(start, end)
    text = "".join(line.strip() for line in piece.text.split("\n"))
    return Piece(text.lstrip(SIGNS), piece.place)


def _found(stream: Stream, item: Item, content: Piece, responsibility: Responsibility) -> Found:
    number = Piece(item.marker.text_in(stream), stream.place(item.marker.start)) if item.marker else None
    return Found(
        content=content,
        whole=stream.piece(item.marker.start if item.marker else item.start, max(item.end, responsibility.end)),
        duties=responsibility.duties,
        number=number,
        category=_category(stream, item),
        deadline=responsibility.deadline,
    )


def _category(stream: Stream, item: Item) -> Piece | None:
    if not item.above:
        return None
    nearest = item.above[-1]
    heading = HEADING.split(stream.text[nearest.end : item.start])[0]
    piece = stream.piece(nearest.end, nearest.end + len(heading))
    return piece if piece.text else None
