"""Where a text may say who: in brackets of any shape (also unclosed), or behind labels without any."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names, looks_like_body
from tracker.intake.recognise.prose.labels import Says, first_label, is_bare_label, labels_in
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

LONGEST, LONGEST_LABEL, FARTHEST_BACK, MOST_LABELS = 500, 24, 40, 12
CALL = re.compile(r"[\u4e00-\u9fff]{2,10}(?=\()")
"""Words right before a bracket."""
OPENING, CLOSING = "([", ")]"
ANGLES = {"<": ">〉》", "〈": ">〉》", "《": ">〉》"}
SENTENCE_ENDS = "。!?\n;)]"
CLOSED_BELOW = re.compile(r"{part}(?:\n{part}){{0,3}}[)\]]".format(part=r"(?:[^()\[\]\n]|\([^()\n]{1,20}\))+"))
INSIDE_TIME = re.compile(r"\d +[年月日]|[年月] +\d")
GAP = re.compile(r"[\s。;,•·|]*(?:\n *(?:\(\d{1,2}\)|\d{1,2}[.、)]|[\u2460-\u2473]) *)?")
IN_FORCE = re.compile(r"本(?:措施|意见|办法|方案|规定|规划|通知|细则|计划|政策)自")
"""How a paper closes: no list of names goes on past it, even where its lines were lost."""
OPENED_AGAIN = re.compile(r"[(\[]\s*[(\[]")
FIRST_NAME = re.compile(r"[^、,;\s]*")
COUNT = re.compile(r"(?:^|\n) *(?:\(\d{1,2}\)|\d{1,2}[.、)]|[\u2460-\u2473]) *$")
"""A number before a label that only counts the lines of an item."""


class Stretch(NamedTuple):
    """A part of the text, and what is inside of its brackets."""

    start: int
    end: int
    inner: tuple[int, int]
    bracketed: bool = False
    closes: bool = False
    """Whether nothing but a sign follows up to the end of its line or item."""


def stretches_of(stream: Stream, markers: Sequence[Marker]) -> Iterator[Stretch]:
    """Every bracket, and every row of labels, in order; those inside another come after it."""
    starts = [marker.start for marker in markers]
    ends = {marker.end for marker in markers}
    boxed = {label.start for label in labels_in(stream.level) if label.is_boxed}
    called = _called(stream.level)
    told: set[int] = set()
    for start in sorted({*_openings(stream.level, ends), *called}):
        if start in called:
            stretch = _bracket(stream.level, called[start], starts)
            yield stretch._replace(start=start, inner=(start, stretch.inner[1]))
        elif stream.level[start] in OPENING and start not in boxed:
            stretch = _bracket(stream.level, start, starts)
            if OPENED_AGAIN.match(stream.level, start) and stream.level[stretch.end - 1] not in CLOSING:
                continue  # never closed, and nothing before the next one: that one says it all
            yield stretch._replace(closes=_closes(stream.level, stretch.end, starts))
        elif stream.level[start] in ANGLES:
            yield _angled(stream.level, start)
        elif start not in told:
            end = _labels_end(stream.level, start, starts, told)
            counted = COUNT.search(stream.level, max(0, start - 8), start)
            begins = counted.start() if counted and counted.end() not in ends else start
            yield Stretch(begins, end, (start, end))


def _openings(level: str, item_texts: Collection[int]) -> list[int]:
    brackets = {match.start() for match in re.finditer(r"[(\[]", level)}
    labels = [label.start for label in labels_in(level) if label.says is not Says.REMARK]
    angles = {at - 1 for at in labels if level[at - 1 : at] in ANGLES and level[at - 1 : at]}
    return sorted(brackets | angles | {at for at in labels if at in item_texts or _opens(level, at)})


def _called(level: str) -> dict[int, int]:
    """Where a bracket is called by a label in front of it, 责任单位(某局), and where it opens."""
    called = {}
    for match in CALL.finditer(level):
        before = labels_in(level, *match.span(), bracketed=True)
        if (
            before
            and before[0].start == match.start()
            and before[0].end == match.end()
            and _opens(level, match.start())
        ):
            called[match.start()] = match.end()
    return called


def _opens(level: str, start: int) -> bool:
    """Whether a label begins here rather than a sentence that only uses its words."""
    before = COUNT.sub("\n", level[max(0, start - FARTHEST_BACK) : start].rstrip("•·-|"))
    return not before.strip() or before[-1] == " " or before.rstrip(" ")[-1] in SENTENCE_ENDS


def _bracket(level: str, start: int, item_starts: Sequence[int]) -> Stretch:
    """Up to the closing bracket; where it was forgotten, up to the next item or line."""
    depth = 0
    at = bisect_right(item_starts, start)
    limit = min([len(level), start + LONGEST, *item_starts[at : at + 1]])
    for at in range(start, limit):
        depth += (level[at] in OPENING) - (level[at] in CLOSING)
        if not depth:
            return Stretch(start, at + 1, _innermost(level, start + 1, at), bracketed=True)
        if level[at] == "\n" and not _goes_on(level, at):
            break
    label = labels_in(level, start + 1, start + LONGEST_LABEL, bracketed=True)[:1]
    end = _next_item(level, label[0].end if label and label[0].start == start + 1 else start, item_starts)
    end = min(end, start + LONGEST)
    return Stretch(start, end, (start + 1, end), bracketed=True)


def _innermost(level: str, start: int, end: int) -> tuple[int, int]:
    """What is inside, where a bracket was set twice: ((责任单位:某局))."""
    twice = level[start:end].startswith("(") and level.find(")", start, end) == end - 1
    return (start + 1, end - 1) if twice and level.rfind("(", start, end) == start else (start, end)


def _closes(level: str, end: int, item_starts: Sequence[int]) -> bool:
    while end < len(level) and level[end] in " 。;":
        end += 1
    at = bisect_left(item_starts, end)
    return end == len(level) or level[end] == "\n" or item_starts[at : at + 1] == [end]


def _goes_on(level: str, at: int) -> bool:
    """Whether a bracket was only broken by the end of a line: it closes soon below, and none opens before."""
    return bool(CLOSED_BELOW.match(level, at + 1, at + LONGEST))


def _angled(level: str, start: int) -> Stretch:
    ends = [at for sign in ANGLES[level[start]] if (at := level.find(sign, start, start + LONGEST)) >= 0]
    end = min(ends, default=level.find("\n", start) % (len(level) + 1))
    return Stretch(start, min(end + 1, len(level)), (start + 1, end), bracketed=True)


def _next_item(level: str, start: int, item_starts: Sequence[int]) -> int:
    at = bisect_right(item_starts, start)
    limit = item_starts[at] if at < len(item_starts) else len(level)
    ends = [found for sign in ("\n", "。", "  ") if (found := level.find(sign, start, limit)) >= 0]
    return min([*ends, limit])


def _labels_end(level: str, start: int, item_starts: Sequence[int], told: set[int]) -> int:
    """Behind the last of the labels that follow each other, each with its value; `told` gathers where they stand."""
    end = behind = start
    for _ in range(MOST_LABELS):
        following = labels_in(level, behind, behind + LONGEST_LABEL)
        if not following or following[0].start != behind:
            break
        told.add(behind)
        end = _value_end(level, following[0].end, item_starts)
        gap = GAP.match(level, end)
        behind = gap.end() if gap else end
    return end


def _value_end(level: str, start: int, item_starts: Sequence[int]) -> int:
    first = start
    while first < len(level) and level[first] in " \n":
        first += 1
    end = _next_item(level, first, item_starts)
    inner = first_label(level, first, end)
    end = end if inner is None else inner
    in_force = IN_FORCE.search(level, first, end)
    end = in_force.start() if in_force else end
    strange = (at for at in _gaps(level, first, end) if not looks_like_body(_first_name(level, at + 1, end)))
    end = min([end, *islice(strange, 1), *_unopened(level, first, end)])
    return _further_lines(level, end, item_starts) if "\n" in level[start:first] else end


def _further_lines(level: str, end: int, item_starts: Sequence[int]) -> int:
    """Past the lines of nothing but names that go on with a list begun on a line of its own."""
    while end < len(level) and level[end] == "\n":
        line_end = _next_item(level, end + 1, item_starts)
        line = level[end + 1 : line_end]
        if not line.strip() or end + 1 in item_starts or ":" in line or is_bare_label(line):
            break
        if likeness_to_names(line) < 1:
            break
        end = line_end
    return end


def _unopened(level: str, start: int, end: int) -> Iterator[int]:
    """Where a bracket closes that was opened before the label, or never."""
    depth = 0
    for at in range(start, end):
        depth += (level[at] in OPENING) - (level[at] in CLOSING)
        if depth < 0:
            yield at
            return


def _gaps(level: str, start: int, end: int) -> Iterator[int]:
    """Where a space stands behind a name: what follows is another name, or a new sentence."""
    spaces = (at for at in range(start + 1, end) if level[at] == " " and level[at - 1] not in "、,; ")
    return (at for at in spaces if not INSIDE_TIME.match(level, at - 1, end))


def _first_name(level: str, start: int, end: int) -> str:
    found = FIRST_NAME.match(level, start, end)
    return found[0] if found else ""
