"""Files people bring: kept by the hash of their content, outside the web root, written so that a crash leaves no half."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

HASH_LENGTH = 64
"""Characters of a SHA-256 in hexadecimal."""


class Kept(NamedTuple):
    """A file in the store: its SHA-256 (hex) and its size in bytes."""

    sha256: str
    size: int

    @classmethod
    def of(cls, data: bytes) -> Kept:
        """What a file will be called once it is kept."""
        return cls(sha256(data).hexdigest(), len(data))


class FileStore:
    """A folder of files named by their own hash; the same content is kept once."""

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made with the first file."""
        self.folder = folder

    def keep(self, data: bytes) -> Kept:
        """Put a file away and say under which hash; returns only when it is on the disk."""
        name = sha256(data).hexdigest()
        target = self._path(name)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_durably(target, data)
        return Kept(name, len(data))

    def mend(self, data: bytes) -> None:
        """Put a file away even where one of its name stands already: that one may be damaged."""
        target = self._path(sha256(data).hexdigest())
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_durably(target, data)

    def names(self) -> Iterator[str]:
        """The hashes of all kept files, in order; a file that is still being written is not among them."""
        found = (path.name for path in self.folder.glob("??/*"))
        return (name for name in sorted(found) if len(name) == HASH_LENGTH)

    def read(self, name: str) -> bytes:
        """Give a kept file back by its hash. Raises FileNotFoundError."""
        return self._path(name).read_bytes()

    def _path(self, name: str) -> Path:
        if len(name) != HASH_LENGTH or not name.isalnum():
            raise FileNotFoundError(name)
        return self.folder / name[:2] / name


def _write_durably(target: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
