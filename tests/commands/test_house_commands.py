"""Each command says what it did, or what must be mended first."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from tests.conftest import SECRET, act_on
from tests.make import Make
from tracker.commands import COMMANDS, main
from tracker.commands.starting import WRONG_SETTINGS
from tracker.journal.actions import note
from tracker.journal.models import Entry
from tracker.people.models import ActivationLink, Person, Post, Role
from tracker.runs.jobs import Job

Tell = Callable[..., Result]


@pytest.fixture
def tell(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Give the command line a command; settings come from the environment."""
    for name in [name for name in os.environ if name.startswith("TRACKER_") and "TEST" not in name]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TRACKER_SETTINGS", str(tmp_path / "none.env"))
    monkeypatch.setenv("TRACKER_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TRACKER_SECRET_KEY", SECRET)

    def told(*words: str, **environment: str) -> Result:
        return CliRunner().invoke(main, words, env=environment)

    return told


def test_the_help_names_every_command_without_bringing_in_the_web() -> None:
    imports = "import sys; from tracker.commands import main; main(['--help'], standalone_mode=False); "
    check = "heavy = {'flask', 'sqlalchemy', 'apscheduler', 'lxml'} & set(sys.modules); sys.exit(bool(heavy))"
    asked = subprocess.run([sys.executable, "-c", imports + check], check=False, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
    assert all(f"  {name} " in asked.stdout for name in COMMANDS)


def test_an_office_program_that_is_not_there_is_said_at_the_start(tell: Tell, tmp_path: Path) -> None:
    told = tell("migrate", TRACKER_SOFFICE=str(tmp_path / "soffice"))
    assert told.exit_code == WRONG_SETTINGS
    assert told.stderr.startswith("TRACKER_SOFFICE 不可用")


def test_wrong_settings_are_said_one_by_one_and_nothing_is_begun(tell: Tell) -> None:
    told = tell("migrate", TRACKER_PORT="70000", TRACKER_THREADS="x")
    assert told.exit_code == WRONG_SETTINGS
    assert told.stderr.splitlines() == [
        "TRACKER_PORT 不可用：现为 '70000'；应不大于 65535",
        "TRACKER_THREADS 不可用：现为 'x'；应为整数",
    ]


def test_a_database_without_tables_is_said_and_mended_by_migrate(tell: Tell, tmp_path: Path) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    told = tell("check-journal", TRACKER_DATABASE_URL=empty)
    assert (told.exit_code, "tracker migrate" in told.stderr) == (WRONG_SETTINGS, True)
    assert tell("migrate", TRACKER_DATABASE_URL=empty).exit_code == 0
    assert tell("check-journal", TRACKER_DATABASE_URL=empty).exit_code == 0


def test_the_first_administrator_gets_a_link_and_there_is_one_first(tell: Tell, session: Session) -> None:
    told = tell("admin", "陈实", "guanli", TRACKER_ADDRESS="https://tracker.test/")
    assert "https://tracker.test/activation/" in told.stdout
    person, post = session.query(Person).one(), session.query(Post).one()
    assert (person.sign_in_name, person.password_hash, post.role) == ("guanli", "", Role.SYSTEM_ADMIN)
    again = tell("admin", "别人", "bieren")
    assert (again.exit_code, "已有系统管理员 陈实" in again.stderr) == (1, True)
    assert session.query(ActivationLink).count() == 1


def test_an_untouched_journal_is_whole_and_a_touched_one_is_found(tell: Tell, session: Session, make: Make) -> None:
    person = make.coordinator()
    session.info["journal_key"] = SECRET.encode()
    entries = [note(session, "person:changed", person, reason=reason, act=act_on(make.today)) for reason in "一二三"]
    session.commit()
    assert tell("check-journal").exit_code == 0
    session.execute(update(Entry).where(Entry.id == entries[1].id).values(reason="改过"))
    session.commit()
    told = tell("check-journal")
    assert (told.exit_code, f"第 {entries[1].id} 条封印不符" in told.stderr) == (1, True)


def test_a_job_runs_once_and_again_only_when_asked(tell: Tell, make: Make) -> None:
    make.task(leads=[make.department()], deadline=make.today)
    words = ("job", Job.RAISE_REMINDERS.value, "--on", make.today.isoformat())
    assert "生成提醒 2026-03-02:完成 1 项" in tell(*words).output
    assert "先前已运行过" in tell(*words).output
    assert "生成提醒 2026-03-02:完成 0 项" in tell(*words, "--again").output


@pytest.mark.parametrize("job", [Job.COMPOSE_DIGESTS, Job.SEND_DIGESTS])
def test_without_mail_the_letters_jobs_say_what_is_missing(tell: Tell, job: Job) -> None:
    told = tell("job", job.value)
    assert (told.exit_code, "TRACKER_SMTP_HOST" in told.stderr) == (1, True)


@pytest.mark.parametrize("job", [Job.OPEN_ROUNDS, Job.RAISE_REMINDERS, Job.TAKE_SNAPSHOT])
def test_a_job_without_a_day_runs_for_the_latest(tell: Tell, job: Job) -> None:
    assert "完成" in tell("job", job.value).output


def test_a_demonstration_does_not_start_in_production(tell: Tell) -> None:
    told = tell("run", TRACKER_DEMO="true", TRACKER_HTTPS="true")
    assert (told.exit_code, "演示" in told.stderr) == (WRONG_SETTINGS, True)
