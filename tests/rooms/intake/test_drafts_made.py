"""What was read is kept row by row, with its source and its doubts."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.rooms.intake.conftest import Keep
from tests.rooms.intake.drafted import KEPT, by_the_year_end, eighty_per_cent, elided, lead_plans, reading, row, said
from tracker.intake import draft as read
from tracker.intake.actions.making import make_draft
from tracker.intake.models import DraftState
from tracker.intake.queries import rows_of
from tracker.journal.acts import Act
from tracker.tasks.deadlines import DeadlineKind


def test_a_draft_keeps_what_the_document_says_of_itself(keep: Keep, office: Act) -> None:
    draft = keep()
    assert (draft.title, draft.document_number, draft.year) == ("2026年工作要点", "市办发[2026]1号", 2026)
    assert (draft.issued_on, draft.issuers) == (date(2026, 1, 5), ["市政府办公室"])
    assert (draft.state, draft.file_name, draft.read_by_id) == (DraftState.OPEN, "要点.docx", office.actor_id)


def test_rows_stand_in_the_order_of_the_document(session: Session, keep: Keep) -> None:
    draft = keep(row("3"), row("1"), row("2"))
    assert [each.number for each in session.scalars(rows_of(draft.id))] == ["3", "1", "2"]


def test_a_row_remembers_where_it_stood_and_what_was_completed(session: Session, keep: Keep) -> None:
    draft = keep(elided())
    (found,) = session.scalars(rows_of(draft.id))
    assert found.source["place"] == {"table": 1, "row": 14}
    assert {"part": "lead", "words": "常熟市"} in found.source["marks"]
    assert found.certainty["leads"] == "likely"
    assert found.questions[0]["words"]["names"] == "常熟市监察局、相城区监察局"


def test_time_targets_and_filings_are_kept_with_their_words(session: Session, keep: Keep) -> None:
    dated = row("3", deadline=by_the_year_end(), indicators=(eighty_per_cent(),))
    draft = keep(dated, filings=(lead_plans(),))
    (found,) = session.scalars(rows_of(draft.id))
    assert (found.deadline, found.deadline_kind, found.deadline_phrase) == (
        date(2026, 12, 31),
        DeadlineKind.DATE,
        "年底前",
    )
    assert found.indicators == [{"text": "覆盖面达到80%", "value": "80", "unit": "%"}]
    assert (draft.filings[0]["title"], draft.filings[0]["due"]) == ("牵头工作方案", "2026-05-15")


def test_words_about_time_without_a_day_leave_the_day_to_a_person(session: Session, keep: Keep) -> None:
    draft = keep(row("1", deadline=read.Deadline(DeadlineKind.DATE, None, "适时")))
    (found,) = session.scalars(rows_of(draft.id))
    assert (found.deadline, found.deadline_kind, found.deadline_phrase) == (None, DeadlineKind.UNRESOLVED, "适时")


def test_what_became_no_task_is_kept_too(keep: Keep) -> None:
    draft = keep(left_over=(said("其余工作由各部门负责。"),))
    assert [passage["text"] for passage in draft.unused] == ["其余工作由各部门负责。"]


def test_the_house_itself_brings_no_documents(session: Session) -> None:
    with pytest.raises(ValueError, match="person"):
        make_draft(session, reading(), file_name="要点.docx", kept=KEPT, act=act_on(MONDAY))
