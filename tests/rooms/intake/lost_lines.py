"""What is left of a table where its lines were lost or drawn with signs: the same rows in every such form.

A cell `^` goes on with the one above it, a cell `<` with the one to its left.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[str]]
Form = Callable[[Rows], str]
COVERED = ("^", "<")


def said(rows: Rows) -> list[list[str]]:
    """The cells of each row without those that another cell covers."""
    return [[cell for cell in row if cell not in COVERED] for row in rows]


def as_page(rows: Rows) -> bytes:
    """A web page with the table and its merged cells."""
    drawn = "".join(f"<tr>{''.join(_cells(rows, at))}</tr>" for at in range(len(rows)))
    return f"<html><body><table>{drawn}</table></body></html>".encode()


def _cells(rows: Rows, row: int) -> list[str]:
    made = []
    for column, cell in enumerate(rows[row]):
        if cell not in COVERED:
            across = (
                next((c for c in range(column + 1, len(rows[row])) if rows[row][c] != "<"), len(rows[row])) - column
            )
            down = next((r for r in range(row + 1, len(rows)) if rows[r][column] != "^"), len(rows)) - row
            text = html.escape(cell).replace("\n", "<br>")
            made.append(f'<td rowspan="{down}" colspan="{across}">{text}</td>')
    return made


def barred(rows: Rows) -> str:
    """One row a line, cells closed by bars; covered cells are gone."""
    return "\n".join(" | ".join(row) + " |" for row in said(rows))


def listed(rows: Rows) -> str:
    """One cell a line with an empty line between."""
    return "\n\n".join(cell for row in said(rows) for cell in row if cell)


def closed(rows: Rows) -> str:
    """One cell a line, each closed by a bar."""
    return "\n".join(f"{cell} |" for row in said(rows) for cell in row)


def tabbed(rows: Rows) -> str:
    """One row a line, cells apart by tabs; covered cells are empty."""
    return "\n".join("\t".join("" if cell in COVERED else cell for cell in row) for row in rows)


def spaced(rows: Rows) -> str:
    """One row a line, cells apart by spaces; empty cells are gone."""
    return "\n".join("    ".join(cell for cell in row if cell) for row in said(rows))


def aligned(rows: Rows) -> str:
    """One row a line, cells below each other."""
    wide = [max(map(_breadth, column)) + 3 for column in zip(*rows, strict=True)]
    return "\n".join(
        "".join(cell + " " * (w - _breadth(cell)) for cell, w in zip(row, wide, strict=True)) for row in rows
    )


def run_on(rows: Rows) -> str:
    """All cells in a row without anything between."""
    return "".join(cell for row in said(rows) for cell in row)


def in_one_line(rows: Rows) -> str:
    """All cells in one line."""
    return " ".join(cell for row in said(rows) for cell in row if cell)


def by_columns(rows: Rows) -> str:
    """One cell a line, column by column."""
    return "\n".join(cell for column in zip(*rows, strict=True) for cell in column if cell)


def typed(rows: Rows) -> str:
    """A box typed with plus, minus and bars."""
    rule = "+" + "+".join("-" * 12 for _ in rows[0]) + "+"
    drawn = [
        "|" + "|".join(_padded(cell, 12) for cell in line) + "|"
        for row in rows
        for line in (*_wrapped(row), None)
        if line
    ]
    lines = [rule]
    at = 0
    for row in rows:
        height = len(_wrapped(row))
        lines += [*drawn[at : at + height], rule]
        at += height
    return "\n".join(lines)


def boxed(rows: Rows) -> str:
    """A box drawn with box signs; covered cells have no rule above them."""
    edge = "─" * 6
    lines = ["┌" + "┬".join(edge for _ in rows[0]) + "┐"]
    for at, row in enumerate(rows):
        lines += ["│" + "│".join(_padded(cell, 12) for cell in line) + "│" for line in _wrapped(row)]
        if at + 1 < len(rows):
            rules = [" " * 12 if cell == "^" else edge for cell in rows[at + 1]]
            lines.append("├" + "┼".join(rules) + "┤")
    return "\n".join([*lines, "└" + "┴".join(edge for _ in rows[0]) + "┘"])


def _wrapped(row: Sequence[str]) -> list[list[str]]:
    cells = [
        [cell[at : at + 5] for at in range(0, len(cell), 5)] or [""]
        for cell in (c if c not in COVERED else "" for c in row)
    ]
    return [[cell[at] if at < len(cell) else "" for cell in cells] for at in range(max(map(len, cells)))]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _breadth(text))


def _breadth(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
