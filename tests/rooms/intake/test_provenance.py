"""The document is kept beside its draft, line by line, and each task knows the lines that it was read from."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.rooms.intake.drafted import KEPT
from tests.rooms.intake.papers import as_docx, as_html, as_text
from tracker.intake.actions.making import make_draft
from tracker.intake.draft import DraftPlan
from tracker.intake.line_by_line import lines_of
from tracker.intake.lines import Cell, LineKind
from tracker.intake.models import LineUse, SourceLine
from tracker.intake.provenance import Part, provenance_of
from tracker.intake.queries import rows_of
from tracker.intake.reading import read_document
from tracker.intake.source import Grid, Paragraph, Place, Source
from tracker.journal.acts import Act

TABLE = [
    ["序号", "主要任务", "牵头部门", "配合部门", "完成时限"],
    ["1", "完善政务公开的各项制度", "市财政局", "市审计局", "6月底前"],
    ["2", "推进档案电子化建设", "市档案局", "", ""],
]
PROSE = """关于做好2026年工作的通知
为做好今年的工作,各县区要加强协作。
1.完善政务公开的各项制度。(牵头单位:市财政局;配合单位:市审计局)
2.推进档案电子化建设,6月底前完成。(牵头单位:市档案局)"""


def test_a_grid_becomes_rows_with_their_cells_and_spans() -> None:
    grid = Grid(
        (("类别", "任务"), ("一", "甲"), ("一", "乙"), ("", "")),
        Place(table=1),
        {(2, 0): (1, 0)},
    )
    lines = lines_of(Source("a.html", "html", (Paragraph("标题", Place(paragraph=1)), grid)))
    assert [line.kind for line in lines] == [LineKind.PARAGRAPH, *[LineKind.ROW] * 3]
    assert lines[2].cells == (Cell("一", 1, down=2), Cell("甲", 2))
    assert lines[3].cells == (Cell("", 1, begins=2), Cell("乙", 2))
    assert lines[3].place == Place(table=1, row=3)


def test_each_task_of_a_table_knows_its_row_and_the_cells_of_its_parts() -> None:
    drafted = read_document("a.docx", as_docx(TABLE), year=2026)
    first, second = provenance_of(drafted)
    assert [drafted.lines[line].cells[1].text for line in (*first.lines, *second.lines)] == [
        "完善政务公开的各项制度",
        "推进档案电子化建设",
    ]
    marks = {mark.part: (mark.words, mark.line, mark.cell) for mark in first.marks}
    (line,) = first.lines
    assert marks[Part.LEAD] == ("市财政局", line, 3)
    assert marks[Part.DEADLINE] == ("6月底前", line, 5)


def test_a_task_in_prose_knows_the_paragraphs_that_it_takes_up() -> None:
    drafted = read_document("a.txt", PROSE.encode(), year=2026)
    assert [origin.lines for origin in provenance_of(drafted)] == [(2,), (3,)]


def test_a_task_of_a_table_that_lost_its_lines_knows_all_lines_of_its_row() -> None:
    drafted = read_document("a.txt", as_text(TABLE), year=2026)
    first, second = provenance_of(drafted)
    assert "".join(drafted.lines[line].text for line in first.lines) == "".join(TABLE[1])
    assert set(first.lines) & set(second.lines) == set()


def test_what_goes_on_in_the_next_row_belongs_to_the_task() -> None:
    broken = [*TABLE[:2], ["", "并做好督促检查", "", "", ""], TABLE[2]]
    drafted = read_document("a.html", as_html(broken), year=2026)
    assert drafted.tasks[0].content.value == "完善政务公开的各项制度并做好督促检查"
    assert len(provenance_of(drafted)[0].lines) == 2


def test_the_draft_keeps_each_line_and_what_it_gave(session: Session, office: Act) -> None:
    drafted = read_document("a.docx", as_docx([*TABLE, ["", "联系人:张三", "", "", ""]]), year=2026)
    lines = _kept(session, drafted, office)
    assert [line.kind for line in lines][:2] == [LineKind.HEADING, LineKind.ROW]
    assert [line.use for line in lines][:3] == [LineUse.FACT, LineUse.TASK, LineUse.TASK]
    assert lines[1].cells[2] == {"text": "市财政局", "column": 3}
    assert lines[1].place == {"table": 1, "row": 2}


def test_title_and_unused_text_of_prose_are_told_apart(session: Session, office: Act) -> None:
    lines = _kept(session, read_document("a.txt", PROSE.encode(), year=2026), office)
    assert [line.use for line in lines] == [LineUse.FACT, LineUse.NONE, LineUse.TASK, LineUse.TASK]


def _kept(session: Session, drafted: DraftPlan, office: Act) -> list[SourceLine]:
    draft = make_draft(session, drafted, file_name="要点.docx", kept=KEPT, act=office)
    rows = session.scalars(rows_of(draft.id)).all()
    assert all(row.source["lines"] for row in rows)
    return list(session.scalars(select(SourceLine).order_by(SourceLine.seq)))
