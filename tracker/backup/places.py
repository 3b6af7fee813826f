"""Where a system's data lie: its database, its folder of files, and its key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copy2
from typing import Self

from sqlalchemy import URL, Engine, exists, make_url, select
from sqlalchemy.exc import DatabaseError

from tracker.backup.reading import snapshot, tables_of
from tracker.foundation.database import engine_for
from tracker.foundation.settings import INSTANCE, Settings

OWNER_ALONE = 0o600


@dataclass(frozen=True)
class Place:
    """A system's data, whether they are there yet or not."""

    url: URL
    files: Path
    key: str
    key_file: Path | None
    """Where the key is kept; none where the settings spell it out, so that only they can change it."""

    @classmethod
    def of(cls, settings: Settings, *, key_file: Path = INSTANCE / "secret.key") -> Self:
        """The place that the settings name."""
        is_kept = key_file.exists() and key_file.read_text().strip() == settings.secret_key
        url = make_url(settings.database_url)
        return cls(url, settings.files, settings.secret_key, key_file if is_kept else None)

    @property
    def database_file(self) -> Path | None:
        """The file of an embedded database; none where a server keeps it."""
        return Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None

    @property
    def is_there(self) -> bool:
        """Whether there can be a database: opening would make an embedded one that is missing."""
        return self.database_file is None or self.database_file.exists()

    @property
    def near(self) -> Path:
        """A folder on the disk of the data, for what lies beside them for a while."""
        folder = self.files.parent
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @contextmanager
    def opened(self) -> Iterator[Engine]:
        """The database, open while the block lasts; nobody keeps it open behind it."""
        engine = engine_for(self.url)
        try:
            yield engine
        finally:
            engine.dispose()

    def holds_data(self) -> bool:
        """Whether any table has a row. A file that is no database counts as data: somebody may still need it."""
        if not self.is_there:
            return False
        try:
            with self.opened() as engine, snapshot(engine) as connection:
                return any(connection.scalar(select(exists().select_from(table))) for table in tables_of(connection))
        except DatabaseError:
            if self.database_file is None:
                raise
            return True

    def keep_key(self, key: str, *, at: datetime) -> None:
        """Put the key where the system looks for it, readable by its owner alone; the one before it is set aside."""
        if self.key_file is None or key == self.key:
            return
        copy2(self.key_file, set_aside(self.key_file, at))
        new = self.key_file.with_suffix(".restoring")
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ALONE)
        with os.fdopen(handle, "w") as out:
            out.write(key)
            out.flush()
            os.fsync(out.fileno())
        new.replace(self.key_file)


def set_aside(file: Path, at: datetime) -> Path:
    """What a file is called that another took the place of."""
    return file.with_name(f"{file.name}.before-{at:%Y%m%dT%H%M%S}")
