"""Which row of one version is which of the other: by number and by likeness, the best for all rows together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from tracker.intake.compare.assigning import best_pairs
from tracker.intake.compare.stated import Stated

ALIKE = 70
"""From here on, of 100, two texts are versions of each other whatever their numbers."""
ALIKE_UNDER_ONE_NUMBER = 45
"""From here on they are, where they bear the same number."""
SURELY_ONE = 90
"""From here on a text was changed, not cut in pieces or joined with another."""
PIECE_AT_MOST, PIECES_AT_LEAST, WITHIN = 0.8, 0.7, 0.95
"""How long a piece is beside the whole, how much of the whole its pieces make, how much of a piece stands in the whole."""
SHORTEST_PIECE = 6
WORTH = {"number": 45, "category": 20, "leads": 30, "deadline": 10}
"""What agreeing in a part is worth beside likeness, of which 100 per cent are 1000."""
MOST_COMPARED = 1_000_000
"""So many pairs of texts are laid beside each other; in larger documents only those under one number are."""


@dataclass(frozen=True)
class Pairing:
    """Pairs of places (old, new) in the order of the new; old rows that are gone, new rows that were not there."""

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def pair(old: Sequence[Stated], new: Sequence[Stated]) -> Pairing:
    """Pair the rows of two versions. It does not matter in which order they come, save among rows that say the same."""
    found: dict[int, int] = {}
    for key in (_identity, _number_and_words):
        found |= _same(key, _left(old, found), _left(new, found.values()))
    rest = _left(old, found), _left(new, found.values())
    found |= _most_alike(*map(_in_order, rest))
    pairs = sorted(found.items(), key=lambda each: each[1])
    gone = tuple(place for place in range(len(old)) if place not in found)
    fresh = set(found.values())
    return Pairing(tuple(pairs), gone, tuple(place for place in range(len(new)) if place not in fresh))


Placed = tuple[int, Stated]


def _left(rows: Sequence[Stated], done: Iterable[int]) -> list[Placed]:
    known = set(done)
    return [(place, row) for place, row in enumerate(rows) if place not in known]


def _in_order(rows: list[Placed]) -> list[Placed]:
    """In an order that follows from what they say, so that the order in which they came changes nothing."""
    return sorted(rows, key=lambda placed: placed[1].identity)


def _identity(row: Stated) -> Hashable:
    return row.identity


def _number_and_words(row: Stated) -> Hashable:
    return (row.numbered, row.words) if row.words else None


def _same(key: Callable[[Stated], Hashable], old: list[Placed], new: list[Placed]) -> dict[int, int]:
    """Rows that agree in a key, the first with the first; of several, those that agree in more stand together."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place, row in _in_order(new):
        waiting[key(row)].append(place)
    found = {}
    for place, row in _in_order(old):
        if key(row) is not None and waiting[key(row)]:
            found[place] = waiting[key(row)].pop(0)
    return found


def _most_alike(old: list[Placed], new: list[Placed]) -> dict[int, int]:
    likeness = _likeness([row for _, row in old], [row for _, row in new])
    edges = {
        (at, to): _worth(alike, old[at][1], new[to][1])
        for (at, to), alike in likeness.items()
        if alike >= ALIKE or (alike >= ALIKE_UNDER_ONE_NUMBER and _same_number(old[at][1], new[to][1]))
    }
    for cut in (_pieces(likeness, old, new), _turned(_pieces(_turned(likeness), new, old))):
        edges = {each: worth for each, worth in edges.items() if each not in cut}
    return {old[at][0]: new[to][0] for at, to in best_pairs(edges)}


def _likeness(old: Sequence[Stated], new: Sequence[Stated]) -> dict[tuple[int, int], float]:
    """How alike any two texts are, from 0 to 100; pairs that are hardly alike are left out."""
    if len(old) * len(new) > MOST_COMPARED:
        return _likeness_under_one_number(old, new)
    texts = [row.words for row in new]
    least = min(ALIKE_UNDER_ONE_NUMBER, 100 * SHORTEST_PIECE / (1 + max(map(len, texts), default=0)))
    return {
        (at, to): alike
        for at, row in enumerate(old)
        for _, alike, to in process.extract(row.words, texts, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    }


def _likeness_under_one_number(old: Sequence[Stated], new: Sequence[Stated]) -> dict[tuple[int, int], float]:
    numbered: dict[str, list[int]] = defaultdict(list)
    for to, row in enumerate(new):
        numbered[row.numbered].append(to)
    places = ((at, to) for at, row in enumerate(old) if row.numbered for to in numbered[row.numbered])
    return {(at, to): fuzz.ratio(old[at].words, new[to].words) for at, to in places}


def _worth(alike: float, one: Stated, other: Stated) -> int:
    agreeing = {
        "number": _same_number(one, other),
        "category": one.category == other.category,
        "leads": set(one.leads) == set(other.leads),
        "deadline": one.deadline == other.deadline,
    }
    return 1 + round(10 * alike) + sum(WORTH[part] for part, agrees in agreeing.items() if agrees)


def _same_number(one: Stated, other: Stated) -> bool:
    return bool(one.numbered) and one.numbered == other.numbered


def _pieces(
    likeness: dict[tuple[int, int], float], wholes: list[Placed], parts: list[Placed]
) -> dict[tuple[int, int], float]:
    """The pairs of a row and its pieces, where one row was cut into several: none of them is the row."""
    of_whole: dict[int, list[int]] = defaultdict(list)
    kept = {at for (at, _), alike in likeness.items() if alike >= SURELY_ONE}
    for (at, to), alike in likeness.items():
        if at not in kept and _is_piece(alike, wholes[at][1].words, parts[to][1].words):
            of_whole[at].append(to)
    return {
        (at, to): likeness[at, to]
        for at, pieces in of_whole.items()
        if len(pieces) > 1
        and sum(len(parts[to][1].words) for to in pieces) >= PIECES_AT_LEAST * len(wholes[at][1].words)
        for to in pieces
    }


def _is_piece(alike: float, whole: str, part: str) -> bool:
    """Whether a text stands in another, its signs in their order; likeness tells how many signs are shared."""
    shared = alike * (len(whole) + len(part)) / 200
    return SHORTEST_PIECE <= len(part) <= PIECE_AT_MOST * len(whole) and shared >= WITHIN * len(part)


def _turned(pairs: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    return {(to, at): alike for (at, to), alike in pairs.items()}
