"""Whether a document is one that is known: the same file, the same number, or the same title for the same year."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.foundation.words import N_, Worded
from tracker.intake.compare.stated import bare
from tracker.intake.models import DraftPlan, DraftState
from tracker.intake.queries import open_drafts
from tracker.plans.models import Plan
from tracker.plans.queries import in_force


class Sign(Worded):
    """By what a document is known again."""

    FILE = "file", N_("是同一个文件")
    NUMBER = "number", N_("文号相同")
    TITLE = "title", N_("标题和年度相同")


@dataclass(frozen=True)
class KnownAs:
    """A plan or draft that a document is most likely another version of, and by what."""

    of: Plan | DraftPlan
    sign: Sign

    @property
    def name(self) -> str:
        """How it is named in a form."""
        return f"{'plan' if isinstance(self.of, Plan) else 'draft'}-{self.of.id}"


def known_as(session: Session, draft: DraftPlan) -> KnownAs | None:
    """What an open draft is most likely another version of: a plan in force before a draft, the latest before others."""
    if draft.state is not DraftState.OPEN or draft.stands_alone or draft.is_correction or draft.applied_at:
        return None
    plans = [KnownAs(plan, sign) for plan in session.scalars(in_force()) if (sign := _sign(draft, plan))]
    earlier = open_drafts().where(DraftPlan.id < draft.id, DraftPlan.id.is_distinct_from(draft.corrects_draft_id))
    drafts = [KnownAs(other, sign) for other in session.scalars(earlier) if (sign := _sign(draft, other))]
    found = sorted([*plans, *drafts], key=lambda each: tuple(Sign).index(each.sign))
    if not found:
        return None
    first = found[0]
    return KnownAs(first.of, Sign.FILE) if session.scalar(_same_file(draft, first.of)) else first


def versions_of(plan_id: int) -> Select[DraftPlan]:
    """The documents of a plan in the order in which they came: the one it was issued from, then its corrections."""
    came = (DraftPlan.plan_id == plan_id) | (DraftPlan.corrects_plan_id == plan_id)
    return select(DraftPlan).where(came, DraftPlan.state != DraftState.DISCARDED).order_by(DraftPlan.id)


def _same_file(draft: DraftPlan, of: Plan | DraftPlan) -> Select[int]:
    same = DraftPlan.file_sha256 == draft.file_sha256
    if isinstance(of, Plan):
        return versions_of(of.id).with_only_columns(DraftPlan.id).where(same, DraftPlan.id != draft.id).limit(1)
    return select(DraftPlan.id).where(DraftPlan.id == of.id, same)


def _sign(draft: DraftPlan, other: Plan | DraftPlan) -> Sign | None:
    number, title = bare(draft.document_number), bare(draft.title)
    if number and number == bare(other.document_number):
        return Sign.NUMBER
    if title and (title, draft.year) == (bare(other.title), other.year):
        return Sign.TITLE
    return None
