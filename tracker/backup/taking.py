"""Taking a backup while the system runs: rows of one moment, then the files, which are always written before their rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from tracker.backup.manifest import FILES, KEY, Manifest
from tracker.backup.numbering import last_numbers
from tracker.backup.packing import Pack, written
from tracker.backup.places import Place
from tracker.backup.reading import lines_of, snapshot, tables_of
from tracker.backup.refusals import CannotBackUp
from tracker.backup.unpacking import unpacked
from tracker.foundation.files import FileStore
from tracker.foundation.migrations import revision_of
from tracker.foundation.words import N_

NO_DATABASE = N_("这里还没有数据库，没有可以备份的内容；请核对 TRACKER_DATABASE_URL")


def back_up(place: Place, file: Path, *, at: datetime) -> Manifest:
    """Write everything into a new file, and read it back before it gets its name. Refuses to overwrite."""
    if file.exists():
        raise CannotBackUp(N_("“%(file)s”已经存在，没有覆盖；请换一个文件名"), file=file.name)
    if not place.is_there:
        raise CannotBackUp(NO_DATABASE)
    part = file.with_name(f".part-{file.name}")
    try:
        _write(place, part, at)
        with unpacked(part, near=file.parent) as held:
            part.replace(file)
            return held.manifest
    finally:
        part.unlink(missing_ok=True)


def _write(place: Place, part: Path, at: datetime) -> None:
    with (
        place.opened() as engine,
        snapshot(engine) as connection,
        TemporaryDirectory(dir=part.parent) as beside,
        written(part) as tar,
    ):
        revision = _revision(connection)
        pack = Pack(tar, at)
        tables = tables_of(connection)
        rows = {table.name: pack.add_lines(table.name, lines_of(connection, table), Path(beside)) for table in tables}
        damaged = list(_add_files(pack, FileStore(place.files)))
        pack.add(KEY, place.key.encode())
        pack.finish(
            Manifest(
                version=version("tracker"),
                revision=revision,
                engine=engine.dialect.name,
                taken_at=at,
                rows=rows,
                numbers=last_numbers(connection, tables),
                damaged=damaged,
                members=pack.members,
            )
        )


def _add_files(pack: Pack, store: FileStore) -> Iterator[str]:
    """Put the kept files in; yields those whose content no longer is what their name says."""
    for name in store.names():
        data = store.read(name)
        if sha256(data).hexdigest() == name:
            pack.add(f"{FILES}{name}", data)
        else:
            yield name


def _revision(connection: Connection) -> str:
    revision = revision_of(connection)
    if revision is None:
        raise CannotBackUp(NO_DATABASE)
    return revision
