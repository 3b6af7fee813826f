"""Which sentence of the body a row of the annex comes from: the likest, where one is like enough."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from tracker.intake.recognise.found import Piece
from tracker.intake.script import tight

SENTENCES = re.compile(r"[^。;；]+[。;；]?")
LIKE_ENOUGH, SHORTEST = 0.5, 8


@dataclass(frozen=True)
class Clause:
    """A sentence of the body, its place, the pairs of signs that it is made of, and how like a task it is."""

    text: str
    piece: Piece
    pairs: frozenset[str]


class Passages:
    """The sentences of the running text that are long enough to have made a task."""

    def __init__(self, body: Sequence[Piece]) -> None:
        """Cut the text, and remember in which sentences each pair of signs stands."""
        self._clauses = [
            Clause(sentence, piece, pairs_of(sentence))
            for piece in body
            for found in SENTENCES.finditer(piece.text)
            if len(sentence := found[0].strip()) >= SHORTEST
        ]
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for at, clause in enumerate(self._clauses):
            for pair in clause.pairs:
                self._holding[pair].append(at)

    def nearest(self, content: str) -> tuple[Clause, float] | None:
        """The sentence that holds most of a task's words, if it holds enough of them."""
        wanted = pairs_of(content)
        if not wanted:
            return None
        near = [self._clauses[at] for at in self._candidates(wanted)]
        scored = [(len(wanted & clause.pairs) / len(wanted) - len(clause.pairs) / 10_000, clause) for clause in near]
        score, clause = max(scored, key=lambda entry: entry[0], default=(0.0, None))
        return (clause, score) if clause and score >= LIKE_ENOUGH else None

    def _candidates(self, wanted: frozenset[str]) -> list[int]:
        """The sentences that can be like enough: who holds that share of all pairs holds one of the rarest few too."""
        rarest = sorted(wanted, key=lambda pair: len(self._holding.get(pair, ())))
        least = ceil(len(wanted) * LIKE_ENOUGH)
        return sorted({at for pair in rarest[: len(wanted) - least + 1] for at in self._holding.get(pair, ())})


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring signs in a text, without punctuation, script and width."""
    plain = re.sub(r"[^\w]", "", tight(text))
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
