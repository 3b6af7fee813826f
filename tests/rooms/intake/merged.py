"""Tables with merged cells, made at random, and the same table as each format carries it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from docx import Document
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.rooms.intake.printed import Press

HEADINGS = ("序号", "工作类别", "主要任务", "牵头部门", "配合部门", "完成时限")
CATEGORY, LEAD, SUPPORT, DEADLINE = 1, 3, 4, 5
TOGETHER = "责任分工"
"""What stands over the two columns of bodies where the heading has two lines."""
ACTS = st.sampled_from(["完善", "推进", "加强", "建立健全", "制定"])
THINGS = st.sampled_from(
    ["政务公开制度", "公共资源交易平台", "“一网通办”改革", "老旧小区改造(含加装电梯)", "档案电子化建设"]
)
BODIES = st.sampled_from(
    ["市财政局", "市发改委", "市人社局", "苏州海关", "各市(县)、区政府", "市各有关部门", "常熟市监察局"]
)
TIMES = st.sampled_from(
    [("6月底前", date(2024, 6, 30)), ("年底前", date(2024, 12, 31)), ("持续推进", None), ("每季度", None)]
)
CATEGORIES = ("深化改革", "优化服务", "改善民生", "强化保障")


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what it says, where it begins, how far it reaches."""

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1


@dataclass(frozen=True)
class Task:
    """What a reader must find: the words, the bodies, the day."""

    content: str
    category: str
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    time: tuple[str, date | None]

    def value(self, column: int) -> str:
        """What the task's row says in a column that may be merged."""
        return {CATEGORY: self.category, LEAD: "、".join(self.leads), DEADLINE: self.time[0]}[column]


@dataclass(frozen=True)
class Table:
    """A table and the tasks in it; `merged` names the columns whose equal neighbours are one cell."""

    tasks: tuple[Task, ...]
    merged: frozenset[int]
    two_lines: bool

    @property
    def height(self) -> int:
        """How many rows there are, the heading's among them."""
        return len(self.tasks) + self.top

    @property
    def top(self) -> int:
        """How many rows the heading has."""
        return 2 if self.two_lines else 1

    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        found = [*self._heading(), *self._rows()]
        return iter(sorted(found, key=lambda cell: (cell.row, cell.column)))

    def _heading(self) -> Iterator[Cell]:
        for column, text in enumerate(HEADINGS):
            below = self.two_lines and column in (LEAD, SUPPORT)
            yield Cell(text, int(below), column, 1 if below else self.top)
        if self.two_lines:
            yield Cell(TOGETHER, 0, LEAD, 1, 2)

    def _rows(self) -> Iterator[Cell]:
        for at, task in enumerate(self.tasks):
            row = at + self.top
            yield Cell(str(at + 1), row, 0)
            yield Cell(task.content, row, 2)
            yield Cell("、".join(task.supports), row, SUPPORT)
            for column in (CATEGORY, LEAD, DEADLINE):
                if not self._goes_on(at, column):
                    yield Cell(task.value(column), row, column, self._reach(at, column))

    def _goes_on(self, at: int, column: int) -> bool:
        same = at > 0 and self.tasks[at].value(column) == self.tasks[at - 1].value(column)
        return same and column in self.merged

    def _reach(self, at: int, column: int) -> int:
        end = at + 1
        while end < len(self.tasks) and self._goes_on(end, column):
            end += 1
        return end - at


@st.composite
def tables(draw: st.DrawFn, mergeable: frozenset[int] = frozenset({CATEGORY, LEAD, DEADLINE})) -> Table:
    """Two to seven tasks, in which neighbours often share a category, who leads and a time."""
    tasks: list[Task] = []
    for at in range(draw(st.integers(2, 7))):
        bodies = draw(st.lists(BODIES, min_size=1, max_size=5, unique=True))
        cut = draw(st.integers(1, len(bodies)))
        before = tasks[-1] if tasks else None
        shares = {column: before and draw(st.booleans()) for column in (CATEGORY, LEAD, DEADLINE)}
        leads = before.leads if before and shares[LEAD] else tuple(bodies[:cut])
        last = CATEGORIES.index(before.category) if before else -1
        tasks.append(
            Task(
                content=f"{draw(ACTS)}{draw(THINGS)}第{at + 1}批",
                category=before.category if before and shares[CATEGORY] else CATEGORIES[(last + 1) % len(CATEGORIES)],
                leads=leads,
                supports=tuple(body for body in bodies[cut:] if body not in leads),
                time=before.time if before and shares[DEADLINE] else draw(TIMES),
            )
        )
    merged = draw(st.frozensets(st.sampled_from(sorted(mergeable))))
    return Table(tuple(tasks), merged, draw(st.booleans()))


def as_docx(table: Table) -> bytes:
    """A Word document."""
    paper = Document()
    drawn = paper.add_table(rows=table.height, cols=len(HEADINGS))
    for cell in table.cells():
        last = drawn.cell(cell.row + cell.down - 1, cell.column + cell.across - 1)
        drawn.cell(cell.row, cell.column).merge(last).text = cell.text
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def as_xlsx(table: Table) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cell in table.cells():
        first, last = (cell.row + 1, cell.column + 1), (cell.row + cell.down, cell.column + cell.across)
        sheet.cell(*first, cell.text or None)
        if first != last:
            sheet.merge_cells(start_row=first[0], start_column=first[1], end_row=last[0], end_column=last[1])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def as_html(table: Table) -> bytes:
    """A web page."""
    rows: list[str] = [""] * table.height
    for cell in table.cells():
        rows[cell.row] += f'<td rowspan="{cell.down}" colspan="{cell.across}">{html.escape(cell.text)}</td>'
    return ("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>").encode()


def as_text(table: Table) -> bytes:
    """What is left when the lines are lost: one cell a line, in reading order, empty cells gone."""
    return "\n\n".join(cell.text for cell in table.cells() if cell.text).encode()


def as_pdf(table: Table, *, rules: str = "lines", above: int = 0, cut: bool = False) -> bytes:
    """A printed page, or two: so many lines `above` move the table down, and a page's end may cut a row."""
    rows = [[""] * len(HEADINGS) for _ in range(table.height)]
    for cell in table.cells():
        rows[cell.row][cell.column] = cell.text
    merges = {
        (cell.row, cell.column): (cell.row + cell.down - 1, cell.column + cell.across - 1)
        for cell in table.cells()
        if cell.down > 1 or cell.across > 1
    }
    press = Press(rules)
    for _ in range(above):
        press.paragraph("现将有关事项通知如下。")
    press.table(rows, merges, widths=(1, 2, 4, 3, 3, 2), cut=cut, heading=table.top)
    return press.done()
