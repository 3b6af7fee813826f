"""Where a text may say who: in brackets of any shape (also unclosed), or behind labels without any."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.intake.bodies import looks_like_body
from tracker.intake.recognise.prose.labels import Says, labels_in
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

LONGEST, LONGEST_LABEL, FARTHEST_BACK = 500, 24, 40
OPENING, CLOSING = "([", ")]"
SENTENCE_ENDS = "。!?\n;)]"
GAP = re.compile(r"[\s。;,]*")


class Stretch(NamedTuple):
    """A part of the text, and what is inside of its brackets."""

    start: int
    end: int
    inner: tuple[int, int]


def stretches_of(stream: Stream, markers: Sequence[Marker]) -> Iterator[Stretch]:
    """Every bracket, and every row of labels, in order; those inside another come after it."""
    starts = [marker.start for marker in markers]
    for start in _openings(stream.level):
        if stream.level[start] in OPENING:
            yield _bracket(stream.level, start, starts)
        else:
            end = _labels_end(stream.level, start, starts)
            yield Stretch(start, end, (start, end))


def _openings(level: str) -> list[int]:
    brackets = {match.start() for match in re.finditer(r"[(\[]", level)}
    labels = {label.start for label in labels_in(level) if label.says is not Says.REMARK and _opens(level, label.start)}
    return sorted(brackets | labels)


def _opens(level: str, start: int) -> bool:
    """Whether a label begins here rather than a sentence that only uses its words."""
    before = level[max(0, start - FARTHEST_BACK) : start]
    return not before.strip() or before[-1] == " " or before.rstrip(" ")[-1] in SENTENCE_ENDS


def _bracket(level: str, start: int, item_starts: Sequence[int]) -> Stretch:
    """Up to the closing bracket; where it was forgotten, up to the next item or line."""
    depth = 0
    for at in range(start, min(len(level), start + LONGEST)):
        depth += (level[at] in OPENING) - (level[at] in CLOSING)
        if not depth:
            return Stretch(start, at + 1, (start + 1, at))
        if level[at] == "\n":
            break
    end = _next_item(level, start, item_starts)
    return Stretch(start, end, (start + 1, end))


def _next_item(level: str, start: int, item_starts: Sequence[int]) -> int:
    at = bisect_right(item_starts, start)
    limit = item_starts[at] if at < len(item_starts) else len(level)
    ends = [found for sign in ("\n", "。", "  ") if (found := level.find(sign, start, limit)) >= 0]
    return min([*ends, limit])


def _labels_end(level: str, start: int, item_starts: Sequence[int]) -> int:
    """Behind the last of the labels that follow each other, each with its value."""
    end = behind = start
    while (following := labels_in(level, behind, behind + LONGEST_LABEL)) and following[0].start == behind:
        end = _value_end(level, following[0].end, item_starts)
        gap = GAP.match(level, end)
        behind = gap.end() if gap else end
    return end


def _value_end(level: str, start: int, item_starts: Sequence[int]) -> int:
    while start < len(level) and level[start] in " \n":
        start += 1
    end = _next_item(level, start, item_starts)
    inner = [label.start for label in labels_in(level, start, end)]
    strange = [at for at in _gaps(level, start, end) if not looks_like_body(_first_name(level[at + 1 : end]))]
    return min([end, *inner, *strange])


def _gaps(level: str, start: int, end: int) -> Iterator[int]:
    """Where a space stands behind a name: what follows is another name, or a new sentence."""
    return (at for at in range(start + 1, end) if level[at] == " " and level[at - 1] not in "、,; ")


def _first_name(text: str) -> str:
    return re.split(r"[、,;\s]", text)[0]
