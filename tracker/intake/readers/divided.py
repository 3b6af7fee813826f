"""Text that a margin divided: where a paragraph begins anew, and how two halves of one are joined."""

from __future__ import annotations

import re
from functools import cache

from tracker.intake.script import levelled, tight
from tracker.intake.words import words

ENDED = re.compile(r"[。；！？;!?][”’」』）)]?$")
NUMBERED = re.compile(
    r"^(?:[（(](?:[一二三四五六七八九十百]+|\d{1,3})[)）]|[一二三四五六七八九十百]+[、．.]|\d{1,3}[、．.)）](?!\d)"
    r"|[①-⑳●◆■▲△○◇□]|——|第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]是)"
)
OUTLINE = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")
"""What begins a paragraph, whatever stands before it."""
LABELS = ("lead", "support", "responsible", "deadline")


def begins_anew(before: str, after: str) -> bool:
    """Whether a line opens a paragraph of its own, however full the line before it is."""
    return bool(OUTLINE.match(after) or _is_labelled(after) or (ENDED.search(before) and NUMBERED.match(after)))


def glued(before: str, after: str) -> str:
    """Two halves of what a margin divided; words of letters keep their blank, a divided word loses its hyphen."""
    if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha():
        return f"{before} {after}"
    if before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return before + after


def _is_labelled(text: str) -> bool:
    """Whether a line begins with a label that says who or when."""
    label, colon, _ = levelled(text).partition(":")
    return bool(colon) and tight(label).strip("[]()") in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(word for column in LABELS for word in words("headings")["columns"][column])
