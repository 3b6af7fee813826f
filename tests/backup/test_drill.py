"""The drill: back up, lose everything, bring it back elsewhere, and find it as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, select, text
from sqlalchemy.orm import Session

from tests.backup.conftest import PASSWORD
from tests.conftest import MONDAY, SECRET, act_on
from tests.make import Make
from tests.support.visits import Visits
from tracker import create_app
from tracker.backup import Place, back_up, rehearse, restore
from tracker.backup.reading import tables_of
from tracker.backup.refusals import TargetIsTaken
from tracker.departments.models import Department, Level
from tracker.foundation.database import sessions_of, writing
from tracker.foundation.files import FileStore
from tracker.foundation.settings import Settings
from tracker.journal.actions import note
from tracker.journal.models import Entry
from tracker.journal.queries import broken_seals
from tracker.people.models import Person
from tracker.plans.models import Plan
from tracker.records import METADATA

AT = act_on(MONDAY).at


def rows_of(place: Place) -> dict[str, list[Any]]:
    """Every row of every table, in an order of its own."""
    with place.opened() as engine, engine.connect() as connection:
        rows = {
            table.name: [tuple(row) for row in connection.execute(select(table))] for table in METADATA.sorted_tables
        }
    return {table: sorted(found, key=repr) for table, found in rows.items()}


def files_of(place: Place) -> dict[str, bytes]:
    store = FileStore(place.files)
    return {name: store.read(name) for name in store.names()}


def counted(manifest_rows: dict[str, int]) -> set[str]:
    return {table for table, rows in manifest_rows.items() if rows}


def test_everything_comes_back_elsewhere_and_the_journal_is_whole(
    source: Place, elsewhere: Place, archive: Path
) -> None:
    before, files = rows_of(source), files_of(source)
    held = back_up(source, archive, at=AT)
    assert len(counted(held.rows)) > len(METADATA.tables) * 0.7, "the drill is worth what it has rows of"

    restored = restore(archive, elsewhere, at=AT)

    assert restored.is_sealed
    assert rows_of(elsewhere) == before
    assert files_of(elsewhere) == files
    assert elsewhere.key_file is not None
    assert elsewhere.key_file.read_text() == SECRET


def test_an_office_can_move_to_the_other_engine_and_back(
    source: Place, embedded: Place, elsewhere: Place, archive: Path, tmp_path: Path
) -> None:
    first = back_up(source, archive, at=AT)
    assert restore(archive, embedded, at=AT).is_sealed
    assert rows_of(embedded) == rows_of(source)

    again = tmp_path / "again.tar"
    second = back_up(Place(embedded.url, embedded.files, SECRET, None), again, at=AT)
    assert restore(again, elsewhere, at=AT).is_sealed

    assert rows_of(elsewhere) == rows_of(source)
    assert second.members == first.members, "a backup says the same whichever engine it was taken from"


def test_somebody_can_sign_in_and_work_goes_on_where_it_was_brought_back(
    source: Place, elsewhere: Place, archive: Path, zhang: Person
) -> None:
    back_up(source, archive, at=AT)
    restore(archive, elsewhere, at=AT)
    address = elsewhere.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=address, secret_key=SECRET, argon2_cost="cheap", log_level="error"))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    with app.extensions["sessions"]() as session:
        visits = Visits(app, session, None)
        assert visits.post("/sign-in", {"account": "zhang", "password": PASSWORD}).location == "/"
        visits.get("/account")
        assert not list(broken_seals(session, SECRET.encode())), "the chain goes on behind the restored end"
    app.extensions["engine"].dispose()


def test_new_rows_are_numbered_behind_the_restored_ones(source: Place, elsewhere: Place, archive: Path) -> None:
    back_up(source, archive, at=AT)
    restore(archive, elsewhere, at=AT)
    with elsewhere.opened() as engine, writing(sessions_of(engine)) as session:
        known = set(session.scalars(select(Department.id)))
        session.add(new := Department(name="市新设局", short_name="新设局", level=Level.CITY, sort_key="x"))
        session.flush()
        assert new.id > max(known)


def test_the_number_of_a_plan_that_is_gone_is_not_given_again_on_either_engine(
    source: Place, embedded: Place, elsewhere: Place, make: Make, archive: Path, tmp_path: Path
) -> None:
    gone = make.plan()
    make.session.delete(gone)
    make.session.commit()
    back_up(source, archive, at=AT)
    restore(archive, embedded, at=AT)
    assert _number_of_a_new_plan(embedded) > gone.id

    again = tmp_path / "again.tar"
    back_up(Place(embedded.url, embedded.files, SECRET, None), again, at=AT)
    restore(again, elsewhere, at=AT)
    assert _number_of_a_new_plan(elsewhere) > gone.id + 1


def test_a_backup_shows_one_moment_although_others_write(
    source: Place, session: Session, make: Make, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def somebody_writes_meanwhile(connection: Connection) -> list[Table]:
        found = tables_of(connection)
        connection.execute(select(found[0]).limit(1)).all()
        make.department("市迟来局")
        return found

    before = len(rows_of(source)["departments"])
    monkeypatch.setattr("tracker.backup.taking.tables_of", somebody_writes_meanwhile)
    assert back_up(source, archive, at=AT).rows["departments"] == before
    assert len(rows_of(source)["departments"]) == before + 1


def test_a_rehearsal_proves_a_backup_and_leaves_nothing(source: Place, archive: Path, tmp_path: Path) -> None:
    held, room = back_up(source, archive, at=AT), tmp_path / "room"
    room.mkdir()
    restored = rehearse(archive, near=room, at=AT)
    assert restored.is_sealed
    assert restored.manifest == held
    assert not list(room.iterdir())


def test_a_journal_that_was_changed_before_the_backup_is_told(source: Place, session: Session, archive: Path) -> None:
    session.execute(text("UPDATE journal_entries SET reason = '改过'"))
    session.commit()
    back_up(source, archive, at=AT)
    assert not rehearse(archive, near=archive.parent, at=AT).is_sealed


def test_a_target_with_data_is_replaced_only_when_forced(
    source: Place, elsewhere: Place, archive: Path, tmp_path: Path
) -> None:
    back_up(source, archive, at=AT)
    before = rows_of(source)
    restore(archive, elsewhere, at=AT)
    key = Place(elsewhere.url, elsewhere.files, SECRET, elsewhere.key_file)
    _do_something(elsewhere)
    changed = rows_of(elsewhere)
    assert changed != before

    with pytest.raises(TargetIsTaken, match="已有数据"):
        restore(archive, key, at=AT)
    assert rows_of(elsewhere) == changed

    restore(archive, key, force=True, at=AT)
    assert rows_of(elsewhere) == before


def test_a_database_that_is_in_use_is_not_replaced(source: Place, elsewhere: Place, archive: Path) -> None:
    back_up(source, archive, at=AT)
    restore(archive, elsewhere, at=AT)
    _do_something(elsewhere)
    changed = rows_of(elsewhere)
    with elsewhere.opened() as engine, engine.connect() as connection:
        connection.execute(select(Department.id)).all()
        with pytest.raises(TargetIsTaken, match="正在使用"):
            restore(archive, Place(elsewhere.url, elsewhere.files, SECRET, None), force=True, at=AT)
    assert rows_of(elsewhere) == changed


def test_a_key_that_the_settings_spell_out_is_not_worked_around(source: Place, elsewhere: Place, archive: Path) -> None:
    back_up(source, archive, at=AT)
    with pytest.raises(TargetIsTaken, match="TRACKER_SECRET_KEY"):
        restore(archive, Place(elsewhere.url, elsewhere.files, "another key", None), at=AT)
    assert not elsewhere.holds_data()


def test_a_kept_file_that_was_damaged_is_mended(source: Place, elsewhere: Place, archive: Path) -> None:
    files = files_of(source)
    back_up(source, archive, at=AT)
    (name,) = files
    rotten = elsewhere.files / name[:2] / name
    rotten.parent.mkdir(parents=True)
    rotten.write_bytes(b"rot")
    restore(archive, elsewhere, at=AT)
    assert files_of(elsewhere) == files


def _do_something(place: Place) -> None:
    with place.opened() as engine:
        sessions = sessions_of(engine)
        sessions.configure(info={"journal_key": SECRET.encode()})
        with writing(sessions) as session:
            note(session, "task:changed", session.scalars(select(Entry)).first(), act=act_on(MONDAY))


def _number_of_a_new_plan(place: Place) -> int:
    """The number that a plan gets which is withdrawn at once."""
    with place.opened() as engine, writing(sessions_of(engine)) as session:
        session.add(new := Plan(title="又一份", issuers=[], year=2026))
        session.flush()
        session.delete(new)
        return new.id
