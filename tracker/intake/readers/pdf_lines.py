"""Signs become lines: which stand on one line, where a blank is meant, and whether a line broke off only for want of room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tracker.intake.readers.divided import begins_anew
from tracker.intake.readers.pdf_file import Glyph

LEVEL = 0.45
"""Of a sign's size: signs whose feet differ by less stand on one line."""
TWICE = 0.2
"""Signs drawn twice for boldness lie closer than this."""
WIDE = 0.7
"""A gap of so many signs may stand between columns, not only between words."""
AMONG_LETTERS, BESIDE_LETTERS, AMONG_SIGNS, SET_TIGHT = 0.18, 0.45, 0.22, 0.08
"""Gaps that stand for a blank, and the largest one that is none at all."""
SPARE = 0.5
CLOSING = "。，、；：！？）〕】》」』…,.;:!?)]}%"
OPENING = "（〔【《「『([{"
QUOTES = "“”‘’\"'"
"""Programs break a line neither before nor behind them."""


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


def lines_of(glyphs: Iterable[Glyph], page: int, beside: float = BESIDE_LETTERS) -> list[Line]:
    """The lines that these signs stand on, from the top down; `beside` is how wide a blank next to letters is."""
    return [line for row in _rows(glyphs) if (line := _line(row, page, beside))]


def blank_beside(glyphs: Sequence[Glyph]) -> float:
    """How wide a gap between letters and Chinese signs has to be for a blank: some programs set them apart by themselves."""
    gaps = [
        (after.left - before.right) / after.size
        for before, after in pairwise(glyphs)
        if abs(before.base - after.base) < 1 and _is_mixed(before.sign, after.sign)
    ]
    inside = sorted(gap for gap in gaps if 0 <= gap < BESIDE_LETTERS)
    return AMONG_LETTERS if inside and inside[len(inside) // 2] < SET_TIGHT else BESIDE_LETTERS


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if row and glyph.base - row[0].base > LEVEL * max(glyph.size, row[-1].size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _is_mixed(before: str, after: str) -> bool:
    """Whether a letter or figure and a Chinese sign meet."""
    latin, other = (before, after) if before.isascii() else (after, before)
    return latin.isascii() and latin.isalnum() and not other.isascii() and other.isalnum()


def _line(row: list[Glyph], page: int, beside: float) -> Line | None:
    signs = list(_once(sorted(row, key=lambda glyph: glyph.left)))
    seen = [glyph for glyph in signs if glyph.sign != " "]
    if not seen:
        return None
    size = median([glyph.size for glyph in seen if not glyph.sign.isascii()] or [glyph.size for glyph in seen])
    base = median(glyph.base for glyph in seen)
    return Line(tuple(_pieces(signs, size, beside)), base, size, _head(seen), page)


def _once(signs: Sequence[Glyph]) -> Iterator[Glyph]:
    last: Glyph | None = None
    for glyph in signs:
        if last and glyph.sign == last.sign and abs(glyph.left - last.left) < TWICE * glyph.size:
            continue
        yield glyph
        last = glyph


def _pieces(signs: Sequence[Glyph], size: float, beside: float) -> Iterator[Piece]:
    usual = _usual_gap(signs)
    text, left, last, blank = "", 0.0, None, False
    for glyph in signs:
        if glyph.sign == " ":
            blank = True
            continue
        if last and glyph.left - last.right > WIDE * size:
            yield Piece(text, left, last.right)
            text = ""
        if text and last and (blank or glyph.left - last.right > _room(last, glyph, beside) * size + 2 * usual):
            text += " "
        left = left if text else glyph.left
        text, last, blank = text + glyph.sign, glyph, False
    if text and last:
        yield Piece(text, left, last.right)


def _usual_gap(signs: Sequence[Glyph]) -> float:
    """The gap that a line spread to its margins leaves between any two signs."""
    seen = [glyph for glyph in signs if glyph.sign != " "]
    gaps = [after.left - before.right for before, after in pairwise(seen)]
    return max(median(gaps), 0.0) if gaps else 0.0


def _room(before: Glyph, after: Glyph, beside: float) -> float:
    """How large a gap has to be to be a blank; layout itself sets letters and figures off from Chinese signs."""
    if before.sign.isascii() and after.sign.isascii():
        return AMONG_LETTERS
    return beside if _is_mixed(before.sign, after.sign) else AMONG_SIGNS


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
    if begins_anew(line.text, after.text):
        return False
    return room < after.head + SPARE * line.size
