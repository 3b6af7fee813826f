"""Forms that ask about something new: it has no version that anybody could have seen."""

from __future__ import annotations

import pytest

from tests.make import Make
from tests.support.visits import Visit


@pytest.mark.parametrize("path", ["/departments/new", "/collectives/new", "/people/new"])
def test_nobody_is_asked_which_version_of_it_they_saw(visit: Visit, make: Make, path: str) -> None:
    page = visit(make.admin(name="管理员")).post(path, {"seen": ""}, expect=422)
    assert "必填" in page.text
    assert "Seen" not in page.text
