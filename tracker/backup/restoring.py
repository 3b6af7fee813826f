"""Restoring: everything is proven and built beside what is there, and only then takes its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url

from tracker.backup.loading import is_sealed, load, refuse_unknown
from tracker.backup.manifest import Manifest
from tracker.backup.places import Place
from tracker.backup.refusals import TargetIsTaken
from tracker.backup.replacing import replaced
from tracker.backup.unpacking import Unpacked, unpacked
from tracker.foundation.files import FileStore
from tracker.foundation.words import N_


@dataclass(frozen=True)
class Restored:
    """What was brought back, and whether its journal is whole."""

    manifest: Manifest
    is_sealed: bool


def restore(archive: Path, place: Place, *, force: bool = False, at: datetime) -> Restored:
    """Bring an archive back. Refuses a target with data (unless forced) or in use, and what is not whole or not ours.

    Files go first: they are kept by content, so one more harms nothing if the rest fails. The key follows the rows.
    """
    with unpacked(archive, near=place.near) as held:
        refuse_unknown(held)
        _refuse_other_key(place, held)
        if not force and place.holds_data():
            raise TargetIsTaken(N_("目标数据库里已有数据，没有恢复。确要用备份取代，请加 --force"))
        restored = _put_back(held, place, at)
        place.keep_key(held.key, at=at)
    return restored


def rehearse(archive: Path, *, near: Path, at: datetime) -> Restored:
    """Restore into an embedded database that is thrown away: proves an archive and touches nothing."""
    with TemporaryDirectory(dir=near) as folder, unpacked(archive, near=Path(folder)) as held:
        refuse_unknown(held)
        url = make_url(f"sqlite:///{folder}/rehearsal.sqlite")
        return _put_back(held, Place(url, Path(folder) / "files", held.key, None), at)


def _put_back(held: Unpacked, place: Place, at: datetime) -> Restored:
    with replaced(place, at=at) as connection:
        load(connection, held)
        is_whole = is_sealed(connection, held.key)
        store = FileStore(place.files)
        for data in held.files():
            store.mend(data)
    return Restored(held.manifest, is_whole)


def _refuse_other_key(place: Place, held: Unpacked) -> None:
    """A key that the settings spell out cannot be changed from here, and the journal is sealed with the archive's."""
    if place.key_file is None and held.key != place.key:
        raise TargetIsTaken(
            N_("设置中的 TRACKER_SECRET_KEY 与备份中的密钥不同。请去掉这项设置，或改为原系统的密钥，再恢复")
        )
