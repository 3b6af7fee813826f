"""What the tests of pages share: a coordinator at the desk, and a way from a reading to a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.rooms.intake.drafted import KEPT, reading
from tests.support.visits import Visits
from tracker.intake import draft as read
from tracker.intake.actions.making import make_draft
from tracker.intake.models import DraftPlan
from tracker.people.models import Person


@pytest.fixture
def office(make: Make) -> Person:
    """A coordinator."""
    return make.coordinator()


@pytest.fixture
def desk(visit: Callable[..., Visits], office: Person) -> Visits:
    """The coordinator's visits."""
    return visit(office)


@pytest.fixture
def keep(session: Session, office: Person) -> Callable[..., DraftPlan]:
    """`keep(row(), row("2"))` makes a draft of these rows."""

    def draft_of(*rows: read.DraftTask, **given: Any) -> DraftPlan:
        drafted = reading(*rows, **given)
        draft = make_draft(session, drafted, file_name="要点.docx", kept=KEPT, act=act_on(MONDAY, office))
        session.commit()
        return draft

    return draft_of
