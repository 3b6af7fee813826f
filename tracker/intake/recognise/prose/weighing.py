"""Which sentences lay work on somebody: those that say so beside brackets and labels, others only where nothing else does."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from tracker.intake.recognise.found import Found, Piece, Role
from tracker.intake.recognise.prose.contents import SIGNS
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.recognise.prose.subjects import Belief, Spoken, spoken_in
from tracker.intake.stream import Stream

ENOUGH_SUBJECTS, ENOUGH_FRONTED, ENOUGH_FIELDS, WIDEST_INDENT = 2, 2, 3, 20
"""A single sentence with a body as its subject is no plan."""


def joined(stream: Stream, markers: Sequence[Marker], found: Sequence[Responsibility]) -> list[Responsibility]:
    """Responsibilities that follow each other without any work or number between are one."""
    starts = [marker.start for marker in markers]
    made: list[Responsibility] = []
    for each in found:
        last = made[-1] if made else None
        between = stream.level[last.end : each.start].strip(SIGNS) if last else "-"
        if (
            last
            and not between
            and (last.duties or each.duties)
            and bisect_left(starts, last.end) == bisect_right(starts, each.start)
        ):
            duties, deadline = (*last.duties, *each.duties), last.deadline or each.deadline
            made[-1] = Responsibility(last.start, each.end, duties, deadline, last.stands_alone, last.is_bare)
        else:
            made.append(each)
    return [each for each in made if each.duties]


def fronted(stream: Stream, markers: Sequence[Marker], found: Sequence[Responsibility]) -> list[Responsibility]:
    """Bodies in brackets in front of the numbers, where all on lines of their own stand so: they hold up to the next."""
    ends = {marker.start: marker.end for marker in markers}
    gaps = {each.start: _next_sign(stream.level, each.end) for each in found}
    before = [each for each in found if _begins_a_line(stream.level, each.start) and gaps[each.start] in ends]
    opens = bool(found and markers) and found[0].stands_alone and gaps[found[0].start] == markers[0].start
    if not opens and (len(before) < ENOUGH_FRONTED or len(before) < len(found)):
        return list(found)
    return [
        fronting
        for each, following in zip_longest(found, found[1:])
        for fronting in _holding(each, following, markers, gaps[each.start])
    ]


def _begins_a_line(level: str, start: int) -> bool:
    """Whether a bracket opens a line."""
    return level[start] in "([" and level[max(0, start - WIDEST_INDENT) : start].rstrip(" ")[-1:] in {"", "\n"}


def _holding(
    each: Responsibility, following: Responsibility | None, markers: Sequence[Marker], first: int
) -> Iterator[Responsibility]:
    """A responsibility for every number from the one behind it, as deep as that, up to the next responsibility."""
    own = next((marker for marker in markers if marker.start == first), None)
    if own is None:
        yield each
        return
    end = following.start if following else math.inf
    for marker in markers:
        if own.start <= marker.start < end and marker.depth < own.depth:
            break
        if own.start <= marker.start < end and marker.depth == own.depth:
            yield replace(each, start=marker.end, end=marker.end, leads_on=True)


def _next_sign(level: str, at: int) -> int:
    while level[at : at + 1] == " ":
        at += 1
    return at


def weighed(
    stream: Stream, markers: Sequence[Marker], closing: Sequence[Responsibility], *, beside_tables: bool
) -> tuple[list[Responsibility], list[Responsibility]]:
    """All responsibilities that are believed, in order, and those that stay doubtful."""
    items = [0, *(marker.start for marker in markers), len(stream.text)]
    homes = {_item(items, each.start) for each in closing}
    spoken = [each for each in spoken_in(stream, markers) if _item(items, each.responsibility.start) not in homes]
    strong = {_item(items, each.responsibility.start) for each in spoken if each.belief is Belief.STRONG}
    least = _least(spoken, closing, beside_tables=beside_tables)
    outline = Outline(markers)
    beside = outline.places([*closing, *(each.responsibility for each in spoken if each.belief >= Belief.FAIR)])
    siblings = [each for each in spoken if each.is_first and outline.places([each.responsibility]) & beside]
    kin = set() if beside_tables else {id(each) for each in siblings}
    rows = _rows_of_fields(stream.level, spoken) if least is Belief.WEAK else set()
    believed = [
        each
        for each in spoken
        if _is_believed(each, least)
        or id(each) in rows
        or id(each) in kin
        or _item(items, each.responsibility.start) in strong
    ]
    taken = _apart([each.responsibility for each in believed])
    known = {id(each) for each in taken}
    doubtful = [each.responsibility for each in spoken if id(each.responsibility) not in known]
    return sorted([*closing, *taken], key=lambda each: each.start), doubtful


class Outline:
    """Where things stand among the numbers: how deep, and below which heading. Siblings share both."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self._starts = [marker.start for marker in markers]
        self._places = list(_places_of(markers))

    def places(self, found: Iterable[Responsibility]) -> set[tuple[float, int]]:
        """The places of responsibilities; those before the first number have none."""
        at = (bisect_right(self._starts, each.start) - 1 for each in found)
        return {self._places[index] for index in at if index >= 0}


