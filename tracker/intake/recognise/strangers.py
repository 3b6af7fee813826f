"""Papers that name bodies and lay no work on them: guides to services, notices of what will be given to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.intake.recognise.found import Found, Piece
from tracker.intake.script import levelled
from tracker.intake.words import words

FEWEST_LABELS, FEWEST_KINDS = 3, 2
HEAD, LONGEST_TITLE = 12, 60
NOTICE = re.compile(r"关于[^。,;]*公示$|(?:名单|结果|项目)的?公示$")
GUIDE, FIRST_LINES = re.compile(r"(?:办事|服务|办理|申报|申请)指南"), 3
"""What calls itself a guide, in the first lines, lays work on nobody."""
NUMBERED = re.compile(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[、.)])")
OBJECTIONS = re.compile(r"公示期|公示时间|公示期间|(?:予以|进行|现)公示")


def is_notice_of_awards(body: Sequence[Piece]) -> bool:
    """Whether a paper makes known to whom something will be given, so that others may object: its table is no plan."""
    head = [levelled(piece.text).strip() for piece in body[:HEAD]]
    short = [line for line in head if len(line) <= LONGEST_TITLE and not NUMBERED.match(line)]
    titles = [line for line in short if NOTICE.search(line)]
    said = "\n".join(head)
    return (
        bool(titles)
        and bool(OBJECTIONS.search(said))
        and any(word in said for word in words("headings")["awards"]["given"])
    )


def guide_in(body: Sequence[Piece]) -> list[str]:
    """The labels by which lines tell how to ask for something; none where they are too few to be a guide."""
    labels = [found["label"] for piece in body for found in _labels().finditer(levelled(piece.text))]
    return labels if len(labels) >= FEWEST_LABELS and len(set(labels)) >= FEWEST_KINDS else []


def without_guides(tasks: Sequence[Found], body: Sequence[Piece]) -> list[Found]:
    """The tasks without those that tell how to ask for something, where the paper holds several such tellings."""
    if not guide_in(body):
        return list(tasks)
    if any(GUIDE.search(levelled(piece.text)[:LONGEST_TITLE]) for piece in body[:FIRST_LINES]):
        return []
    return [task for task in tasks if not _labels().search(levelled(task.content.text))]


@cache
def _labels() -> re.Pattern[str]:
    listed = "|".join(sorted(words("headings")["guides"]["labels"], key=len, reverse=True))
    return re.compile(rf"(?P<label>{listed})\s*[\]】]?\s*:")
