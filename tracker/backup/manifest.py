"""The manifest: what an archive holds, so that what is missing, changed or too new is known before it is used."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.backup.refusals import ArchiveIsUnfit
from tracker.foundation.words import N_

FORMAT: Final = 1
"""Raised when an archive of a new form could no longer be read by an older version."""

MANIFEST = "manifest.json"
KEY = "secret.key"
TABLES = "tables/"
FILES = "files/"


class Member(BaseModel):
    """One file of the archive: its SHA-256 and its size in bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str
    size: int


class Manifest(BaseModel):
    """What the archive holds; written last, so that an archive cut short has none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    program: Literal["tracker"] = "tracker"
    format: Literal[1] = FORMAT
    version: str
    """The tracker that took the backup."""
    revision: str
    """The migration that the rows fit."""
    engine: str
    taken_at: datetime
    rows: dict[str, int]
    """How many rows each table had."""
    numbers: dict[str, int]
    """The last number that a table gave out, where it remembers."""
    damaged: list[str]
    """Kept files whose content no longer was what its name says; they are left out."""
    members: dict[str, Member]

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Take a manifest from an archive. Refuses what is not ours, and forms from the future."""
        try:
            said = json.loads(data)
            if said["program"] == "tracker" and int(said["format"]) > FORMAT:
                raise ArchiveIsUnfit(N_("备份由较新的版本制作，请先升级本系统再恢复"))
            return cls.model_validate(said)
        except (ValueError, KeyError, TypeError, ValidationError):
            raise ArchiveIsUnfit(N_("这不是本系统的备份，或清单已损坏；没有改动任何数据")) from None

    @property
    def row_count(self) -> int:
        """How many rows there are in all."""
        return sum(self.rows.values())

    @property
    def file_count(self) -> int:
        """How many kept files there are."""
        return sum(name.startswith(FILES) for name in self.members)
