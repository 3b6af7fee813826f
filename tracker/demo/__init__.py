"""Demonstration: a living year to look at, made through the same verbs that people use."""

from __future__ import annotations

from tracker.demo.cast import PASSWORD, PLAYERS, Player
from tracker.demo.loading import is_empty, load

__all__ = ("PASSWORD", "PLAYERS", "Player", "is_empty", "load")
