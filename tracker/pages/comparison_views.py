"""What the page of a comparison shows of each task: both versions part by part, what changed marked, what can be ticked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.intake.compare.differences import Part, marked
from tracker.intake.compare.stated import Stated
from tracker.intake.corrected_facts import Fact
from tracker.intake.correction import Comparison, Item, Offer, Whole
from tracker.intake.held import Hindrance
from tracker.intake.models import DraftTask
from tracker.pages.words import format_day
from tracker.tasks.models import Task

SHORT = 40
"""So many signs of a task tell which one is meant."""
Pieces = Sequence[tuple[str, bool]]
FACTS = {
    "title": N_("标题"),
    "document_number": N_("文号"),
    "issuers": N_("印发单位"),
    "issued_on": N_("印发日期"),
}


@dataclass(frozen=True)
class Line:
    """One part in both versions."""

    tick: str
    label: str
    now: Pieces
    then: Pieces
    is_ticked: bool
    hindrance: str | None


@dataclass(frozen=True)
class View:
    """One task of the comparison."""

    item: Item
    title: str
    lines: Sequence[Line]
    reports: int
    """How often departments have reported on it; none of that is touched."""
    is_stale: bool
    """Somebody changed it since it was last seen on this page."""
    note: str | None = None


@dataclass(frozen=True)
class Views:
    """Everything that the page shows, in its order."""

    facts: Sequence[Line]
    changed: Sequence[View]
    renumbered: Sequence[Line]
    """One line for each task of which nothing but the number differs."""
    new: Sequence[View]
    gone: Sequence[View]
    kept: Sequence[View]


def views_of(
    found: Comparison, reports: Mapping[int, int], sent: Collection[str] | None, stale: Collection[str]
) -> Views:
    """The comparison as it is shown; `sent` are the ticks of an attempt that was refused."""

    def many(items: Sequence[Item]) -> list[View]:
        return [_view(item, reports, sent, stale) for item in items]

    facts = [_fact(fact, sent) for fact in found.facts]
    renumbered = [_number(view) for view in many(found.renumbered)]
    return Views(facts, many(found.changed), renumbered, many(found.new), many(found.gone), many(found.kept))


def _view(item: Item, reports: Mapping[int, int], sent: Collection[str] | None, stale: Collection[str]) -> View:
    record = item.held.record if item.held else None
    return View(
        item,
        _title(item),
        [_line(item, offer, sent) for offer in item.offers],
        reports.get(record.id, 0) if isinstance(record, Task) else 0,
        item.seen in stale,
        _note(item),
    )


def _number(view: View) -> Line:
    """The line of a task that is only counted otherwise, with what it is about."""
    (line,) = view.lines
    about = view.item.then.content if view.item.then else ""
    return replace(line, label=view.title, then=[*line.then, (f"　{about[:SHORT]}", False)])


def _title(item: Item) -> str:
    said = item.held.stated if item.held and not _is_new(item) else item.then
    number = said.number if said else ""
    return _("第 %(number)s 项", number=number) if number else _("未编号的一项")


def _is_new(item: Item) -> bool:
    return item.offer(Whole.NEW) is not None


def _note(item: Item) -> str | None:
    """Why a new task is not ticked to begin with."""
    if not _is_new(item) or item.held is None:
        return None
    return _("上次导入时已删除") if isinstance(item.held.record, DraftTask) else _("原任务已终止")


def _line(item: Item, offer: Offer, sent: Collection[str] | None) -> Line:
    now, then = item.held.stated if item.held else None, item.then
    before: Pieces
    after: Pieces
    if isinstance(offer.what, Part) and now and then:
        before, after = marked(said_in(now, offer.what), said_in(then, offer.what))
    else:
        before, after = ([], _whole(then)) if offer.what is Whole.NEW else (_whole(now), [])
    is_ticked = offer.tick in sent if sent is not None else offer.is_news
    return Line(
        offer.tick, _(offer.what.label), before, after, is_ticked and not offer.hindrance, _hindrance(offer.hindrance)
    )


def _hindrance(hindrance: Hindrance | None) -> str | None:
    return _(hindrance.sentence, **hindrance.words) if hindrance else None


def _fact(fact: Fact, sent: Collection[str] | None) -> Line:
    before, after = marked(_plain(fact.now), _plain(fact.then))
    return Line(fact.tick, _(FACTS[fact.name]), before, after, sent is None or fact.tick in sent, None)


def _plain(said: Any) -> str:
    match said:
        case date():
            return format_day(said)
        case list():
            return "、".join(said)
    return str(said or "")


def _whole(said: Stated | None) -> Pieces:
    """All that a task says, in one text."""
    if said is None:
        return []
    parts = (Part.CATEGORY, Part.LEADS, Part.SUPPORTS, Part.DEADLINE, Part.MILESTONES, Part.REMARK)
    told = [f"{_(part.label)}：{words}" for part in parts if (words := said_in(said, part))]
    return [("\n".join([said.content, *told]), False)]


def said_in(stated: Stated, part: Part) -> str:
    """What a version says in one part, in words."""
    match part:
        case Part.LEADS | Part.SUPPORTS:
            return "、".join(getattr(stated, part.value))
        case Part.INDICATORS:
            return "；".join(stated.indicators)
        case Part.MILESTONES:
            return "\n".join(f"{format_day(step.due)} {step.text}" for step in stated.milestones)
        case Part.DEADLINE:
            return (
                format_day(stated.deadline)
                if stated.deadline
                else stated.deadline_phrase or _(stated.deadline_kind.label)
            )
    return str(getattr(stated, part.value))
