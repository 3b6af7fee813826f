"""What two versions of one task say differently, part by part, and whether it is the document that changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from tracker.foundation.text import fold
from tracker.foundation.words import N_, Worded
from tracker.intake.compare.stated import Stated

SHORTEST_RUN = 2
"""Fewer equal signs than this between two changes belong to the change: half a word helps nobody."""
FIGURE_OR_SIGN = re.compile(r"\d+(?:\.\d+)?|.", re.DOTALL)
"""A figure changes as a whole: nobody reads a day of which one digit is struck out."""


class Part(Worded):
    """A part of a task that can be taken from the new version by itself."""

    NUMBER = "number", N_("编号")
    CATEGORY = "category", N_("工作类别")
    CONTENT = "content", N_("任务内容")
    LEADS = "leads", N_("牵头部门")
    SUPPORTS = "supports", N_("配合部门")
    DEADLINE = "deadline", N_("完成时限")
    MILESTONES = "milestones", N_("阶段节点")
    INDICATORS = "indicators", N_("指标")
    REMARK = "remark", N_("备注")


@dataclass(frozen=True)
class Difference:
    """One part that now stands otherwise than the new version has it."""

    part: Part
    is_news: bool
    """Whether the document itself says it anew; otherwise a person changed it, and the document stayed as it was."""


def differences(now: Stated, then: Stated, first: Stated | None = None) -> list[Difference]:
    """What stands now and the new version has otherwise; `first` is what the version before had, where that is known."""
    return [
        Difference(part, first is None or _said(first, part) != _said(then, part))
        for part in Part
        if _said(now, part) != _said(then, part)
    ]


def marked(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts in pieces, each with whether it is different in the other; the pieces joined give the texts again."""
    old: list[tuple[str, bool]] = []
    new: list[tuple[str, bool]] = []
    were, are = FIGURE_OR_SIGN.findall(before), FIGURE_OR_SIGN.findall(after)
    for step in Indel.opcodes(were, are):
        gone, come = "".join(were[step.src_start : step.src_end]), "".join(are[step.dest_start : step.dest_end])
        changed = step.tag != "equal" or (len(gone) < SHORTEST_RUN and gone not in {before, after})
        old.append((gone, changed))
        new.append((come, changed))
    return _joined(old), _joined(new)


def _joined(pieces: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    joined: list[tuple[str, bool]] = []
    for text, changed in pieces:
        if text and joined and joined[-1][1] == changed:
            joined[-1] = (joined[-1][0] + text, changed)
        elif text:
            joined.append((text, changed))
    return joined


def _said(stated: Stated, part: Part) -> object:
    """What a row says in one part, as it compares."""
    known = COMPARED.get(part)
    return known(stated) if known else fold(getattr(stated, part.value))


def _leads(stated: Stated) -> object:
    names = [fold(name) for name in stated.leads]
    return names[:1], sorted(names[1:])


COMPARED: dict[Part, Callable[[Stated], object]] = {
    Part.NUMBER: lambda stated: stated.numbered,
    Part.CONTENT: lambda stated: stated.words,
    Part.LEADS: _leads,
    Part.SUPPORTS: lambda stated: sorted(map(fold, stated.supports)),
    Part.DEADLINE: lambda stated: stated.deadline or stated.deadline_kind,
    Part.MILESTONES: lambda stated: sorted((step.due, fold(step.text)) for step in stated.milestones),
    Part.INDICATORS: lambda stated: sorted(map(fold, stated.indicators)),
}
"""Of the leads the first matters, for it consolidates; the order of all others does not. Other parts are plain words."""
