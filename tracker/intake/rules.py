"""Rules about drafts: what needs a person's eye, and what stands in the way of issuing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.foundation.words import N_
from tracker.intake.directory import Meaning, Standing
from tracker.intake.draft import Certainty
from tracker.intake.models import DraftPlan, DraftTask
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.rules import is_before, is_settled

LONG_ENOUGH = 12
"""So many signs of a row without a number tell which one is meant."""


@dataclass(frozen=True)
class Obstacle:
    """One thing that stands in the way: a sentence, and the row (or the name) where it can be settled."""

    sentence: str
    words: dict[str, Any] = field(default_factory=dict)
    row_id: int | None = None
    name: str | None = None
    """A name that the directory must learn first."""
    is_of_comparison: bool = False
    """Whether it is settled where the document is laid beside what is there."""


def is_doubtful(row: DraftTask, meanings: Mapping[str, Meaning]) -> bool:
    """Whether a row waits for a person to say that it was read right."""
    if row.is_confirmed:
        return False
    return bool(open_questions(row, meanings)) or Certainty.DOUBTFUL.value in row.certainty.values()


def open_questions(row: DraftTask, meanings: Mapping[str, Meaning]) -> list[dict[str, Any]]:
    """What is still asked about a row; what was asked of a single name is answered once the directory knows the name."""
    if row.is_confirmed:
        return []
    return [question for question in row.questions if not _is_answered(question, meanings)]


def uncertain_fields(row: DraftTask) -> dict[str, Certainty]:
    """The parts of an unconfirmed row that were not read with certainty."""
    if row.is_confirmed:
        return {}
    trust = {part: Certainty(value) for part, value in row.certainty.items()}
    return {part: certainty for part, certainty in trust.items() if certainty is not Certainty.SURE}


def obstacles(draft: DraftPlan, rows: Sequence[DraftTask], meanings: Mapping[str, Meaning]) -> list[Obstacle]:
    """All that must be settled before a draft can be issued, in the order of the page; nothing when it can be."""
    return [
        *_of_plan(draft, rows),
        *_of_names(rows, meanings),
        *(one for row in rows for one in _of_row(draft, row, meanings)),
    ]


def kind_of(row: DraftTask) -> DeadlineKind:
    """What a row says about time once it binds: a time that runs from the day of issue has a day like any other."""
    return DeadlineKind.DATE if row.deadline is not None else row.deadline_kind


def names_of(rows: Sequence[DraftTask]) -> list[str]:
    """Every name in these rows once, in the order in which they come."""
    return list(dict.fromkeys(name for row in rows for name in (*row.leads, *row.supports)))


def _is_answered(question: Mapping[str, Any], meanings: Mapping[str, Meaning]) -> bool:
    """What was asked of a name is answered once the directory knows it, or no row names it any more."""
    if "name" not in question["words"]:
        return False
    meaning = meanings.get(question["words"]["name"])
    return meaning is None or meaning.is_settled


def _of_plan(draft: DraftPlan, rows: Sequence[DraftTask]) -> Iterator[Obstacle]:
    if not draft.title:
        yield Obstacle(N_("计划还没有标题"))
    if draft.is_correction:
        yield Obstacle(
            N_("这份文件是更正件，请对照更新；确实是另一份计划的，请改为“作为新计划”"), is_of_comparison=True
        )
    if draft.year is None:
        yield Obstacle(N_("计划还没有年度"))
    if not rows:
        yield Obstacle(N_("草稿里没有任务"))


def _of_names(rows: Sequence[DraftTask], meanings: Mapping[str, Meaning]) -> Iterator[Obstacle]:
    for name in names_of(rows):
        meaning = meanings[name]
        if not meaning.is_settled:
            yield Obstacle(_ASKS[meaning.standing], {"name": name}, name=name)


def _of_row(draft: DraftPlan, row: DraftTask, meanings: Mapping[str, Meaning]) -> Iterator[Obstacle]:
    faults = {
        N_("第 %(number)s 项存疑，尚未核对"): is_doubtful(row, meanings),
        N_("第 %(number)s 项没有任务内容"): not row.content,
        N_("第 %(number)s 项没有牵头部门"): not row.leads,
        N_("第 %(number)s 项时限待定，请填写日期或选定时限类型"): not is_settled(row.deadline, kind_of(row)),
        N_("第 %(number)s 项的完成时限早于印发日期"): is_before(row.deadline, draft.issued_on),
    }
    words = {"number": row.number or row.content[:LONG_ENOUGH]}
    return (Obstacle(sentence, words, row_id=row.id) for sentence, holds in faults.items() if holds)


_ASKS = {
    Standing.LIKELY: N_("“%(name)s”疑似名录中的单位，尚未认定"),
    Standing.NEW: N_("“%(name)s”不在名录中"),
    Standing.MEMBERLESS: N_("“%(name)s”还没有指定成员"),
    Standing.RETIRED: N_("“%(name)s”已在名录中停用"),
    Standing.DOUBTFUL: N_("“%(name)s”不像单位名称，尚未认定"),
}
