"""The sides of a review: all rows, or those that still want something; and the way from one doubt to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.review import Review
from tracker.tasks.deadlines import DeadlineKind

ROWS_A_PAGE = 20
ALL, DOUBTFUL, NAMES, UNDATED, REMOVED = "", "doubtful", "names", "undated", "removed"
WORDS = {
    ALL: N_("全部"),
    DOUBTFUL: N_("存疑"),
    NAMES: N_("部门待确认"),
    UNDATED: N_("没有时限"),
    REMOVED: N_("已移出"),
}
NOTHING_LEFT = {
    ALL: N_("草稿里没有任务。"),
    DOUBTFUL: N_("没有存疑的任务。"),
    NAMES: N_("所有部门名称都已认定。"),
    UNDATED: N_("每项任务都有时限。"),
    REMOVED: N_("没有移出的任务。"),
}
WITHOUT_END = {DeadlineKind.ONGOING, DeadlineKind.RECURRING}
"""What is never done has no day on which it is due."""


@dataclass(frozen=True)
class Side:
    """One choice of rows: where it is, its words, how many there are."""

    url: str
    words: str
    count: int
    is_current: bool


class Sides:
    """All sides of one draft, with their rows, and where each row is found."""

    def __init__(self, draft: DraftPlan, found: Review, removed: Sequence[DraftTask], asked: str) -> None:
        """Sort the rows; a side that there is not is the side of all."""
        self.draft, self.asked = draft, asked if asked in WORDS else ALL
        self.rows: dict[str, Sequence[DraftTask]] = {
            ALL: found.rows,
            DOUBTFUL: found.doubtful,
            NAMES: _unnamed(found),
            UNDATED: [row for row in found.rows if row.deadline is None and row.deadline_kind not in WITHOUT_END],
            REMOVED: removed,
        }

    @property
    def current(self) -> Sequence[DraftTask]:
        """The rows of the side that is looked at."""
        return self.rows[self.asked]

    @property
    def entries(self) -> list[Side]:
        """The sides as tabs."""
        return [Side(self._url(key), _(words), len(self.rows[key]), key == self.asked) for key, words in WORDS.items()]

    @property
    def nothing_left(self) -> str:
        """What it means that this side is empty, as a catalogue key."""
        return NOTHING_LEFT[self.asked]

    def _url(self, side: str) -> str:
        return url_for("drafts.show", id=self.draft.id, side=side or None, _anchor="rows")

    def next_doubt(self, shown: Sequence[DraftTask]) -> dict[int, str]:
        """For each row the way to the next doubtful one; from behind the last to the first again."""
        doubtful = {row.id for row in self.rows[DOUBTFUL]}
        side = self.asked if self.asked != REMOVED else ALL
        places = [(place, row.id) for place, row in enumerate(self.rows[side]) if row.id in doubtful]
        if not places:
            return {}
        order = {row.id: place for place, row in enumerate(self.rows[side])}
        following = {
            row.id: next((each for each in places if each[0] > order[row.id]), places[0])
            for row in shown
            if row.id in order
        }
        return {id: url_of_row(self.draft, *each, side) for id, each in following.items() if each[1] != id}


def url_of_row(draft: DraftPlan, place: int, row_id: int, side: str = ALL) -> str:
    """Where the row at this place of a side stands."""
    page = place // ROWS_A_PAGE + 1
    number = page if page > 1 else None
    return url_for("drafts.show", id=draft.id, side=side or None, page=number, _anchor=f"row-{row_id}")


def _unnamed(found: Review) -> list[DraftTask]:
    open_names = {meaning.name for meaning in found.unsettled}
    return [row for row in found.rows if open_names & {*row.leads, *row.supports}]
