"""Text with simple marks: tables between bars become tables; its lines keep the marks that tell a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.intake.readers.lattice import refuse_large
from tracker.intake.readers.text import decoded, tidy
from tracker.intake.source import Block, Grid, Paragraph, Place

RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
"""The line between the heading of a table and its rows."""
EMPHASIS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.{1,500}?)(?<=\S)\1")
LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
BAR = re.compile(r"(?<!\\)\|")
ESCAPED = re.compile(r"\\([\\|*_`#\[\]()~>.!+-])")


def read_markdown(data: bytes) -> Iterator[Block]:
    """Lines and tables in order."""
    lines = tidy(decoded(data)).split("\n")
    at, tables = 0, 0
    while at < len(lines):
        rows = _rows_at(lines, at)
        if rows:
            tables += 1
            yield _grid(lines, at, rows, tables)
        elif text := lines[at].strip():
            yield Paragraph(text, Place(paragraph=at + 1))
        at += max(rows, 1)


def _rows_at(lines: Sequence[str], at: int) -> int:
    """How many lines a table takes up that begins here; most often none."""
    if "|" not in lines[at] or at + 1 >= len(lines) or "|" not in lines[at + 1] or not RULE.fullmatch(lines[at + 1]):
        return 0
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end - at


def _grid(lines: Sequence[str], at: int, count: int, number: int) -> Grid:
    rows = [_cells(line) for line in (lines[at], *lines[at + 2 : at + count])]
    width = max(map(len, rows))
    refuse_large(len(rows), width)
    return Grid(tuple((*row, *[""] * (width - len(row))) for row in rows), Place(table=number))


def _cells(line: str) -> list[str]:
    inner = BAR.split(line.strip())
    inner = inner[1:] if not inner[0].strip() else inner
    return [_plain(BREAK.sub("\n", cell)) for cell in (inner[:-1] if inner and not inner[-1].strip() else inner)]


def _plain(cell: str) -> str:
    return ESCAPED.sub(r"\1", EMPHASIS.sub(r"\2", LINK.sub(r"\1", cell))).strip()
