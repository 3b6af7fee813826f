"""The work of an item: the words beside those who do it, before what closes it or behind what opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.prose.contents import content_of, is_heading, paragraph_end, paragraph_start, runs_on_to
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

COUNTED = re.compile(r"^[一二三四五六七八九十]是[:：，,]?")
NEXT_NUMBER = re.compile(
    r"(?<=[；;。，,])\s*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[\u2460-\u2473]|\d{1,2}[.、．])$"
)
"""The number of the next piece of work, in a text where no item begins."""


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


def uncounted(content: Piece) -> Piece:
    """One of several pieces of an item, without the 一是 or 二是 in front of it, unless it holds several of them."""
    if "二是" in content.text:
        return content
    return Piece(COUNTED.sub("", content.text), content.place)


def work_of(
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
        announces = after.text.endswith((":", "："))  # what the next item is about
        if after.text and not announces:
            return Piece(before.text + _joint(before.text) + after.text, before.place)
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
    sign = next((stream.text[at] for at in (cut[0], cut[1] - 1) if stream.level[at : at + 1] == ","), "。")
    return Piece(work.text + (sign + rest.text if rest.text else ""), work.place)


def _joint(heading: str) -> str:
    return "" if heading[-1] in "。:：；;，," else "。"
