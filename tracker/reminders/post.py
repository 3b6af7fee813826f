"""The state of the post: how many letters wait, were sent, are open or failed."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from tracker.reminders.models import Digest, SendingState

NEEDS_A_PERSON = (SendingState.UNCERTAIN, SendingState.FAILED)


def letters_by_state(session: Session) -> Mapping[SendingState, int]:
    """How many letters stand in each state."""
    found = session.execute(select(Digest.state, func.count().label("number")).group_by(Digest.state))
    counted = {row.state: row.number for row in found}
    return {state: counted.get(state, 0) for state in SendingState}


def letters(state: SendingState | None = None) -> Select[Digest]:
    """Letters, those that need a person first, then the latest."""
    found = select(Digest).options(joinedload(Digest.person))
    if state is not None:
        found = found.where(Digest.state == state)
    return found.order_by(Digest.state.in_(NEEDS_A_PERSON).desc(), Digest.id.desc())
