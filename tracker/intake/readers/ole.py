"""The older Office container: its table of contents, and no more than that."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from tracker.intake.readers.zips import BROKEN
from tracker.intake.refusals import Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER, ENTRY = 512, 128
LAST_SECTOR = 0xFFFF_FFFA
"""Sector numbers from here on say something other than where a sector is."""
NO_ENTRY = 0xFFFF_FFFF
MOST_ENTRIES = 10_000


class Entry(NamedTuple):
    """One line of the table of contents: a stream or a storage, its neighbours in the tree, where it begins."""

    name: str
    left: int
    right: int
    child: int
    sector: int


class Container:
    """The container of a .doc or .xls: which streams stand at its top, and how they begin."""

    def __init__(self, data: bytes) -> None:
        """Read the table of contents. Refuses a container that contradicts itself."""
        self._data = data
        try:
            (shift,) = struct.unpack_from("<H", data, 30)
            self._size = 1 << min(shift, 12)
            self._next = self._chains()
            (first,) = struct.unpack_from("<I", data, 48)
            self._entries = self._directory(first)
            self.streams = {entry.name: entry.sector for entry in self._top()}
        except (struct.error, IndexError, UnicodeDecodeError) as trouble:
            raise Unreadable(BROKEN) from trouble

    def beginning(self, stream: str) -> bytes:
        """The first sector of a large stream."""
        return self._sector(self.streams[stream])

    def _sector(self, number: int) -> bytes:
        start = HEADER + number * self._size if self._size <= HEADER else (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chains(self) -> tuple[int, ...]:
        """For each sector the one that follows it."""
        (count,) = struct.unpack_from("<I", self._data, 44)
        tables = [each for each in struct.unpack_from("<109I", self._data, 76) if each < LAST_SECTOR][:count]
        joined = b"".join(self._sector(table) for table in tables)
        return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])

    def _directory(self, sector: int) -> list[Entry]:
        entries: list[Entry] = []
        while sector < LAST_SECTOR and len(entries) < MOST_ENTRIES:
            held = self._sector(sector)
            entries.extend(_entry(held[at : at + ENTRY]) for at in range(0, len(held) - ENTRY + 1, ENTRY))
            sector = self._next[sector]
        return entries

    def _top(self) -> Iterator[Entry]:
        """What stands directly in the root; streams inside embedded objects lie deeper."""
        waiting, seen = [self._entries[0].child], set[int]()
        while waiting:
            at = waiting.pop()
            if at == NO_ENTRY or at in seen:
                continue
            seen.add(at)
            entry = self._entries[at]
            yield entry
            waiting += (entry.left, entry.right)


def _entry(held: bytes) -> Entry:
    (length,) = struct.unpack_from("<H", held, 64)
    name = held[: max(min(length, 64) - 2, 0)].decode("utf-16-le")
    left, right, child = struct.unpack_from("<3I", held, 68)
    (sector,) = struct.unpack_from("<I", held, 116)
    return Entry(name, left, right, child, sector)
