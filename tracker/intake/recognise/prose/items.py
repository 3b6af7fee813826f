"""Items and their responsibilities: each stretch that a responsibility closes (or opens) is a task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tracker.intake.recognise.found import Found, Piece
from tracker.intake.recognise.prose.contents import category_of, content_of, is_heading
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.recognise.prose.work import Item, uncounted, work_of
from tracker.intake.stream import Stream

GROUPED_FROM = 3
"""Items from 1. downwards may share one responsibility behind the last of them."""


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
    inside = _inside(items, at) if _only_heads(stream, item) else range(0)
    if below := _below(items, inside):
        yield from (_whole(stream, items, child, item.responsibilities[0]) for child in below)
        return
    if _is_chapter(stream, item) and _all_answer(items, inside):
        yield _left(stream, item)
        return
    start = item.start
    for responsibility, following in zip_longest(item.responsibilities, item.responsibilities[1:]):
        content = work_of(stream, item, start, responsibility, following)
        closes = responsibility.stands_alone or _ends_its_group(items, at)
        if start == item.start and closes and content.text and not responsibility.leads_on:
            yield from (_whole(stream, items, other, responsibility) for other in _group(items, at))
        yield _found(stream, item, uncounted(content) if len(item.responsibilities) > 1 else content, responsibility)
        start = responsibility.end


def _whole(stream: Stream, items: Sequence[Item], at: int, responsibility: Responsibility) -> Found:
    """An item with all that stands below it, under a responsibility that closes or heads its group."""
    item = items[at]
    last = at
    while last + 1 < len(items) and items[last + 1].depth > item.depth and not items[last + 1].responsibilities:
        last += 1
    return _found(stream, item, content_of(stream, item.start, items[last].end), responsibility)


def _only_heads(stream: Stream, item: Item) -> bool:
    """Whether an item is nothing but a heading with a responsibility."""
    if item.marker is None or len(item.responsibilities) != 1 or item.responsibilities[0].leads_on:
        return False
    only = item.responsibilities[0]
    rest = content_of(stream, only.end, item.end).text
    return not rest and is_heading(content_of(stream, item.start, only.start).text)


def _inside(items: Sequence[Item], at: int) -> range:
    """The items that stand below one."""
    end = at + 1
    while end < len(items) and items[end].depth > items[at].depth:
        end += 1
    return range(at + 1, end)


def _below(items: Sequence[Item], inside: range) -> list[int]:
    """The items that a heading with a responsibility stands over, where none of them names anybody."""
    return [] if any(items[child].responsibilities for child in inside) else _tops(items, inside)


def _tops(items: Sequence[Item], inside: range) -> list[int]:
    """The items just below one, without those below them."""
    first = min((items[child].depth for child in inside), default=0)
    return [child for child in inside if items[child].depth == first]


def _is_chapter(stream: Stream, item: Item) -> bool:
    """Whether a heading stands over a chapter or section and counts nothing: 新增学位5千个 is work, whatever stands below."""
    heading = stream.level[item.start : item.responsibilities[0].start] if item.responsibilities else ""
    return item.depth < GROUPED_FROM and not re.search(r"\d", heading)


def _all_answer(items: Sequence[Item], inside: range) -> bool:
    """Whether a heading stands over several items each of which says who does it, itself or below."""
    tops = _tops(items, inside)
    return len(tops) > 1 and all(
        any(items[child].responsibilities for child in (top, *_inside(items, top))) for top in tops
    )


def _left(stream: Stream, item: Item) -> Found:
    """A heading with bodies of its own over work that names others: no work, but for a person to see."""
    only = item.responsibilities[0]
    start = item.marker.start if item.marker else item.start
    return Found(Piece(""), stream.piece(start, only.end), only.duties)


def _group(items: Sequence[Item], at: int) -> list[int]:
    """The items just before that stand beside this one and name nobody themselves, nor anything below them."""
    own = items[at].marker
    group: list[int] = []
    for other in range(at - 1, -1, -1):
        item = items[other]
        if not own or not item.marker or item.responsibilities or item.depth < own.depth:
            break
        if item.depth == own.depth and _begins_again(item, items[group[0]] if group else items[at]):
            break
        if item.depth == own.depth:
            group.insert(0, other)
    return group


def _begins_again(item: Item, following: Item) -> bool:
    """Whether the number behind another of its kind is 1 once more."""
    both = item.marker and following.marker and item.depth == following.depth
    return bool(both and following.marker and following.marker.value == 1)


def _ends_its_group(items: Sequence[Item], at: int) -> bool:
    """Whether an item is the last of its deeper siblings, and the only one of them that says who."""
    item = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    goes_on = following and following.depth >= item.depth and not _begins_again(item, following)
    if item.depth < GROUPED_FROM or goes_on:
        return False
    group = _group(items, at)
    before = items[group[0] - 1] if group else item
    return before.depth < item.depth or bool(group and _begins_again(before, items[group[0]]))


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
