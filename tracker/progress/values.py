"""Values that actions on progress take: what a department says, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from tracker.foundation.attachments import attachment
from tracker.foundation.files import FileStore


@dataclass(frozen=True)
class NewEvidence:
    """A file that is in the store already, or an address."""

    name: str
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    url: str = ""

    @classmethod
    def from_file(cls, store: FileStore, name: str, data: bytes) -> Self:
        """Look a file over and keep it. Refuses kinds that are not taken and content that is not what the name says."""
        safe = attachment(name, data, field="evidence")
        kept = store.keep(data)
        return cls(name=safe.name, media_type=safe.media_type, size=kept.size, sha256=kept.sha256)

    @classmethod
    def from_address(cls, url: str, name: str = "") -> Self:
        """Point to a public page. What it is worth is looked at when the report is."""
        return cls(name=(name.strip() or url.strip())[:255], url=url.strip())


@dataclass(frozen=True)
class NewReport:
    """What a department says it has done."""

    done: str
    percent: int
    problems: str = ""
    next_steps: str = ""
    help_wanted: str = ""
    evidence: Sequence[NewEvidence] = ()