def _places_of(markers: Sequence[Marker]) -> Iterator[tuple[float, int]]:
    above: list[Marker] = []
    for marker in markers:
        above = [known for known in above if known.depth < marker.depth]
        yield marker.depth, above[-1].start if above else -1
        above.append(marker)


def _rows_of_fields(level: str, spoken: Sequence[Spoken]) -> set[int]:
    """The sentences of a paragraph that from its first sign gives several fields their work: 公安部门要…, 教育部门要…."""
    rows: dict[int, list[Spoken]] = {}
    for each in spoken:
        rows.setdefault(level.rfind("\n", 0, each.responsibility.start) + 1, []).append(each)
    begun = (row for at, row in rows.items() if not level[at : row[0].responsibility.start].strip())
    fields = ([each for each in row if each.responsibility.leads_on and _is_vague(each)] for row in begun)
    return {id(each) for row in fields if len(row) >= ENOUGH_FIELDS for each in row}


def _is_vague(each: Spoken) -> bool:
    """Whether a mere subject is no body of its own, but whoever has the field."""
    return each.belief is Belief.WEAK and any(
        duty.role is Role.RESPONSIBLE and duty.piece.text.endswith("部门") for duty in each.responsibility.duties
    )


def _is_believed(each: Spoken, least: Belief) -> bool:
    """A mere subject is believed where an item begins with it, where it is a body of its own, or in charge of its field."""
    return each.belief >= least and (each.is_first or not _is_vague(each))


def _least(spoken: Sequence[Spoken], closing: Sequence[Responsibility], *, beside_tables: bool) -> Belief:
    """How sure a sentence must be: less so where nothing in the document is surer, and several agree."""
    if beside_tables:
        return Belief.STRONG
    return Belief.FAIR if closing or len(spoken) < ENOUGH_SUBJECTS else Belief.WEAK


def _apart(found: Sequence[Responsibility]) -> list[Responsibility]:
    """In order, none inside another."""
    apart: list[Responsibility] = []
    for each in sorted(found, key=lambda each: each.start):
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return apart


def _item(items: Sequence[int], at: int) -> int:
    return bisect_right(items, at)


def mentioned(stream: Stream, doubtful: Sequence[Responsibility]) -> list[Found]:
    """Sentences that name bodies and what they do, and still became no task: listed for a person to look at."""
    return [Found(Piece(""), _line(stream, each), each.duties) for each in doubtful]


def _line(stream: Stream, each: Responsibility) -> Piece:
    ends = [at for sign in "。；;\n" if (at := stream.text.find(sign, each.end)) >= 0]
    return stream.piece(each.start, min(ends, default=len(stream.text)))
