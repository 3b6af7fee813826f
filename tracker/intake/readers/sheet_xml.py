"""Workbooks as one XML file: what office systems export under the name .xls."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tracker.intake.readers.lattice import LONGEST_SPAN, MOST_ROWS, TOO_LARGE, Lattice
from tracker.intake.readers.text import decoded, tidy
from tracker.intake.readers.xml import parsed
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Grid, Place

S = "{urn:schemas-microsoft-com:office:spreadsheet}"
DECLARED = "?>"


def read_sheet_xml(data: bytes) -> Iterator[Grid]:
    """One grid a sheet that holds anything."""
    root = parsed(decoded(data).partition(DECLARED)[2].encode())
    for number, sheet in enumerate(root.iter(S + "Worksheet"), start=1):
        lattice, row = Lattice(), -1
        for element in sheet.iterfind(f"{S}Table/{S}Row"):
            row = _index(element, row)
            _lay(lattice, row, element)
        made = lattice.grid(Place(table=number, sheet=sheet.get(S + "Name")))
        if any(map(any, made.rows)):
            yield made


def _lay(lattice: Lattice, row: int, element: etree._Element) -> None:
    column = -1
    for cell in element.iterfind(S + "Cell"):
        column = max(_index(cell, column), lattice.free_column(row) if cell.get(S + "Index") is None else 0)
        down, across = _count(cell, "MergeDown") + 1, _count(cell, "MergeAcross") + 1
        lattice.put(row, column, _shown(cell), down=down, across=across)
        column += across - 1


def _index(element: etree._Element, before: int) -> int:
    """Where a row or cell stands, counted from 0: behind the one before it, unless it says otherwise."""
    return max(_count(element, "Index") - 1, before + 1)


def _count(element: etree._Element, name: str) -> int:
    digits = str(element.get(S + name, "0"))
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(MOST_ROWS)):
        raise Unreadable(TOO_LARGE)
    if name != "Index" and int(digits) > LONGEST_SPAN:
        raise Unreadable(TOO_LARGE)
    return int(digits)


def _shown(cell: etree._Element) -> str:
    """What a cell shows: a day without its midnight, a whole number without its point."""
    data = cell.find(S + "Data")
    if data is None:
        return ""
    text = "".join(str(piece) for piece in data.itertext())
    if data.get(S + "Type") == "DateTime":
        return text.partition("T")[0]
    return text.removesuffix(".0") if data.get(S + "Type") == "Number" else tidy(text).strip()
