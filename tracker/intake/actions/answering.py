"""What a person has said of a draft's names, kept with the draft so that it can be taken back until it is issued."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.words import N_, Worded
from tracker.intake.models import DraftPlan


class How(Worded):
    """What was said of a name."""

    ALIAS = "alias", N_("是它的别名")
    NEW = "new", N_("作为新单位登记")
    MEMBERS = "members", N_("已指定成员")
    SPLIT = "split", N_("拆成几个名称")
    DROPPED = "dropped", N_("已从任务中删去")


@dataclass(frozen=True)
class Answer:
    """One thing that was said of a name, with all that is needed to take it back."""

    how: How
    name: str
    means: list[str] = field(default_factory=list)
    """In words: the department, the members, or the names that it was cut into."""
    learnt: str = ""
    """The name under which the directory remembers it."""
    id: int | None = None
    """The department or the collective."""
    before: list[int] = field(default_factory=list)
    """The members that a collective had."""
    rows: list[dict[str, Any]] = field(default_factory=list)
    """`{"id", "part", "before", "after"}` for each list of names that was changed."""


def remember(session: Session, draft: DraftPlan, answer: Answer) -> None:
    """Keep an answer with the draft."""
    draft.name_answers = [*draft.name_answers, {**asdict(answer), "how": answer.how.value}]
    draft.version += 1
    session.flush()


def answers(draft: DraftPlan) -> list[Answer]:
    """What was said of the draft's names, in order."""
    return [Answer(**{**kept, "how": How(kept["how"])}) for kept in draft.name_answers]


def forget(draft: DraftPlan, place: int) -> None:
    """Keep an answer no longer."""
    draft.name_answers = [*draft.name_answers[:place], *draft.name_answers[place + 1 :]]
    draft.version += 1
