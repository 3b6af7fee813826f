"""Questions about drafts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import joinedload

from tracker.departments.models import Department
from tracker.intake.lines import LineKind
from tracker.intake.models import DraftPlan, DraftState, DraftTask, LineUse, SourceLine
from tracker.people.models import Person, Post, Role
from tracker.people.queries import held_on


def drafts() -> Select[DraftPlan]:
    """All drafts: those that wait first, then the latest."""
    waits_first = case((DraftPlan.state == DraftState.OPEN, 0), else_=1)
    return select(DraftPlan).options(joinedload(DraftPlan.read_by)).order_by(waits_first, DraftPlan.id.desc())


def open_drafts() -> Select[DraftPlan]:
    """Drafts that wait for somebody."""
    return drafts().where(DraftPlan.state == DraftState.OPEN)


def of_plan(plan_id: int) -> Select[DraftPlan]:
    """The draft that a plan was issued from."""
    return select(DraftPlan).where(DraftPlan.plan_id == plan_id)


def rows_of(draft_id: int) -> Select[DraftTask]:
    """A draft's rows in their order, without those that were taken out."""
    return (
        select(DraftTask)
        .where(DraftTask.draft_plan_id == draft_id, DraftTask.is_removed.is_(False))
        .order_by(DraftTask.seq)
    )


def removed_from(draft_id: int) -> Select[DraftTask]:
    """The rows that were taken out of a draft."""
    return select(DraftTask).where(DraftTask.draft_plan_id == draft_id, DraftTask.is_removed).order_by(DraftTask.seq)


def chosen(draft_id: int, ids: list[int]) -> Select[DraftTask]:
    """These rows of a draft, in their order; numbers of other drafts' rows are passed over."""
    return select(DraftTask).where(DraftTask.draft_plan_id == draft_id, DraftTask.id.in_(ids)).order_by(DraftTask.seq)


def row_counts(draft_ids: list[int]) -> Select[int, int]:
    """How many rows each of these drafts holds."""
    counted = select(DraftTask.draft_plan_id, func.count()).where(
        DraftTask.draft_plan_id.in_(draft_ids), DraftTask.is_removed.is_(False)
    )
    return counted.group_by(DraftTask.draft_plan_id)


def without_liaison(department_ids: list[int], *, on: date) -> Select[Department]:
    """Which of these departments have nobody active who would sign for a task on a day."""
    served = exists().where(
        Post.department_id == Department.id,
        Post.role == Role.LIAISON,
        held_on(on),
        Post.person_id == Person.id,
        Person.is_active,
    )
    return select(Department).where(Department.id.in_(department_ids), ~served).order_by(Department.sort_key)


def lines_numbered(draft_id: int, numbers: Collection[int]) -> Select[SourceLine]:
    """These lines of the document, in its order."""
    own = (SourceLine.draft_plan_id == draft_id, SourceLine.seq.in_(numbers))
    return select(SourceLine).where(*own).order_by(SourceLine.seq)


def lines_needed(draft_id: int, begun: Collection[int], tables: Collection[int]) -> Select[SourceLine]:
    """The lines in which cells begin that go on in others, and the headings of tables by their first lines."""
    headings = and_(SourceLine.table_seq.in_(tables), SourceLine.kind == LineKind.HEADING)
    return select(SourceLine).where(SourceLine.draft_plan_id == draft_id, or_(SourceLine.seq.in_(begun), headings))


def lines_of(draft_id: int) -> Select[SourceLine]:
    """The whole document."""
    return select(SourceLine).where(SourceLine.draft_plan_id == draft_id).order_by(SourceLine.seq)


def unused_lines(draft_id: int) -> Select[int]:
    """The numbers of the lines that gave nothing and are offered as overlooked."""
    gave_nothing = (SourceLine.use == LineUse.NONE, SourceLine.kind != LineKind.HEADING)
    return select(SourceLine.seq).where(SourceLine.draft_plan_id == draft_id, *gave_nothing)


def last_line(draft_id: int) -> Select[int | None]:
    """The number of the document's last line."""
    return select(func.max(SourceLine.seq)).where(SourceLine.draft_plan_id == draft_id)


def rows_before(row: DraftTask) -> Select[int]:
    """How many rows of its draft stand before a row."""
    own = (DraftTask.draft_plan_id == row.draft_plan_id, DraftTask.is_removed.is_(False))
    return select(func.count()).where(*own, DraftTask.seq < row.seq)
