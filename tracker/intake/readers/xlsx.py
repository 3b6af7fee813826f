"""Excel workbooks: each sheet a grid; merged ranges are spread, figures are written as people see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from tracker.foundation.words import N_
from tracker.intake.readers.lattice import TOO_LARGE, refuse_large
from tracker.intake.readers.text import tidy
from tracker.intake.readers.xlsx_looks import PLAIN, Looks, Sheet, sheets_of, shown
from tracker.intake.readers.zips import BROKEN, SUSPICIOUS, member, opened
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Grid, Place, Remark

FAR_AWAY = re.compile(rb"""\br\s*=\s*["'](?:(?:[A-Z]{3,}|[D-Z][A-Z]|C[W-Z])\d|[A-Z]*(?:[2-9]\d{4}|\d{6,})["'])""")
"""A cell or row reference beyond column CV or row 19999."""
MOST_ROWS = 20_000
HIDDEN_SHEET = N_("工作表“%(sheet)s”是隐藏的，没有读取。其中若有任务，请取消隐藏后重新上传。")
HIDDEN_ROWS = N_("工作表“%(sheet)s”有 %(rows)s 行是隐藏的，已一并读取，请核对是否都要交办。")
UNCALCULATED = N_(
    "工作表“%(sheet)s”有 %(cells)s 个公式没有计算结果，读作空白。请用 Excel 或 WPS 打开、保存后重新上传。"
)
Value = int | float | str | bool | time | date | datetime | timedelta


def read_xlsx(data: bytes) -> Iterator[Grid | Remark]:
    """One grid a sheet that holds anything. Refuses sheets no office writes before they are unfolded."""
    with opened(data) as archive:
        _refuse_far_cells(archive)
        looks = sheets_of(archive)
    return _read(data, looks)


def read_xls(data: bytes) -> Iterator[Grid | Remark]:
    """The sheets of a workbook of the older format, which bounds its own size."""
    return _read(data, {})


def _read(data: bytes, looks: Mapping[str, Sheet]) -> Iterator[Grid | Remark]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for number, about in enumerate(workbook.sheets_metadata, start=1):
            if about.typ == SheetTypeEnum.WorkSheet:
                yield from _sheet(workbook, about, number, looks.get(about.name, PLAIN))
    except BaseException as trouble:
        if isinstance(trouble, CalamineError | ValueError | OSError | OverflowError) or _is_panic(trouble):
            raise Unreadable(BROKEN) from trouble
        raise


def _sheet(workbook: CalamineWorkbook, about: SheetMetadata, number: int, looks: Sheet) -> Iterator[Grid | Remark]:
    """What a sheet shows; what it hides is asked about and not read."""
    for grid in _grid(workbook.get_sheet_by_name(about.name), number, about.name, looks.looks):
        if about.visible != SheetVisibleEnum.Visible:
            yield Remark(HIDDEN_SHEET, {"sheet": about.name})
            continue
        if looks.hidden_rows:
            yield Remark(HIDDEN_ROWS, {"sheet": about.name, "rows": str(looks.hidden_rows)})
        if looks.uncalculated:
            yield Remark(UNCALCULATED, {"sheet": about.name, "cells": str(looks.uncalculated)})
        yield grid


def _is_panic(trouble: BaseException) -> bool:
    """Whether the library gave up on a file it had not foreseen; it says so beside all ordinary exceptions."""
    return type(trouble).__name__ == "PanicException"


def _refuse_far_cells(archive: ZipFile) -> None:
    for name in archive.namelist():
        if name.startswith("xl/") and name.endswith(".xml"):
            text = member(archive, name)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise Unreadable(SUSPICIOUS)
            if "/worksheets/" in name and (text.count(b"<row") > MOST_ROWS or FAR_AWAY.search(text)):
                raise Unreadable(TOO_LARGE)


def _grid(sheet: CalamineSheet, number: int, name: str, looks: Looks) -> Iterator[Grid]:
    rows = [[_seen(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), text in looks.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    if not any(map(any, rows)):
        return
    refuse_large(len(rows), max(map(len, rows)))
    anchors = _spread(rows, sheet.merged_cell_ranges or [])
    yield Grid(tuple(map(tuple, rows)), Place(table=number, sheet=name), anchors)


def _spread(
    rows: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Write a merged cell's text at all its empty positions that the sheet really has; hidden text is not lost."""
    anchors = {}
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                if (row, column) != (top, left) and not rows[row][column]:
                    rows[row][column] = rows[top][left]
                    anchors[row, column] = (top, left)
    return anchors


def _seen(value: Value) -> str:
    if isinstance(value, str):
        return tidy(value).strip() if value else value
    if isinstance(value, float):
        return shown(value) if isfinite(value) else ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)
