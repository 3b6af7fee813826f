"""Text whose lines were all cut at one width: letters, old pages and copies from paper; its paragraphs are put together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tracker.intake.readers.divided import begins_anew, glued
from tracker.intake.script import levelled

Numbered = tuple[int, str]
"""A line and its number in the file."""
NARROWEST, WIDEST = 40, 130
"""Columns of a page that was set at one width; a Chinese sign takes two."""
RAGGED = 4
"""Signs that may not end or begin a line leave it so much shorter."""
FEWEST_FULL, MOSTLY_FULL = 6, 0.55
BROKEN_OFF = 0.7
HEADINGS = re.compile(r"^\s*序 *号\s+\S+\s+\S+")
DRAWN = re.compile(r"[│┃├┤┼┌┬┐└┴┘|\t]|\S {2,}\S|[-=+]{4,}")
INDENT = re.compile(r"^[ \u3000]+")


def unwrapped(lines: Sequence[Numbered]) -> Iterator[Numbered]:
    """The paragraphs of a text that was cut at one width; any other text line by line, as it came."""
    margin = _margin([line for _, line in lines if line.strip()])
    if not margin:
        yield from lines
        return
    whole: Numbered | None = None
    last = ""
    for at, line in lines:
        if whole and _goes_on(last, line, margin):
            whole = (whole[0], glued(whole[1].rstrip(), line.strip()))
        else:
            if whole:
                yield whole
            whole = (at, line)
        last = line
    if whole:
        yield whole


def _margin(lines: Sequence[str]) -> int:
    """The width at which the lines were cut; none where lines differ, are drawn, or are cells of a table."""
    widths = [_width(line) for line in lines]
    widest = max(widths, default=0)
    if not NARROWEST <= widest <= WIDEST:
        return 0
    full = [line for line, width in zip(lines, widths, strict=True) if width >= widest - RAGGED]
    mostly = sum(map(len, full)) >= MOSTLY_FULL * sum(map(len, lines))
    if len(full) < FEWEST_FULL or not (mostly or _break_off(lines, full)):
        return 0
    return 0 if sum(bool(DRAWN.search(line.strip())) for line in lines) > len(lines) / 10 else widest


def _break_off(lines: Sequence[str], full: Sequence[str]) -> bool:
    """Whether nearly all lines of the full width break off in the middle of a sentence, and no row of headings is among them."""
    midway = [line for line in full if not line.rstrip().endswith(tuple("。；;！？：:）)】]"))]
    return len(midway) >= BROKEN_OFF * len(full) and not any(HEADINGS.match(levelled(line)) for line in lines)


def _goes_on(last: str, line: str, margin: int) -> bool:
    if not line.strip() or _width(last) < margin - RAGGED:
        return False
    deeper = len(_indent(line)) > len(_indent(last))
    return not deeper and not begins_anew(last.strip(), line.strip())


def _indent(line: str) -> str:
    found = INDENT.match(line)
    return found[0] if found else ""


def _width(line: str) -> int:
    """How many columns a line takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line.rstrip())
