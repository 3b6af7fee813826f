"""A small press for the intake's tests: PDFs as office programs make them, with text, ruled tables, merges and page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
"""Every PDF program knows it, so no font goes into the file."""
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 80.0, 521.0, 105.0, 99.0
PAD, LEADING = 5.0, 14.0
STOPS = "。，、；：！？）〕》”"
Rows = Sequence[Sequence[str]]
Position = tuple[int, int]
Merges = dict[Position, Position]
"""The first position of a merged cell, and the last."""


class Band(NamedTuple):
    """The lines of one row that stand on one page."""

    row: int
    first: int
    last: int


@dataclass
class Press:
    """Puts text on pages, one below the other."""

    rules: str = "lines"
    """How a table is ruled: by `lines`, thin `rectangles`, `double` lines, or not at all."""
    header: str = ""
    numbers: bool = True
    turned: bool = False
    """Whether the pages lie on their side in the file."""

    def __post_init__(self) -> None:
        self._made = BytesIO()
        self._canvas = Canvas(self._made, pagesize=(WIDTH, HEIGHT))
        self._page = 0
        self._new_page()

    def done(self) -> bytes:
        """The bytes of the document."""
        self._canvas.save()
        return self._made.getvalue()

    def title(self, *lines: str, size: float = 22) -> None:
        """Centred lines."""
        for line in lines:
            self._advance(1.4 * size)
            self._text((LEFT + RIGHT) / 2 - width_of(line, size) / 2, line, size)

    def paragraph(self, text: str, size: float = 16, indent: float = 2) -> None:
        """Text between the margins, its first line set in."""
        blank = "\0" * int(indent)
        for line in wrapped(blank + text, RIGHT - LEFT, size):
            self._advance(1.8 * size)
            self._text(LEFT + line.count("\0") * size, line.strip("\0"), size)

    def closing(self, *lines: str, size: float = 16) -> None:
        """Lines at the right margin, as those who issue a paper sign it."""
        for line in lines:
            self._advance(1.8 * size)
            self._text(RIGHT - width_of(line, size), line, size)

    def table(
        self,
        rows: Rows,
        merges: Merges | None = None,
        *,
        widths: Sequence[float] = (),
        cut: bool = False,
        heading: int = 1,
    ) -> None:
        """A table; its heading is drawn again on each page, and rows are `cut` where a page ends or go on the next."""
        self._y += LEADING
        _Table(rows, merges or {}, widths).draw(self, cut=cut, heading=heading)

    def slanted(self, text: str, *, turn: float = 0, skew: float = 0) -> None:
        """Text on a slanted line, or slanted letters on a level one."""
        self._advance(3 * LEADING)
        self._canvas.saveState()
        self._canvas.translate(LEFT, HEIGHT - self._y)
        self._canvas.rotate(turn)
        self._canvas.skew(0, skew)
        self._canvas.setFont(FONT, 16)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def rule(self) -> None:
        """A line from margin to margin."""
        self._advance(LEADING)
        self._rule(LEFT, 0, RIGHT, 0)

    def page_break(self) -> None:
        """Go on on a new page."""
        self._canvas.showPage()
        self._new_page()

    @property
    def room(self) -> float:
        """How much of the page is left."""
        return HEIGHT - BOTTOM - self._y

    def cell(self, box: tuple[float, float, float, float], lines: Sequence[str], size: float = 10.5) -> None:
        """A cell, measured from where the page has come to."""
        left, top, right, bottom = box
        for edge in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ):
            self._rule(*edge)
        for at, line in enumerate(lines):
            self._canvas.setFont(FONT, size)
            self._canvas.drawString(left + PAD, HEIGHT - self._y - top - PAD / 2 - at * LEADING - size, line)

    def below(self, height: float) -> None:
        """Go on below what was drawn."""
        self._y += height

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        top, bottom = HEIGHT - self._y - top, HEIGHT - self._y - bottom
        if self.rules == "rectangles":
            self._canvas.rect(left - 0.24, bottom - 0.24, right - left + 0.48, top - bottom + 0.48, stroke=0, fill=1)
        elif self.rules:
            self._canvas.setLineWidth(0.5)
            self._canvas.line(left, top, right, bottom)
            if self.rules == "double":
                self._canvas.line(left + 1.5, top - 1.5, right + 1.5, bottom - 1.5)

    def _text(self, left: float, text: str, size: float) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(left, HEIGHT - self._y, text)

    def _advance(self, height: float) -> None:
        if self.room < height:
            self.page_break()
        self._y += height

    def _new_page(self) -> None:
        self._page += 1
        self._y = TOP - 16
        if self.turned:
            self._canvas.setPageSize((HEIGHT, WIDTH))
            self._canvas.rotate(90)
            self._canvas.translate(0, -HEIGHT)
        self._canvas.setFont(FONT, 14)
        if self.header:
            self._canvas.drawString(LEFT, HEIGHT - 60, self.header)
        if self.numbers:
            self._canvas.drawCentredString(WIDTH / 2, 60, f"— {self._page} —")


class _Table:
    """The layout of one table."""

    def __init__(self, rows: Rows, merges: Merges, widths: Sequence[float]) -> None:
        shares = widths or [1.0] * len(rows[0])
        ends = [sum(shares[:at]) / sum(shares) for at in range(len(shares) + 1)]
        self._xs = [LEFT + end * (RIGHT - LEFT) for end in ends]
        covered = {
            (r, c)
            for first, last in merges.items()
            for r in range(first[0], last[0] + 1)
            for c in range(first[1], last[1] + 1)
        }
        alone = {(r, c): (r, c) for r in range(len(rows)) for c in range(len(rows[r])) if (r, c) not in covered}
        self._cells = {**merges, **alone}
        self._lines = {
            at: wrapped(rows[at[0]][at[1]], self._xs[last[1] + 1] - self._xs[at[1]] - 2 * PAD, 10.5)
            for at, last in self._cells.items()
        }
        self._tall = [self._height(row) for row in range(len(rows))]

    def _height(self, row: int) -> int:
        """How many lines a row needs: for its own cells, and for what the rows above left of those that end in it."""
        own = [len(self._lines[at]) for at, last in self._cells.items() if at[0] == last[0] == row]
        ending = [len(self._lines[at]) for at, last in self._cells.items() if at[0] < last[0] == row]
        return max([*own, *ending, 1])

    def draw(self, press: Press, *, cut: bool, heading: int) -> None:
        bands: list[Band] = []
        for row, tall in enumerate(self._tall):
            first = 0
            while first < tall:
                room = max(int((press.room - self._used(bands) - PAD) // LEADING), 0)
                last = tall if room >= tall - first else first + room if cut else first
                if last > first:
                    bands.append(Band(row, first, last))
                if last < tall:
                    self._page(press, bands)
                    press.page_break()
                    bands = [Band(top, 0, self._tall[top]) for top in range(heading)] if row >= heading else []
                first = last
        self._page(press, bands)

    def _used(self, bands: Sequence[Band]) -> float:
        return sum((band.last - band.first) * LEADING + PAD for band in bands)

    def _page(self, press: Press, bands: Sequence[Band]) -> None:
        ys = [self._used(bands[:at]) for at in range(len(bands) + 1)]
        for (top, left), (bottom, right) in self._cells.items():
            own = [at for at, band in enumerate(bands) if top <= band.row <= bottom]
            if own:
                seen = self._seen(self._lines[top, left], bands[own[0]], top, merged=top < bottom)
                press.cell((self._xs[left], ys[own[0]], self._xs[right + 1], ys[own[-1] + 1]), seen)
        press.below(ys[-1])

    def _seen(self, lines: list[str], band: Band, top: int, *, merged: bool) -> list[str]:
        """What of a cell stands on a page: of a merged one all of it, where it begins."""
        if merged:
            return lines if (band.row, band.first) == (top, 0) else []
        return lines[band.first : band.last]


def width_of(text: str, size: float) -> float:
    """How wide a text is."""
    return float(pdfmetrics.stringWidth(text.replace("\0", "　"), FONT, size))


def wrapped(text: str, room: float, size: float) -> list[str]:
    """The lines of a text; no stop begins one, no figure is divided."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for sign in part:
            if width_of(line + sign, size) > room and line:
                kept = len(line)
                while kept > 1 and (
                    _sticks(line[kept - 1], sign) if kept == len(line) else _sticks(line[kept - 1], line[kept])
                ):
                    kept -= 1
                lines.append(line[:kept])
                line = line[kept:]
            line += sign
        lines.append(line)
    return lines


def _sticks(before: str, after: str) -> bool:
    return after in STOPS or (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


def as_pdf(rows: Rows, above: Sequence[str] = (), merges: Merges | None = None, *, rules: str = "lines") -> bytes:
    """Lines of text, then one table."""
    press = Press(rules)
    for line in above:
        press.paragraph(line)
    press.table(rows, merges)
    return press.done()
