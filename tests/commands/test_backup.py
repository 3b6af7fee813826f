"""`tracker backup` and `tracker restore`, as somebody types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from tests.conftest import SECRET
from tests.make import Make
from tests.support.databases import Databases
from tracker.commands import main


@pytest.fixture
def here(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment whose settings name the test's database."""
    monkeypatch.setenv("TRACKER_SETTINGS", str(tmp_path / "none.env"))
    monkeypatch.setenv("TRACKER_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TRACKER_FILES", str(tmp_path / "files"))
    monkeypatch.setenv("TRACKER_SECRET_KEY", SECRET)
    return monkeypatch


def tracker(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_a_backup_is_taken_rehearsed_and_restored(
    here: pytest.MonkeyPatch, make: Make, databases: Databases, tmp_path: Path
) -> None:
    make.department()
    file = str(tmp_path / "backup.tar.gz")
    taken = tracker("backup", file)
    assert taken.exit_code == 0
    assert "同等保密" in taken.output

    rehearsed = tracker("restore", file, "--dry-run")
    assert rehearsed.exit_code == 0
    assert "可以恢复" in rehearsed.output

    refused = tracker("restore", file)
    assert refused.exit_code == 1
    assert "--force" in refused.output

    with databases.blank() as blank:
        here.setenv("TRACKER_DATABASE_URL", blank.url.render_as_string(hide_password=False))
        restored = tracker("restore", file)
    assert restored.exit_code == 0, restored.output
    assert "日志完整" in restored.output


def test_a_file_that_is_no_backup_is_refused_with_a_sentence(here: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("不是备份")
    refused = tracker("restore", str(tmp_path / "notes.txt"))
    assert refused.exit_code == 1
    assert "不是本系统的备份" in refused.output


def test_a_folder_that_is_not_there_is_told(here: pytest.MonkeyPatch, tmp_path: Path) -> None:
    refused = tracker("backup", str(tmp_path / "missing" / "backup.tar"))
    assert refused.exit_code == 1
    assert "没有备份" in refused.output


def test_a_database_out_of_reach_is_told(here: pytest.MonkeyPatch, tmp_path: Path) -> None:
    here.setenv("TRACKER_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    refused = tracker("backup", str(tmp_path / "backup.tar"))
    assert refused.exit_code == 1
    assert "数据库不能使用" in refused.output
    assert not list(tmp_path.glob("*backup.tar"))
