"""Lines that are nothing but names: in lists without any labels, who carries the work stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.intake.bodies import likeness_to_names
from tracker.intake.recognise.found import Duty, Role
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.stream import Stream

ENOUGH_LINES, ENOUGH_LISTS, FEWEST_NAMES = 3, 2, 2
LINE = re.compile(r"^[^\n]+$", re.MULTILINE)
LEVELLED = re.compile(r"[省市县区][\u4e00-\u9fff]{2,10}")
VERB = re.compile(r"(?:牵头|负责|配合|(?<!政)协办)(?=[,;。]?$)")
TIME = re.compile(r" +(?P<time>(?:(?:20\d\d年)?\d{1,2}月|年底|年内|[一二三四]季度|[上下]半年|长期|持续)[^ ]{0,10}) *$")
"""When the work is due, behind the names and a space."""
DASH = re.compile(r"^ *--+ *")


def lines_of_names(stream: Stream, markers: Sequence[Marker]) -> list[Responsibility]:
    """Lines of names below the work; believed only where the document has several, and most of them are lists."""
    first = min((marker.start for marker in markers), default=len(stream.text))
    found = [line for line in LINE.finditer(stream.level, first) if _is_names(line[0])]
    lists = sum(_how_many(line[0]) >= FEWEST_NAMES for line in found)
    return list(_responsibilities(stream, found)) if len(found) >= ENOUGH_LINES and lists >= ENOUGH_LISTS else []


def _is_names(line: str) -> bool:
    names = TIME.sub("", DASH.sub("", line))
    if ":" in line or likeness_to_names(VERB.sub("", names)) < 1:
        return False
    return names.strip() != line.strip() or _how_many(line) >= FEWEST_NAMES or bool(LEVELLED.fullmatch(line.strip()))


def _how_many(line: str) -> int:
    return len(re.split("[、,;]", line.strip("。")))


def _responsibilities(stream: Stream, lines: Sequence[re.Match[str]]) -> Iterator[Responsibility]:
    for line in lines:
        time = TIME.search(line[0])
        end = line.start() + time.start() if time else line.end()
        due = stream.piece(line.start() + time.start("time"), line.start() + time.end("time")) if time else None
        duty = Duty(Role.RESPONSIBLE, stream.piece(line.start(), end))
        yield Responsibility(line.start(), line.end(), (duty,), due)
