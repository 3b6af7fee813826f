"""What the review page shows of each row: the document's words, what was read from them, what is still asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.intake import rules
from tracker.intake.directory import Meaning
from tracker.intake.models import DraftTask
from tracker.intake.review import Review
from tracker.pages.places import place_words
from tracker.pages.source_words import cut_up

ROWS_A_PAGE = 25
FIELDS = {
    "content": N_("任务内容"),
    "leads": N_("牵头部门"),
    "supports": N_("配合部门"),
    "deadline": N_("完成时限"),
}


@dataclass(frozen=True)
class RowView:
    """One row with all that a person must see of it."""

    row: DraftTask
    is_doubtful: bool
    questions: Sequence[str]
    unsure: Sequence[str]
    """The parts that were read with less than certainty, in words."""
    unsettled: Sequence[Meaning]
    """The names in this row that the directory does not know."""

    @property
    def where(self) -> str:
        """Where in the document it stands."""
        return place_words(self.row.source.get("place", {}))

    @property
    def source(self) -> list[tuple[str, str]]:
        """The document's words, those that a part was read from with the part's name."""
        pieces = cut_up(self.row.source.get("text", ""), self.row.source.get("marks", []))
        return [(piece.text, _(piece.label) if piece.label else "") for piece in pieces]


def view_of(review: Review, row: DraftTask) -> RowView:
    """A row as the review page shows it."""
    meanings = [review.meanings[name] for name in (*row.leads, *row.supports)]
    return RowView(
        row=row,
        is_doubtful=rules.is_doubtful(row, review.meanings),
        questions=[
            _(question["sentence"], **question["words"]) for question in rules.open_questions(row, review.meanings)
        ],
        unsure=[_(FIELDS[part]) for part in rules.uncertain_fields(row)],
        unsettled=[meaning for meaning in dict.fromkeys(meanings) if not meaning.is_settled],
    )


def standing(review: Review) -> str:
    """How far the review has come, in one sentence."""
    if not review.obstacles:
        return _("共 %(rows)s 项任务，已核对完，可以交办。", rows=len(review.rows))
    if not review.doubtful and not review.unsettled:
        return _("共 %(rows)s 项任务，还有 %(count)s 处待处理。", rows=len(review.rows), count=len(review.obstacles))
    return _(
        "共 %(rows)s 项任务：%(doubtful)s 项存疑，%(names)s 个名称待认定。",
        rows=len(review.rows),
        doubtful=len(review.doubtful),
        names=len(review.unsettled),
    )


def is_partial() -> bool:
    """Whether the page itself asks for a piece of it."""
    return "HX-Request" in request.headers
