"""What tests of rooms share."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.office import Office


@pytest.fixture
def office(session: Session, make: Make) -> Office:
    """An office at work."""
    return Office(session, make)
