"""A fault of the house: the person is told where to turn, and the log tells where it was without what anybody wrote."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest

from tests.make import Make
from tests.support.visits import Visits
from tracker.pages import desk

PRIVATE = "机密内容"


def _break(*_given: object, **_named: object) -> None:
    words = PRIVATE
    raise ZeroDivisionError(len(words))


def test_the_log_names_the_place_of_a_fault_and_none_of_the_words(
    visit: Callable[..., Visits],
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    coordinator = make.coordinator()
    monkeypatch.setattr(desk, "clockwork", _break)
    visit(coordinator).get("/desk", expect=HTTPStatus.INTERNAL_SERVER_ERROR)
    told = capsys.readouterr().out
    assert "_break" in told
    assert "ZeroDivisionError" in told
    assert PRIVATE not in told
