"""The numbered migrations build exactly what the records say, on the engine under test, there and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, Table, insert, inspect, text

from tests.support.databases import Databases
from tracker.foundation.migrations import config_for, migrate
from tracker.records import METADATA


@pytest.fixture
def blank(databases: Databases) -> Iterator[Engine]:
    with databases.blank() as engine:
        yield engine


@pytest.fixture
def twin(databases: Databases) -> Iterator[Engine]:
    """A database made from the records alone."""
    with databases.blank() as engine:
        METADATA.create_all(engine)
        yield engine


def test_migrations_build_the_records(blank: Engine) -> None:
    migrate(blank)
    with blank.begin() as connection:
        command.check(config_for(connection))


def test_migrations_build_the_same_checks_and_members_of_enums(blank: Engine, twin: Engine) -> None:
    migrate(blank)
    assert _checks(blank) == _checks(twin), "a CHECK or an enum's members differ: write a migration for them"


def test_migrations_build_the_same_indexes(blank: Engine, twin: Engine) -> None:
    migrate(blank)
    assert _indexes(blank) == _indexes(twin)


def test_every_migration_can_be_undone_and_redone(blank: Engine) -> None:
    for step in reversed(_steps(blank)):
        for move, to in ((command.upgrade, step), (command.downgrade, "-1"), (command.upgrade, step)):
            with blank.begin() as connection:
                move(config_for(connection), to)


def test_undoing_everything_leaves_nothing(blank: Engine) -> None:
    migrate(blank)
    with blank.begin() as connection:
        command.downgrade(config_for(connection), "base")
    assert set(inspect(blank).get_table_names()) <= {"alembic_version"}


def test_migrations_are_numbered_in_one_line(blank: Engine) -> None:
    steps = list(reversed(_steps(blank)))
    assert steps == [f"{number:04}" for number in range(1, len(steps) + 1)]


def _steps(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [step.revision for step in ScriptDirectory.from_config(config_for(connection)).walk_revisions()]


def _checks(engine: Engine) -> dict[str, set[tuple[str, str]]]:
    look = inspect(engine)
    return {
        table: {(str(check["name"]), _level(check["sqltext"])) for check in look.get_check_constraints(table)}
        for table in METADATA.tables
    }


def _indexes(engine: Engine) -> dict[str, set[tuple[str, tuple[str | None, ...], bool]]]:
    look = inspect(engine)
    return {
        table: {
            (str(index["name"]), tuple(index["column_names"]), bool(index["unique"]))
            for index in look.get_indexes(table)
        }
        for table in METADATA.tables
    }


def _level(condition: str) -> str:
    return re.sub(r"\s+", " ", condition)


def test_a_house_of_the_first_release_comes_through_whole(blank: Engine) -> None:
    migrate(blank, "0001")
    filled = ("people", "plans", "tasks", "draft_plans", "draft_tasks", "requests")
    with blank.begin() as connection:
        known = MetaData()
        known.reflect(connection)
        for name in filled:
            connection.execute(insert(known.tables[name]).values(_a_row_of(known.tables[name])))
    migrate(blank)
    with blank.connect() as connection:
        kept = {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in filled}
    assert kept == dict.fromkeys(filled, 1)


def _a_row_of(table: Table) -> dict[str, object]:
    """Something for each column that must hold something; what it points to has the id 1."""
    states = {"plans": "in_force", "tasks": "issued", "requests": "pending", "draft_plans": "open"}
    said = {"state": states.get(table.name), "kind": "closure", "report_cycle": "none", "deadline_kind": "none"}
    kinds: dict[type, object] = {bool: False, int: 1, date: date(2026, 3, 2), dict: {}, list: {}}
    kinds[datetime] = datetime(2026, 3, 2, tzinfo=UTC)
    needed = [column for column in table.columns if not column.nullable]
    return {column.name: said.get(column.name) or kinds.get(column.type.python_type, "x") for column in needed}
