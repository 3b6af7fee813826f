"""Rules about the directory: pure verdicts on how departments hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Branch(NamedTuple):
    """A department's place in the tree: its number, and how many stand above it."""

    id: int
    depth: int


def outline(rows: Iterable[tuple[int, int | None]]) -> list[Branch]:
    """The tree in reading order, each department before those below it; `rows` are (id, parent id) in sibling order."""
    below: dict[int | None, list[int]] = defaultdict(list)
    for own, parent in rows:
        below[parent].append(own)
    branches: list[Branch] = []
    waiting = [Branch(own, 0) for own in reversed(below[None])]
    while waiting:
        branch = waiting.pop()
        branches.append(branch)
        waiting.extend(Branch(own, branch.depth + 1) for own in reversed(below[branch.id]))
    return branches


def would_circle(parents: Mapping[int, int | None], department: int, new_parent: int | None) -> bool:
    """Whether hanging a department below `new_parent` would put it below itself. `parents`: id to parent id."""
    above = new_parent
    while above is not None:
        if above == department:
            return True
        above = parents.get(above)
    return False
