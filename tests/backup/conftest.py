"""What drills share: a system with something of everything, and places where it can be brought back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session

from tests.conftest import SECRET
from tests.make import Make
from tests.support.databases import Databases
from tests.support.scene import Scene
from tracker.backup import Place
from tracker.departments.actions import add_department
from tracker.departments.models import Level
from tracker.foundation.files import FileStore
from tracker.journal.acts import Act
from tracker.people.actions import change_person
from tracker.people.models import Person
from tracker.runs.models import JobRun, Lease, RunState
from tracker.tasks.models import Indicator

PASSWORD = "Plum-Blossom-7"


@pytest.fixture
def zhang(make: Make) -> Person:
    """Somebody who can sign in before and afterwards."""
    return make.with_password(make.liaison(sign_in_name="zhang"), PASSWORD)


@pytest.fixture
def source(engine: Engine, session: Session, make: Make, zhang: Person, act: Act, tmp_path: Path) -> Place:
    """A system with one of nearly everything, and a journal."""
    files = tmp_path / "source" / "files"
    task = make.task(leads=[make.department()], deadline=make.today)
    Scene.of(make, FileStore(files))
    make.keep(Indicator(task_id=task.id, words="不低于80%", value=Decimal("80.5"), unit="%"))
    _a_tree_that_was_turned_over(session, make)
    _jobs_that_ran(make)
    new = add_department(session, name="市“新”局\u3000", short_name="新局", level=Level.CITY, parent=None, act=act)
    change_person(session, zhang, name="张三", sign_in_name="zhang", email="", phone=new.name, seen=1, act=act)
    session.commit()
    return Place(engine.url, files, SECRET, None)


@pytest.fixture
def elsewhere(databases: Databases, tmp_path: Path) -> Iterator[Place]:
    """A fresh machine with the engine under test, which has made itself a key already."""
    with databases.blank() as engine:
        yield a_place(tmp_path / "elsewhere", engine.url.render_as_string(hide_password=False))


@pytest.fixture
def embedded(tmp_path: Path) -> Place:
    """A fresh machine with the embedded database."""
    return a_place(tmp_path / "embedded", f"sqlite:///{tmp_path / 'embedded' / 'tracker.sqlite'}")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where the backup goes."""
    return tmp_path / "backup.tar.gz"


def a_place(folder: Path, address: str) -> Place:
    """A place with a key of its own in a file."""
    folder.mkdir()
    (folder / "secret.key").write_text("made when the machine was new")
    return Place(make_url(address), folder / "files", "made when the machine was new", folder / "secret.key")


def _a_tree_that_was_turned_over(session: Session, make: Make) -> None:
    """The department made first stands lowest, so that rows in the order of their ids would point ahead."""
    low, middle, top = (make.department() for _ in range(3))
    low.parent_id, middle.parent_id = middle.id, top.id
    session.commit()


def _jobs_that_ran(make: Make) -> None:
    at = make.moment()
    make.keep(Lease(name="scheduler", holder="h", epoch=3, expires_at=at + timedelta(seconds=20, microseconds=5)))
    make.keep(JobRun(job="send", slot="2026-03-02", state=RunState.DONE, epoch=3, began_at=at, beat_at=at))
