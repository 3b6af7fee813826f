"""The rhythm of reporting that a document asks for: confirmed, put right, or left aside."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake.actions.holding import hold
from tracker.intake.models import DraftPlan
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.plans.models import LAST_OF_THE_MONTH, ReportCycle


def set_rhythm(
    session: Session, draft: DraftPlan, number: int, cycle: ReportCycle, day: int | None, *, is_kept: bool, act: Act
) -> None:
    """Say how often and by which day the plan's departments report; `number` counts from 0. A plan has one rhythm.

    Refuses a rhythm that the draft does not have, and a day that no month has.
    """
    hold(session, draft)
    if not 0 <= number < len(draft.rounds):
        raise Invalid(N_("没有这一项报送要求"))
    if day is not None and not 1 <= day <= LAST_OF_THE_MONTH:
        raise Invalid(N_("应在 1 到 31 之间"), field="day")
    before = draft.rounds[number]
    after = {**before, "cycle": cycle.value, "day": day, "is_kept": is_kept}
    others = [{**each, "is_kept": each["is_kept"] and not is_kept} for each in draft.rounds]
    draft.rounds = [*others[:number], after, *others[number + 1 :]]
    draft.version += 1
    note(session, "draft:rhythm-set", draft, act=act, changes={"round": [before, after]})
