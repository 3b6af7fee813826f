"""Packing an archive: member after member, the manifest last; it has its name only once it is whole and on the disk."""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from tracker.backup.manifest import MANIFEST, TABLES, Manifest, Member

FOR_ITS_OWNER = 0o600
"""The archive holds everything that the system keeps, its key included."""


class Pack:
    """An archive that is being written."""

    def __init__(self, tar: tarfile.TarFile, at: datetime) -> None:
        """Write into an open archive, every member dated alike."""
        self.tar, self.at = tar, at
        self.members: dict[str, Member] = {}

    def add(self, name: str, data: bytes) -> None:
        """Put something small in."""
        self._add(name, io.BytesIO(data), len(data))

    def add_lines(self, table: str, lines: Iterable[str], beside: Path) -> int:
        """Put a table in by way of a file beside the archive, since its size must be known first; say how many lines."""
        with (beside / table).open("w+b") as file:
            count = sum(1 for line in lines if file.write(line.encode()))
            self._add(f"{TABLES}{table}.jsonl", file, file.tell())
        (beside / table).unlink()
        return count

    def finish(self, manifest: Manifest) -> None:
        """Put the manifest in, behind all that it names."""
        self._add(MANIFEST, io.BytesIO(data := manifest.model_dump_json(indent=1).encode()), len(data))

    def _add(self, name: str, source: io.BytesIO | io.BufferedRandom, size: int) -> None:
        source.seek(0)
        self.members[name] = Member(sha256=file_digest(source, "sha256").hexdigest(), size=size)
        source.seek(0)
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = size, FOR_ITS_OWNER, int(self.at.timestamp())
        self.tar.addfile(entry, source)


@contextmanager
def written(file: Path) -> Iterator[tarfile.TarFile]:
    """An archive open for writing, compressed where its name says so; a block that fails leaves no file."""
    mode = "w:gz" if file.suffix in {".gz", ".tgz"} else "w"
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC, FOR_ITS_OWNER)
    with os.fdopen(handle, "wb") as out:
        try:
            with tarfile.open(fileobj=out, mode=mode) as tar:  # type: ignore[call-overload]  # the mode is one of two
                yield tar
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            file.unlink()
            raise
