"""A person puts a draft right: facts, rows, papers; one at a time, and never over somebody else's edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.rooms.intake.conftest import Keep
from tests.rooms.intake.drafted import by_the_year_end, elided, lead_plans, row, said
from tracker.foundation.refusals import Invalid, Stale
from tracker.intake.actions import editing, shaping
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.queries import removed_from, rows_of
from tracker.intake.refusals import NotOpen
from tracker.intake.values import FilingValues, PlanFacts, RowPiece, RowValues
from tracker.journal.acts import Act
from tracker.journal.queries import about
from tracker.tasks.deadlines import DeadlineKind


def rows(session: Session, draft: DraftPlan) -> Sequence[DraftTask]:
    return session.scalars(rows_of(draft.id)).all()


def as_it_is(found: DraftTask) -> RowValues:
    return RowValues(
        found.number,
        found.category,
        found.content,
        tuple(found.leads),
        tuple(found.supports),
        found.deadline,
        found.deadline_kind,
        found.deadline_phrase,
        found.remark,
    )


def test_an_edit_is_kept_and_written_down(session: Session, keep: Keep, office: Act) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    editing.change_row(session, found, replace(as_it_is(found), content="完善办法"), seen=1, act=office)
    assert (found.content, found.version) == ("完善办法", 2)
    latest = session.scalars(about("draft_plans", draft.id)).first()
    assert latest is not None
    assert latest.changes == {"content": ["第1项工作", "完善办法"]}


def test_the_second_of_two_editors_overwrites_nothing(session: Session, keep: Keep, office: Act) -> None:
    (found,) = rows(session, keep())
    editing.change_row(session, found, replace(as_it_is(found), content="甲改的"), seen=1, act=office)
    with pytest.raises(Stale):
        editing.change_row(session, found, replace(as_it_is(found), content="乙改的"), seen=1, act=office)
    assert found.content == "甲改的"


def test_a_row_must_say_what_to_do(session: Session, keep: Keep, office: Act) -> None:
    (found,) = rows(session, keep())
    with pytest.raises(Invalid) as refused:
        editing.change_row(session, found, replace(as_it_is(found), content=""), seen=1, act=office)
    assert refused.value.field == "content"
    assert found.content == "第1项工作"


def test_changing_the_departments_answers_what_was_asked_about_them(session: Session, keep: Keep, office: Act) -> None:
    (found,) = rows(session, keep(elided()))
    editing.change_row(session, found, replace(as_it_is(found), remark="见附件"), seen=1, act=office)
    assert found.questions
    editing.change_row(session, found, replace(as_it_is(found), leads=("常熟市监察局",)), seen=2, act=office)
    assert not found.questions


@pytest.mark.parametrize(
    ("deadline", "phrase", "kind"),
    [
        (date(2026, 6, 30), "", DeadlineKind.DATE),
        (None, "", DeadlineKind.NONE),
        (None, "适时", DeadlineKind.UNRESOLVED),
    ],
)
def test_a_row_promises_a_date_only_where_it_has_one(
    session: Session, keep: Keep, office: Act, deadline: date | None, phrase: str, kind: DeadlineKind
) -> None:
    (found,) = rows(session, keep(row("1", deadline=by_the_year_end())))
    values = replace(as_it_is(found), deadline=deadline, deadline_phrase=phrase)
    editing.change_row(session, found, values, seen=1, act=office)
    assert found.deadline_kind is kind


def test_one_deadline_is_given_to_many_rows_and_their_words_stay(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(row("1"), row("2", deadline=by_the_year_end()), row("3"))
    first, second, third = rows(session, draft)
    editing.set_deadline_for(session, [first, second], date(2026, 6, 30), act=office)
    assert [each.deadline for each in (first, second, third)] == [date(2026, 6, 30), date(2026, 6, 30), None]
    assert second.deadline_phrase == "年底前"


def test_nothing_chosen_is_refused_with_a_sentence(session: Session, office: Act) -> None:
    with pytest.raises(Invalid, match="勾选"):
        editing.set_deadline_for(session, [], date(2026, 6, 30), act=office)


def test_a_row_taken_out_can_be_brought_back(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(row("1"), row("2"))
    _, second = rows(session, draft)
    editing.remove_rows(session, [second], act=office)
    assert [each.number for each in rows(session, draft)] == ["1"]
    editing.restore_rows(session, session.scalars(removed_from(draft.id)).all(), act=office)
    assert [each.number for each in rows(session, draft)] == ["1", "2"]


def test_a_cut_row_becomes_several_in_its_place(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(row("1"), row("2"))
    first, _ = rows(session, draft)
    shaping.split_row(
        session, first, [RowPiece(each) for each in ("完善办法", "开展培训", "组织检查")], seen=1, act=office
    )
    found = rows(session, draft)
    assert [each.content for each in found] == ["完善办法", "开展培训", "组织检查", "第2项工作"]
    assert [each.number for each in found] == ["1", "1(2)", "1(3)", "2"]
    assert [each.leads for each in found[:3]] == [["市监察局"]] * 3


def test_one_piece_is_no_cut(session: Session, keep: Keep, office: Act) -> None:
    (found,) = rows(session, keep())
    with pytest.raises(Invalid):
        shaping.split_row(session, found, [RowPiece("完善办法")], seen=1, act=office)


def test_rows_move_apart_when_no_place_is_left_between_them(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(row("1"), row("2"))
    first, _ = rows(session, draft)
    for nth in range(14):
        shaping.add_row(session, draft, RowValues("", "", f"插入{nth}", (), ()), after=first, act=office)
        session.refresh(first)
    assert [each.content for each in rows(session, draft)][1:-1] == [f"插入{nth}" for nth in reversed(range(14))]


def test_joined_rows_keep_all_departments_doubts_and_the_last_date(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(row("1", deadline=by_the_year_end()), elided())
    found = rows(session, draft)
    joined = shaping.merge_rows(session, found, act=office)
    assert joined.content == "第1项工作\n第13项工作"
    assert joined.leads == ["市监察局", "常熟市监察局", "相城区监察局"]
    assert joined.deadline == date(2026, 12, 31)
    assert joined.questions
    assert rows(session, draft) == [joined]


def test_facts_are_put_right(session: Session, keep: Keep, office: Act) -> None:
    draft = keep()
    facts = PlanFacts("工作要点", "市办发[2026]2号", ("市委办公室", "市政府办公室"), None, 2027)
    editing.change_facts(session, draft, facts, seen=1, act=office)
    assert (draft.title, draft.issuers, draft.issued_on, draft.year) == (
        "工作要点",
        ["市委办公室", "市政府办公室"],
        None,
        2027,
    )


def test_facts_are_not_saved_over_those_of_somebody_else(session: Session, keep: Keep, office: Act) -> None:
    draft = keep()
    facts = PlanFacts("工作要点", "", (), None, 2026)
    editing.change_facts(session, draft, facts, seen=1, act=office)
    with pytest.raises(Stale):
        editing.change_facts(session, draft, replace(facts, title="别的"), seen=1, act=office)


def test_a_paper_asked_of_every_lead_is_put_right_or_dropped(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(filings=(lead_plans(),))
    editing.change_filing(session, draft, 0, FilingValues("工作方案", None, "", is_kept=False), seen=1, act=office)
    assert (draft.filings[0]["title"], draft.filings[0]["due"], draft.filings[0]["is_kept"]) == (
        "工作方案",
        None,
        False,
    )
    assert draft.filings[0]["text"] == said("牵头工作方案").written


def test_a_draft_put_aside_cannot_be_changed_until_it_is_taken_up(session: Session, keep: Keep, office: Act) -> None:
    draft = keep()
    (found,) = rows(session, draft)
    editing.discard(session, draft, act=office)
    with pytest.raises(NotOpen):
        editing.confirm_rows(session, [found], act=office)
    editing.take_up(session, draft, act=office)
    editing.confirm_rows(session, [found], act=office)
    assert (draft.state, found.is_confirmed) == (DraftState.OPEN, True)
