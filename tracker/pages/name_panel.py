"""The names of a draft as the review shows them: what is asked, what was recognised, what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.intake.actions.answering import Answer as Given
from tracker.intake.actions.answering import answers as given_about
from tracker.intake.directory import Meaning, Standing
from tracker.intake.models import DraftTask
from tracker.intake.review import Review
from tracker.pages.draft_sides import url_of_row
from tracker.pages.name_questions import FEW, Answer, NameQuestion, questions_about

LONG_ENOUGH = 8
"""So many signs of a row without a number tell which one is meant."""
MOST_ROWS = 6
ORDER = {
    Standing.DOUBTFUL: N_("不像单位名称"),
    Standing.LIKELY: N_("像是名录里的单位"),
    Standing.MEMBERLESS: N_("统称，要指定成员"),
    Standing.RETIRED: N_("名录里已停用"),
    Standing.NEW: N_("名录里没有"),
}
"""The groups in which names are asked about, those that need most thought first."""


class Where(NamedTuple):
    """A row that names somebody: what it is called, and where it stands."""

    words: str
    url: str


class Asked(NamedTuple):
    """One name that is asked about, with the rows that hold it."""

    question: NameQuestion
    rows: Sequence[Where]
    more: int
    """How many rows there are besides."""

    @property
    def meaning(self) -> Meaning:
        """What the directory knows of it."""
        return self.question.meaning


class Group(NamedTuple):
    """Names with one standing."""

    standing: Standing
    words: str
    names: Sequence[Asked]

    @property
    def is_new(self) -> bool:
        """Whether all of them can be entered at once."""
        return self.standing is Standing.NEW

    @property
    def is_long(self) -> bool:
        """Whether its names are listed with what would be entered, to be looked through and entered at once."""
        return self.is_new and len(self.names) > FEW


@dataclass(frozen=True)
class NamePanel:
    """All that is to be said of a draft's names; nothing where every name stands in the directory as it is written."""

    groups: Sequence[Group]
    recognised: Sequence[Meaning]
    """Names that mean a department although it is called otherwise."""
    given: Sequence[tuple[int, Given]]
    """What was answered, the last first, each with its place."""
    counts: Sequence[tuple[str, int]]

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.groups or self.recognised or self.given)


def name_panel(review: Review, answers: Mapping[str, Answer]) -> NamePanel:
    """The panel for a draft, with what was answered in a refused attempt."""
    asked = _asked(review, questions_about(review.unsettled, answers))
    groups = [
        Group(standing, _(words), _in_order(standing, found))
        for standing, words in ORDER.items()
        if (found := [one for one in asked if one.meaning.standing is standing])
    ]
    return NamePanel(
        groups=groups,
        recognised=[each for each in review.meanings.values() if each.standing is Standing.ALIAS],
        given=list(reversed(list(enumerate(given_about(review.draft))))),
        counts=_counts(review.meanings.values()),
    )


def _in_order(standing: Standing, found: Sequence[Asked]) -> Sequence[Asked]:
    """Of new names those of no common kind first: there the guess is weakest."""
    return sorted(found, key=lambda one: bool(one.meaning.kind)) if standing is Standing.NEW else found


def _asked(review: Review, questions: Iterable[NameQuestion]) -> list[Asked]:
    places: dict[str, list[Where]] = {}
    for place, row in enumerate(review.rows):
        where = Where(_called(row, place), url_of_row(review.draft, place, row.id))
        for name in dict.fromkeys((*row.leads, *row.supports)):
            places.setdefault(name, []).append(where)
    return [
        Asked(each, found[:MOST_ROWS], max(0, len(found) - MOST_ROWS))
        for each in questions
        for found in [places.get(each.meaning.name, [])]
    ]


def _called(row: DraftTask, place: int) -> str:
    return row.number or row.content[:LONG_ENOUGH] or str(place + 1)


def _counts(meanings: Iterable[Meaning]) -> list[tuple[str, int]]:
    """How many names there are of each standing, in the order of the standings."""
    found = list(meanings)
    counted = ((standing, sum(each.standing is standing for each in found)) for standing in Standing)
    return [(_(standing.label), count) for standing, count in counted if count]
