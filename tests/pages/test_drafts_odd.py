"""Odd and hostile files at the door: a whole draft or a sentence, and never a row or a file of what was refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.pages.drafting import afresh, file, rows, stored
from tests.rooms.intake.odd_files import all_odd_files
from tests.rooms.intake.offices import ROWS, old, turning_into
from tests.rooms.intake.papers import as_docx
from tests.support.visits import Visits
from tracker.foundation.settings import Settings
from tracker.intake.models import DraftPlan, DraftTask

pytestmark = pytest.mark.either_engine

ODD = all_odd_files()
REFUSED = [
    "locked.docx",
    "a bomb.docx",
    "laughs.docx",
    "merged over A1 to XFD1048576.xlsx",
    "mixed encodings.txt",
]
PASTED = '序号\t工作任务\t牵头部门\t配合部门\n1\t"健全目录，\n明确责任"\t市财政局\t"市档案局\n市人社局"\n2\t推进档案建设\t市档案局\t\n'


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_neither_rows_nor_files(
    name: str, desk: Visits, session: Session, settings: Settings
) -> None:
    answer = desk.post("/drafts", file(name, ODD[name]), expect=422)
    assert "。" in answer.text
    afresh(session)
    assert [session.scalar(select(func.count()).select_from(table)) for table in (DraftPlan, DraftTask)] == [0, 0]
    assert stored(settings) == []


def test_a_pasted_table_comes_in_whole_with_its_cells_of_several_lines(desk: Visits, session: Session) -> None:
    desk.post("/drafts", {"words": PASTED.replace("\n", "\r\n"), "year": "2026"})
    found = rows(session, session.scalars(select(DraftPlan)).one())
    assert [(row.number, row.leads, row.supports) for row in found] == [
        ("1", ["市财政局"], ["市档案局", "市人社局"]),
        ("2", ["市档案局"], []),
    ]


def test_an_old_document_comes_in_through_the_program_that_the_settings_name(
    desk: Visits, session: Session, settings: Settings, tmp_path: Path
) -> None:
    desk.client.application.config["SETTINGS"] = settings.model_copy(
        update={"soffice": turning_into(tmp_path, as_docx(ROWS))}
    )
    desk.post("/drafts", {**file("要点.doc", old("plan.doc")), "year": "2026"})
    draft = session.scalars(select(DraftPlan)).one()
    assert (draft.file_name, len(rows(session, draft))) == ("要点.doc", 2)
    assert [path.read_bytes() for path in stored(settings)] == [old("plan.doc")]
