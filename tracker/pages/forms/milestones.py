"""Dated steps as a person types them: one a line, the day before the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.foundation import clock
from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.pages.forms.days import NoDay, read_day


def milestones_said(kept: Sequence[Mapping[str, Any]]) -> str:
    """Steps as they are shown for editing."""
    return "\n".join(" ".join(f"{each['due']} {each['text']}".split()) for each in kept)


def milestones_in(
    typed: str, year: int | None, before: Sequence[Mapping[str, Any]] = ()
) -> tuple[Mapping[str, str], ...]:
    """Steps as they were typed; a line that nobody touched is what it was. Refuses a line that does not begin with a day."""
    known = {milestones_said([each]): each for each in before}
    year = year or clock.today().year
    lines = (" ".join(line.split()) for line in typed.splitlines())
    return tuple(known.get(line) or _step(line, year) for line in lines if line)


def _step(line: str, year: int) -> Mapping[str, str]:
    phrase, _, text = line.partition(" ")
    try:
        day = read_day(phrase, year=year)
    except NoDay:
        raise Invalid(
            N_("“%(line)s”没有写明日期。每行先写日期，空一格再写节点，如：6月底 完成方案"),
            field="milestones",
            line=line,
        ) from None
    if not text:
        raise Invalid(N_("“%(line)s”没有写明到时完成什么"), field="milestones", line=line)
    return {"due": day.isoformat(), "text": text, "phrase": phrase}
