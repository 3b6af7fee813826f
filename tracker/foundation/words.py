"""Words that people read: markers for the catalogues, and enums that carry their own term."""

from __future__ import annotations

from enum import Enum
from typing import Self


def N_(words: str) -> str:  # noqa: N802 - the name that message extractors know
    """Mark words for the catalogues without translating them; the gate translates when it answers."""
    return words


class Worded(Enum):
    """An enum whose members carry the term that people read beside the value that is stored."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Keep the stored text as the value and the term beside it; only a look-up by value goes without a term."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member

    def __str__(self) -> str:
        """Give the stored text, for addresses and file names."""
        return str(self.value)
