"""State machines as data: which verb leads from which states to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from tracker.foundation.words import Worded

Verb = TypeVar("Verb", bound=Worded)
State = TypeVar("State", bound=Worded)


class Move(NamedTuple, Generic[State]):
    """From these states to that one; to none where the verb leaves the state as it is."""

    sources: frozenset[State]
    target: State | None = None


@dataclass(frozen=True)
class Moves(Generic[Verb, State]):
    """All moves of one kind of record. What is not in the table is not done."""

    table: Mapping[Verb, Move[State]]

    def allows(self, verb: Verb, state: State) -> bool:
        """Whether the verb can be done in the state."""
        return state in self.table[verb].sources

    def after(self, verb: Verb, state: State) -> State | None:
        """The state that the verb leads to; none when it cannot be done here."""
        if not self.allows(verb, state):
            return None
        return self.table[verb].target or state
