"""Reading documents: each reader beside the barest reading of the same bytes, in the same run; and whole documents."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from docx import Document
from lxml import etree
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from tracker.intake.readers.docx import read_docx
from tracker.intake.readers.xlsx import read_xlsx
from tracker.intake.safely import read_safely

MAIN = "word/document.xml"
REPEATS = 7
YEAR = 2024
HEADINGS = ["序号", "工作类别", "主要工作任务", "牵头部门", "配合部门", "完成时限", "备注"]
EXCEL_ROWS, MOST_OF_EXCEL = 5_000, 4
WORD_ROWS, MOST_OF_WORD = 1_000, 3


@dataclass(frozen=True)
class Beside:
    """A reader's seconds of processor time beside those of the barest reading, and how many times those it may cost."""

    name: str
    ours: float
    bare: float
    bar: int

    def __str__(self) -> str:
        """Give the line of the report."""
        times = self.ours / self.bare
        mark = "" if times <= self.bar else "  over the bar"
        figures = f"{1000 * self.ours:10.1f}{1000 * self.bare:10.1f}{times:9.1f}{self.bar:6}"
        return f"{self.name:34}{figures}{mark}"


def report() -> None:
    """Measure and print."""
    excel, word = a_workbook(EXCEL_ROWS), a_word_document(WORD_ROWS)
    print(f"{'reading':34}{'ours ms':>10}{'bare ms':>10}{'x bare':>9}{'bar':>6}")
    print(
        beside(f".xlsx, {EXCEL_ROWS} rows", partial(_all, read_xlsx, excel), partial(_calamine, excel), MOST_OF_EXCEL)
    )
    print(beside(f".docx, {WORD_ROWS} rows", partial(_all, read_docx, word), partial(_lxml, word), MOST_OF_WORD))
    for name, data in (("5000.xlsx", excel), ("1000.docx", word)):
        began = time.perf_counter()
        rows = len(read_safely(name, data, year=YEAR).tasks)
        print(f"{name}: {rows} tasks understood in {time.perf_counter() - began:.1f} s, in a process of its own")


def beside(name: str, ours: Callable[[], object], bare: Callable[[], object], bar: int) -> Beside:
    """Measure both by turns, so that a busy machine slows them alike; the best of each counts."""
    pairs = [(_cost(ours), _cost(bare)) for _ in range(REPEATS)]
    return Beside(name, min(our for our, _ in pairs), min(their for _, their in pairs), bar)


def a_workbook(rows: int) -> bytes:
    """A sheet with a heading and so many tasks."""
    made = BytesIO()
    book = Workbook(made)
    sheet = book.add_worksheet()
    for at, row in enumerate([HEADINGS, *(_task(number) for number in range(1, rows + 1))]):
        sheet.write_row(at, 0, row)
    book.close()
    return made.getvalue()


def a_word_document(rows: int) -> bytes:
    """A table with a heading and so many tasks; rows are copied, as writing each cell anew takes minutes."""
    paper = Document()
    table = paper.add_table(rows=2, cols=len(HEADINGS))
    for row, texts in zip(table.rows, (HEADINGS, _task(1)), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    pattern = table.rows[1]._tr  # noqa: SLF001 - python-docx offers no way to copy a row
    table._tbl.extend(_numbered(pattern, number) for number in range(2, rows + 1))  # noqa: SLF001
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def _numbered(pattern: etree._Element, number: int) -> etree._Element:
    row = deepcopy(pattern)
    texts = [element for element in row.iter() if str(element.tag).endswith("}t")]
    for element, text in zip(texts, [cell for cell in _task(number) if cell], strict=True):
        element.text = text
    return row


def _task(number: int) -> list[str]:
    what = f"完善第{number}项政务公开和政务服务制度，年底前延伸的乡镇覆盖面达到{number % 90 + 5}%"
    return [
        str(number),
        f"类别{number // 50}",
        what,
        "市监察局",
        "市政府办公室、市财政局、各市（县）、区政府",
        "12月底前",
        "",
    ]


def _all(read: Callable[[bytes], Iterable[object]], data: bytes) -> None:
    tuple(read(data))


def _calamine(data: bytes) -> None:
    CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()


def _lxml(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(MAIN))
    "".join(element.text or "" for element in root.iter() if str(element.tag).endswith("}t"))


def _cost(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    report()
