"""`tracker import`: a draft in a coordinator's name, a preview, or a sentence and nothing left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.make import Make
from tracker.commands import main
from tracker.foundation.settings import HOME
from tracker.intake.models import DraftPlan
from tracker.journal.acts import Cause
from tracker.journal.models import Entry

pytestmark = pytest.mark.either_engine

SUZHOU = HOME / "seeds" / "plans" / "suzhou-2013.docx"
NOTHING_TO_IMPORT, WRONG = 3, 2


@pytest.fixture
def run(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("TRACKER_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TRACKER_FILES", str(tmp_path / "files"))
    monkeypatch.setenv("TRACKER_SECRET_KEY", "a secret for tests alone")
    monkeypatch.setenv("TRACKER_SETTINGS", str(tmp_path / "none.env"))
    return CliRunner()


def imported(run: CliRunner, *arguments: str, file: Path = SUZHOU) -> Result:
    return run.invoke(main, ["import", str(file), *arguments])


def drafts(session: Session) -> list[DraftPlan]:
    session.rollback()
    return list(session.scalars(select(DraftPlan)))


def kept(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


def test_a_plan_becomes_a_draft_of_the_only_coordinator(
    run: CliRunner, make: Make, session: Session, tmp_path: Path
) -> None:
    coordinator = make.coordinator()
    result = imported(run)
    (draft,) = drafts(session)
    assert result.exit_code == 0
    assert f"/drafts/{draft.id}" in result.output
    assert (draft.read_by_id, draft.file_name) == (coordinator.id, "suzhou-2013.docx")
    assert [path.name for path in kept(tmp_path)] == [draft.file_sha256]
    assert session.scalars(select(Entry.cause)).all() == [Cause.IMPORT]


def test_of_several_coordinators_one_is_named(run: CliRunner, make: Make, session: Session, tmp_path: Path) -> None:
    first, second = make.coordinator(), make.coordinator()
    result = imported(run)
    assert result.exit_code == WRONG
    assert first.sign_in_name in result.output
    assert (drafts(session), kept(tmp_path)) == ([], [])
    assert imported(run, "--by", second.sign_in_name).exit_code == 0
    assert drafts(session)[0].read_by_id == second.id


def test_nobody_to_review_it_is_said(run: CliRunner, session: Session) -> None:
    result = imported(run)
    assert result.exit_code == WRONG
    assert "还没有督办员" in result.output
    assert drafts(session) == []


def test_a_preview_keeps_nothing(run: CliRunner, session: Session, tmp_path: Path) -> None:
    result = imported(run, "--dry-run", "--json", "--year", "2026")
    assert result.exit_code == 0
    assert len(json.loads(result.output)["tasks"]) == 13
    assert (drafts(session), kept(tmp_path)) == ([], [])


@pytest.mark.parametrize(("name", "data"), [("坏.docx", b"\x00\x01"), ("无.txt", "本周天气晴好。".encode())])
def test_what_holds_no_plan_gives_a_sentence_and_leaves_nothing(
    run: CliRunner, make: Make, session: Session, tmp_path: Path, name: str, data: bytes
) -> None:
    make.coordinator()
    file = tmp_path / name
    file.write_bytes(data)
    result = imported(run, file=file)
    assert result.exit_code == NOTHING_TO_IMPORT
    assert result.output.strip()
    assert (drafts(session), kept(tmp_path)) == ([], [])


def test_a_preview_of_what_holds_no_task_shows_its_facts_and_says_so(
    run: CliRunner, session: Session, tmp_path: Path
) -> None:
    letter = tmp_path / "函.txt"
    letter.write_text("关于召开春季会议的通知\n请准时参加。", encoding="utf-8")
    result = imported(run, "--dry-run", "--json", file=letter)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["plan"]["title"] == "关于召开春季会议的通知"
    assert "没有找到任务" in result.stderr
    assert (drafts(session), kept(tmp_path)) == ([], [])
