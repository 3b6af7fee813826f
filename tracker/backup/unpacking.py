"""Unpacking an archive beside the live data: every member is looked at against the manifest before anything is used."""

from __future__ import annotations

import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import BadGzipFile
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tracker.backup.manifest import FILES, KEY, MANIFEST, TABLES, Manifest, Member
from tracker.backup.refusals import ArchiveIsUnfit
from tracker.foundation.words import N_

NAMES = re.compile(rf"{TABLES}[a-z_]+\.jsonl|{FILES}[0-9a-f]{{64}}|{re.escape(KEY)}|{re.escape(MANIFEST)}")
"""What a member of ours can be called; nothing else is written to the disk."""

NO_ARCHIVE = N_("“%(file)s”不是本系统的备份，或已损坏、不完整；没有改动任何数据")
A_BLOCK = 1024 * 1024


class Unpacked(NamedTuple):
    """An archive that has proven whole, as files in a folder that is there for a while."""

    folder: Path
    manifest: Manifest

    @property
    def key(self) -> str:
        """The key that seals the journal and signs what the system gives out."""
        return (self.folder / KEY).read_text(encoding="utf-8")

    def lines(self, table: str) -> Iterator[str]:
        """The rows of a table as lines."""
        with (self.folder / f"{TABLES}{table}.jsonl").open(encoding="utf-8", newline="\n") as file:
            yield from file

    def files(self) -> Iterator[bytes]:
        """The contents of the kept files."""
        for name in self.manifest.members:
            if name.startswith(FILES):
                yield (self.folder / name).read_bytes()


@contextmanager
def unpacked(archive: Path, *, near: Path) -> Iterator[Unpacked]:
    """An archive, unpacked in a folder on a disk that can hold it. Refuses one that is foreign, damaged or cut short."""
    with TemporaryDirectory(dir=near) as folder:
        try:
            found = _unpack(archive, Path(folder))
        except (tarfile.TarError, EOFError, zlib.error, BadGzipFile):
            raise ArchiveIsUnfit(NO_ARCHIVE, file=archive.name) from None
        yield Unpacked(Path(folder), _as_promised(archive, found, Path(folder)))


def _unpack(archive: Path, folder: Path) -> dict[str, Member]:
    for part in (TABLES, FILES):
        (folder / part).mkdir()
    found: dict[str, Member] = {}
    with tarfile.open(archive) as tar:
        for entry in tar:
            if not entry.isreg() or not NAMES.fullmatch(entry.name) or entry.name in found:
                raise ArchiveIsUnfit(NO_ARCHIVE, file=archive.name)
            found[entry.name] = _take(tar, entry, folder / entry.name)
    return found


def _take(tar: tarfile.TarFile, entry: tarfile.TarInfo, target: Path) -> Member:
    source = tar.extractfile(entry)
    with target.open("w+b") as file:
        while source is not None and (block := source.read(A_BLOCK)):
            file.write(block)
        size = file.tell()
        file.seek(0)
        return Member(sha256=file_digest(file, "sha256").hexdigest(), size=size)


def _as_promised(archive: Path, found: dict[str, Member], folder: Path) -> Manifest:
    """The manifest, if what was found is exactly what it names and kept files are what their names say."""
    if found.pop(MANIFEST, None) is None or KEY not in found:
        raise ArchiveIsUnfit(NO_ARCHIVE, file=archive.name)
    manifest = Manifest.read((folder / MANIFEST).read_bytes())
    misnamed = [name for name, member in found.items() if name.startswith(FILES) and name != FILES + member.sha256]
    if found != manifest.members or misnamed:
        raise ArchiveIsUnfit(NO_ARCHIVE, file=archive.name)
    return manifest
