"""Passwords: kept as argon2 hashes, compared in the same time whether or not there is anything to compare with."""

from __future__ import annotations

from functools import cache
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy.orm import Session

Cost = Literal["normal", "cheap"]

DEMO_PASSWORD = "Demo-2013-45"  # noqa: S105 - a demonstration tells it to everybody
"""What the made-up people of a demonstration sign in with; the sign-in page says so there."""


class Passwords:
    """Makes and compares hashes at a cost; cheap is for tests and demonstrations."""

    def __init__(self, cost: Cost = "normal") -> None:
        """Prepare a hasher and the hash that stands in where a person has none."""
        self._hasher = (
            PasswordHasher(time_cost=1, memory_cost=64, parallelism=1) if cost == "cheap" else PasswordHasher()
        )
        self._decoy = self._hasher.hash("nobody's password")

    def hash(self, password: str) -> str:
        """What the database keeps of a password."""
        return self._hasher.hash(password)

    def fits(self, kept: str, password: str) -> bool:
        """Whether this is the password; nothing kept takes as long to refuse as a wrong password."""
        try:
            self._hasher.verify(kept or self._decoy, password)
        except (VerifyMismatchError, InvalidHashError):
            return False
        return bool(kept)


@cache
def _at(cost: Cost) -> Passwords:
    return Passwords(cost)


def of(session: Session) -> Passwords:
    """The passwords at the cost that the session's maker was set to."""
    return _at(session.info.get("argon2_cost", "normal"))
