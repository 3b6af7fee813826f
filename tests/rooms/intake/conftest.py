"""What tests of drafts share: a coordinator, and a way from a reading to a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.intake.drafted import KEPT, reading
from tracker.intake import draft as read
from tracker.intake.actions.making import make_draft
from tracker.intake.models import DraftPlan
from tracker.journal.acts import Act
from tracker.workdays.rules import Calendar

CALENDAR = Calendar()
"""Weekdays alone: nothing here is about holidays."""

Keep = Callable[..., DraftPlan]


@pytest.fixture
def office(make: Make) -> Act:
    """A coordinator at work."""
    return act_on(MONDAY, make.coordinator())


@pytest.fixture
def keep(session: Session, office: Act) -> Keep:
    """`keep(row(), row("2"))` makes a draft of these rows."""

    def draft_of(*rows: read.DraftTask, **given: Any) -> DraftPlan:
        return make_draft(session, reading(*rows, **given), file_name="要点.docx", kept=KEPT, act=office)

    return draft_of
