"""`tracker link`: a way back in."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine

from tests.conftest import SECRET
from tests.make import Make
from tests.support.visits import Visit
from tracker.commands import main


@pytest.fixture(autouse=True)
def here(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment whose settings name the test's database."""
    monkeypatch.setenv("TRACKER_SETTINGS", str(tmp_path / "none.env"))
    monkeypatch.setenv("TRACKER_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TRACKER_SECRET_KEY", SECRET)
    monkeypatch.setenv("TRACKER_ADDRESS", "https://duban.office.test")


def test_somebody_who_forgot_the_password_gets_a_link_that_opens(make: Make, visit: Visit) -> None:
    make.admin(sign_in_name="chen")
    given = CliRunner().invoke(main, ["link", "chen"])
    assert given.exit_code == 0
    path = given.output.split("https://duban.office.test")[1].strip()
    visit().get(path)


@pytest.mark.parametrize("name", ["nobody", "gone"])
def test_nobody_and_somebody_kept_out_get_none(name: str, make: Make) -> None:
    make.admin(sign_in_name="gone", is_active=False)
    refused = CliRunner().invoke(main, ["link", name])
    assert refused.exit_code == 1
    assert "没有登录名" in refused.output
    assert "activation" not in refused.output
