"""Signs become lines: which stand on one line, where a blank is meant, and whether a line broke off only for want of room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tracker.intake.readers.pdf_file import Glyph

LEVEL = 0.45
"""Of a sign's size: signs whose feet differ by less stand on one line."""
TWICE = 0.2
"""Signs drawn twice for boldness lie closer than this."""
WIDE = 1.5
"""A gap of so many signs stands between columns, not between words."""
AMONG_LETTERS, BESIDE_LETTERS, AMONG_SIGNS = 0.18, 0.45, 0.22
SPARE = 0.5
CLOSING = "。，、；：！？）〕】》」』…,.;:!?)]}%"
OPENING = "（〔【《「『([{"
QUOTES = "“”‘’\"'"
"""Programs break a line neither before nor behind them."""
ENDED = re.compile(r"[。；！？;!?][”’」』）)]?$")
NUMBERED = re.compile(
    r"^(?:[（(](?:[一二三四五六七八九十百]+|\d{1,3})[)）]|[一二三四五六七八九十百]+[、．.]|\d{1,3}[、．.)）](?!\d)"
    r"|[①-⑳●◆■▲△○◇□]|第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]是)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line without wide gaps."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; `head` is how much room its first word takes, for which the line before may have had none."""

    pieces: tuple[Piece, ...]
    base: float
    size: float
    head: float
    page: int

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def top(self) -> float:
        return self.base - self.size


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that these signs stand on, from the top down."""
    return [line for row in _rows(glyphs) if (line := _line(row, page))]


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if row and glyph.base - row[0].base > LEVEL * max(glyph.size, row[-1].size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _line(row: list[Glyph], page: int) -> Line | None:
    signs = list(_once(sorted(row, key=lambda glyph: glyph.left)))
    seen = [glyph for glyph in signs if glyph.sign != " "]
    if not seen:
        return None
    size = median([glyph.size for glyph in seen if not glyph.sign.isascii()] or [glyph.size for glyph in seen])
    base = median(glyph.base for glyph in seen)
    return Line(tuple(_pieces(signs, size)), base, size, _head(seen), page)


def _once(signs: Sequence[Glyph]) -> Iterator[Glyph]:
    last: Glyph | None = None
    for glyph in signs:
        if last and glyph.sign == last.sign and abs(glyph.left - last.left) < TWICE * glyph.size:
            continue
        yield glyph
        last = glyph


def _pieces(signs: Sequence[Glyph], size: float) -> Iterator[Piece]:
    usual = _usual_gap(signs)
    text, left, last, blank = "", 0.0, None, False
    for glyph in signs:
        if glyph.sign == " ":
            blank = True
            continue
        if last and glyph.left - last.right > WIDE * size:
            yield Piece(text, left, last.right)
            text = ""
        if text and last and (blank or glyph.left - last.right > _room(last, glyph) * size + 2 * usual):
            text += " "
        left = left if text else glyph.left
        text, last, blank = text + glyph.sign, glyph, False
    if text and last:
        yield Piece(text, left, last.right)


def _usual_gap(signs: Sequence[Glyph]) -> float:
    """The gap that a line spread to its margins leaves between any two signs."""
    gaps = [after.left - before.right for before, after in pairwise(signs)]
    return max(median(gaps), 0.0) if gaps else 0.0


def _room(before: Glyph, after: Glyph) -> float:
    """How large a gap has to be to be a blank; layout itself sets letters and figures off from Chinese signs."""
    latin = before.sign.isascii() + after.sign.isascii()
    return (AMONG_SIGNS, BESIDE_LETTERS, AMONG_LETTERS)[latin]


def _head(signs: Sequence[Glyph]) -> float:
    """The width of what a line may not break: a word, or a sign with the stops behind it."""
    last = signs[0]
    for glyph in signs[1:]:
        word = last.sign.isascii() and glyph.sign.isascii() and glyph.left - last.right < AMONG_LETTERS * last.size
        if not (word or glyph.sign in CLOSING + QUOTES or last.sign in OPENING + QUOTES):
            break
        last = glyph
    return last.right - signs[0].left


def goes_on(line: Line, after: Line, room: float) -> bool:
    """Whether a line broke only because the first word of the next had no room: `room` is what was left of it."""
    if ENDED.search(line.text) and NUMBERED.match(after.text):
        return False
    return room < after.head + SPARE * line.size


def glued(before: str, after: str) -> str:
    """Two halves of what a margin divided; words of letters keep their blank, a divided word loses its hyphen."""
    if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha():
        return f"{before} {after}"
    if before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return before + after
