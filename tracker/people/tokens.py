"""Secrets that are shown once: whoever holds one comes in; the database keeps only its hash."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe


def new_token() -> str:
    """A secret that nobody guesses, fit for an address."""
    return token_urlsafe(32)


def hash_of(token: str) -> str:
    """What the database keeps of a secret token."""
    return sha256(token.encode()).hexdigest()
