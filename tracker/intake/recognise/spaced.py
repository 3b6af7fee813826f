"""Tables whose columns are only apart by spaces, as the text of a PDF gives them: a line of headings, then lines of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from tracker.intake.bodies import likeness_to_names
from tracker.intake.numerals import number_of
from tracker.intake.recognise.alignment import HEADS_A_SECTION, OUT, Laid, laid_out
from tracker.intake.recognise.columns import Column, Meaning, column_of, meaning_of, step_in
from tracker.intake.recognise.figures import cells_with_figures
from tracker.intake.recognise.flattened import PAGE_FOOT, in_one_line
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.lattices import lattice, rows_with_both, together
from tracker.intake.recognise.runs import Run
from tracker.intake.recognise.territory import broken_headings, laid_by_place, placed_cells
from tracker.intake.script import levelled, tight

FEWEST_HEADINGS, FEWEST_ROWS, KNOWN, NEAR = 3, 2, 0.7, 1
WIDE_GAP, FAR_APART = re.compile(r"\s{2,}"), re.compile(r"\S\s{4,}\S")


def spaced_tables(lines: Sequence[Piece]) -> Iterator[Run]:
    """Every line of headings that is followed by lines which fall into cells."""
    heads = [at for at, line in enumerate(lines) if _is_heading(line.text)]
    done = 0
    for at, last in pairwise([*heads, len(lines)]):
        if at >= done and (run := _table(lines, at, last)):
            yield run
            done = run.last


def cells_of(text: str) -> list[str]:
    """The cells of a line: apart by wide gaps where it has some, else by any."""
    wide = [cell for cell in WIDE_GAP.split(text.strip()) if cell]
    return wide if len(wide) >= FEWEST_HEADINGS else text.split()


def _is_heading(text: str) -> bool:
    cells = cells_of(text)
    known = [cell for cell in cells if column_of(cell) or step_in(cell)]
    strange = any(re.search(r"[。,;:、]", levelled(cell)) for cell in cells)
    return len(cells) >= FEWEST_HEADINGS and len(known) >= KNOWN * len(cells) and not strange


def _table(lines: Sequence[Piece], first: int, last: int) -> Run | None:
    headings, begin = _whole_headings(lines, first, last)
    body = [at for at in range(begin, last) if not PAGE_FOOT.match(levelled(lines[at].text).strip())]
    wide = len(WIDE_GAP.split(lines[first].text.strip())) >= FEWEST_HEADINGS
    by_place = wide and bool(FAR_APART.search(lines[first].text))
    meanings = _meanings(headings)
    placed = ((meaning, laid_by_place(lines, first, body, meaning)) for meaning in meanings if by_place)
    in_order = ((meaning, _laid_in_order(lines, body, meaning, wide=wide)) for meaning in meanings)
    for meaning, made in chain(placed, in_order):
        if made is None:
            continue
        cells, laid, rows = made
        if rows_with_both(laid, meaning, is_owned=False) >= (1 if Column.NUMBER in meaning else FEWEST_ROWS):
            behind = next((row for row, cell in zip(rows, laid, strict=True) if cell.column == OUT), rows[-1] + 1)
            heads = [replace(lines[first], text=text) for text in _padded(headings, meaning)]
            return Run(lattice(heads, cells, laid, meaning), first, behind, columns=meaning)
    return None


def _whole_headings(lines: Sequence[Piece], first: int, last: int) -> tuple[list[str], int]:
    """The headings, with those of a second line under or behind them, and the first line below."""
    headings, below = cells_of(lines[first].text), first + 1
    if below >= last:
        return headings, below
    if merged := broken_headings(lines[first].text, lines[below].text):
        return merged, below + 1
    if all(map(column_of, cells_of(lines[below].text))):
        both = [*headings, *cells_of(lines[below].text)]
        order = in_one_line(both)
        if len(order) < len(both):
            return [both[at] for at in order], below + 1
    return headings, below


def _meanings(headings: Sequence[str]) -> list[Meaning]:
    """What the columns mean; a lost heading in front of the others is the number."""
    meaning = meaning_of(headings)
    if meaning is None:
        return []
    return [meaning] if Column.NUMBER in meaning else [(Column.NUMBER, *meaning), meaning]


def _padded(headings: Sequence[str], meaning: Meaning) -> list[str]:
    return [*[""] * (len(meaning) - len(headings)), *headings]


def _laid_in_order(
    lines: Sequence[Piece], body: Sequence[int], meaning: Meaning, *, wide: bool
) -> tuple[list[Piece], list[Laid], list[int]]:
    """Cells by what they say, where they do not stand below their headings."""
    whole = _whole_rows(lines, body, meaning)
    texts = [(at, lines[at].text) for at in whole or body]
    if whole and wide:
        split = [(at, cell) for at, cells in _with_rests(lines, body, whole) for cell in cells]
    else:
        split = [(at, cell) for at, text in texts for cell in cells_of(text)] if wide else cells_with_figures(texts)
    _, laid = laid_out([cell for _, cell in split], meaning)
    return [replace(lines[at], text=cell) for at, cell in split], laid, [at for at, _ in split]


def _whole_rows(lines: Sequence[Piece], body: Sequence[int], meaning: Meaning) -> list[int]:
    """The lines that are rows by themselves: where each begins with its number, what stands between is torn from its cells."""
    if meaning[0] is not Column.NUMBER:
        return []
    cells = {at: cells_of(lines[at].text) for at in body}
    counted = [at for at in body if number_of(tight(cells[at][0]).strip(".、()")) is not None]
    whole = [at for at in counted if len(cells[at]) >= FEWEST_HEADINGS and any(map(likeness_to_names, cells[at]))]
    sections = [at for at in body if len(cells[at]) == 1 and HEADS_A_SECTION.match(tight(cells[at][0]))]
    return sorted([*whole, *sections]) if counted and whole == counted else []


def _with_rests(lines: Sequence[Piece], body: Sequence[int], whole: Sequence[int]) -> list[tuple[int, list[str]]]:
    """The cells of rows, with lines below them whose every cell begins where a cell of the row begins and goes on with it."""
    made: list[tuple[int, list[str]]] = []
    lefts: list[int] = []
    for at in body:
        drawn = list(placed_cells(lines[at].text))
        if at in whole:
            made.append((at, [cell.text for cell in drawn]))
            lefts = [cell.left for cell in drawn]
            continue
        under = [next((c for c, left in enumerate(lefts) if abs(cell.left - left) <= NEAR), None) for cell in drawn]
        if made and None not in under:
            for column, cell in zip(under, drawn, strict=True):
                before = made[-1][1][column or 0]
                made[-1][1][column or 0] = together(before, cell.text, is_list=bool(likeness_to_names(cell.text)))
    return made
