"""What tests share: a database of their own, an app on it, people who visit, and a maker of records."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import hypothesis
import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tests.make import Make
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.queries import QueryCount
from tests.support.visits import Visits
from tracker import create_app
from tracker.foundation.database import sessions_of
from tracker.foundation.settings import Settings
from tracker.journal.acts import Act
from tracker.people.models import Person

MONDAY = date(2026, 3, 2)
"""The day on which tests take place unless they say otherwise: an ordinary Monday."""

SECRET = "a secret for tests alone"


# Everybody tries the same examples as the build does, so that a build fails by its own change alone; exploring tries new ones.
hypothesis.settings.load_profile("default" if os.environ.get("TRACKER_TEST_EXPLORE") else "ci")

ON_POSTGRES = os.environ.get("TRACKER_TEST_DATABASE") == "postgresql"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what asks a database; the rest knows of none, and the run on SQLite has proved it."""
    if ON_POSTGRES:
        apart = {item for item in items if _is_proved_elsewhere(item)}
        config.hook.pytest_deselected(items=list(apart))
        items[:] = [item for item in items if item not in apart]


def _is_proved_elsewhere(item: pytest.Item) -> bool:
    asks_none = "databases" not in getattr(item, "fixturenames", ())
    return asks_none or item.get_closest_marker("either_engine") is not None


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Where databases come from: files, or a real PostgreSQL when TRACKER_TEST_DATABASE says so."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-tests-"))
    kind = PostgresDatabases if ON_POSTGRES else SqliteDatabases
    made = kind(folder)
    yield made
    made.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def engine(databases: Databases) -> Iterator[Engine]:
    """A database of this test's own, migrated and empty."""
    with databases.fresh() as engine:
        yield engine


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions on the test's database, sealed with the test's key."""
    made = sessions_of(engine)
    made.configure(info={"journal_key": SECRET.encode(), "argon2_cost": "cheap"})
    return made


@pytest.fixture
def session(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """A session on the test's database."""
    with sessions() as session:
        yield session


@pytest.fixture
def make(session: Session) -> Make:
    """Makes records, spelling out only what the test is about."""
    return Make(session, today=MONDAY)


@pytest.fixture
def act() -> Act:
    """Somebody does something on the Monday at ten."""
    return act_on(MONDAY)


def act_on(day: date, person: Person | None = None) -> Act:
    """Somebody (or the house itself) does something on a day at ten in the office's morning."""
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    return Act(person.id if person else None, person.name if person else "系统", at)


@pytest.fixture
def settings(engine: Engine, tmp_path: Path) -> Settings:
    """Settings for an app on the test's database."""
    return Settings(
        database_url=engine.url.render_as_string(hide_password=False),
        files=tmp_path / "files",
        secret_key=SECRET,
        argon2_cost="cheap",
        log_level="error",
    )


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The app on the test's database."""
    made = create_app(settings)
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["engine"].dispose()


@pytest.fixture
def visit(app: Flask, session: Session) -> Callable[..., Visits]:
    """`visit(person)` gives a browser-like client in which that person is signed in; `visit()` a stranger's."""

    def as_person(person: Person | None = None) -> Visits:
        return Visits(app, session, person)

    return as_person


@pytest.fixture
def queries(app: Flask) -> QueryCount:
    """Counts the statements that the app sends: `with queries as sent: …; len(sent)`."""
    return QueryCount(app.extensions["engine"])
