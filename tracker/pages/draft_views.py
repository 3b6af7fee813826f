"""What the review page shows of each row: what was read, how sure each part of it is, what is asked beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.intake import rules
from tracker.intake.directory import Meaning
from tracker.intake.draft import Certainty
from tracker.intake.models import DraftTask
from tracker.intake.review import Review
from tracker.pages.places import place_words
from tracker.pages.source_words import cut_up

FIELDS = {
    "content": N_("任务内容"),
    "leads": N_("牵头部门"),
    "supports": N_("配合部门"),
    "deadline": N_("完成时限"),
}


@dataclass(frozen=True)
class Asked:
    """What stands beside one part of a row: how sure the reading is, what it asks, and names that the directory does not know."""

    certainty: Certainty | None
    questions: Sequence[str]
    unsettled: Sequence[Meaning] = ()


@dataclass(frozen=True)
class RowView:
    """One row with all that a person must see of it."""

    row: DraftTask
    is_doubtful: bool
    beside: dict[str, Asked]
    """By part, what is asked there."""
    questions: Sequence[str]
    """What is asked of the row as a whole."""
    place: int = 0
    """Its place among the rows that are looked at, from 1."""
    next_doubt: str | None = None
    """Where the next doubtful row is."""
    is_first: bool = False
    is_last: bool = False

    @property
    def where(self) -> str:
        """Where in the document it stands."""
        return place_words(self.row.source.get("place", {}))

    @property
    def first_line(self) -> int | None:
        """The line of the document in which it begins."""
        return next(iter(self.row.source.get("lines", ())), None)

    @property
    def source(self) -> list[tuple[str, str]]:
        """The document's words, those that a part was read from with the part's name."""
        pieces = cut_up(self.row.source.get("text", ""), self.row.source.get("marks", []))
        return [(piece.text, _(piece.label) if piece.label else "") for piece in pieces]


def view_of(review: Review, row: DraftTask, *, place: int = 0, next_doubt: str | None = None) -> RowView:
    """A row as the review page shows it."""
    asked = rules.open_questions(row, review.meanings)
    return RowView(
        row=row,
        is_doubtful=rules.is_doubtful(row, review.meanings),
        beside={part: _beside(review, row, part) for part in FIELDS},
        questions=[_(one["sentence"], **one["words"]) for one in asked if one["about"] not in FIELDS],
        place=place,
        next_doubt=next_doubt,
        is_first=bool(review.rows) and row is review.rows[0],
        is_last=bool(review.rows) and row is review.rows[-1],
    )


def standing(review: Review) -> str:
    """How far the review has come, in one sentence."""
    if not review.obstacles:
        return _("共 %(rows)s 项任务，已核对完，可以交办。", rows=len(review.rows))
    if not review.doubtful and not review.unsettled:
        return _("共 %(rows)s 项任务，还有 %(count)s 处待处理。", rows=len(review.rows), count=len(review.obstacles))
    rows, doubtful, names = len(review.rows), len(review.doubtful), len(review.unsettled)
    if not names:
        return _("共 %(rows)s 项任务：%(doubtful)s 项存疑，名称都已认定。", rows=rows, doubtful=doubtful)
    if not doubtful:
        return _("共 %(rows)s 项任务：%(names)s 个名称待认定，没有存疑的任务。", rows=rows, names=names)
    return _(
        "共 %(rows)s 项任务：%(doubtful)s 项存疑，%(names)s 个名称待认定。", rows=rows, doubtful=doubtful, names=names
    )


def is_partial() -> bool:
    """Whether the page itself asks for a piece of it."""
    return "HX-Request" in request.headers


def _beside(review: Review, row: DraftTask, part: str) -> Asked:
    asked = [one for one in rules.open_questions(row, review.meanings) if one["about"] == part]
    names = {"leads": row.leads, "supports": row.supports}.get(part, [])
    return Asked(
        rules.uncertain_fields(row).get(part),
        [_(one["sentence"], **one["words"]) for one in asked],
        [review.meanings[name] for name in names if not review.meanings[name].is_settled],
    )
