"""A corrected document beside what is there: what is new, what is gone, what is said differently, and what can be ticked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from tracker.foundation.words import N_, Worded
from tracker.intake import queries
from tracker.intake.compare.differences import Part, differences
from tracker.intake.compare.pairing import Pairing, pair
from tracker.intake.compare.stated import Stated
from tracker.intake.corrected_facts import Fact, facts_between
from tracker.intake.directory import Meaning
from tracker.intake.held import Held, Hindrance, Resolve, held_of_draft, held_of_plan, hindrance_of_leaving, resolved
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.rules import kind_of, names_of
from tracker.intake.versions import stated
from tracker.plans.models import Plan
from tracker.tasks.rules import is_before, is_settled

UNKNOWN = N_("“%(name)s”还没有认定，认定后才能勾选")
UNSETTLED = N_("时限待定，请先在这一项中填写日期或选定时限类型")
TOO_EARLY = N_("完成时限早于印发日期")
LEADERLESS = N_("没有牵头部门")
EMPTY = N_("没有任务内容")


class Whole(Worded):
    """What can be done with a whole task."""

    NEW = "new", N_("新增任务")
    GONE = "gone", N_("终止任务")


@dataclass(frozen=True)
class Offer:
    """One thing that can be ticked, under a name of its own."""

    tick: str
    what: Part | Whole
    is_news: bool = True
    """Whether it is ticked to begin with."""
    hindrance: Hindrance | None = None


@dataclass(frozen=True)
class Item:
    """One task in both versions, or in one of them, with what can be ticked of it."""

    row: DraftTask | None
    held: Held | None
    then: Stated | None
    offers: Sequence[Offer]

    @property
    def seen(self) -> str:
        """Both versions as they were laid beside each other."""
        return f"{f'{self.row.id}.{self.row.version}' if self.row else ''}:{self.held.key if self.held else ''}"

    @property
    def is_news(self) -> bool:
        """Whether the document itself says something anew here."""
        return any(offer.is_news for offer in self.offers)

    @property
    def is_renumbered(self) -> bool:
        """Whether nothing but the number differs."""
        return bool(self.offers) and all(offer.what is Part.NUMBER for offer in self.offers)

    def offer(self, what: Part | Whole) -> Offer | None:
        """What can be ticked of one part."""
        return next((offer for offer in self.offers if offer.what is what), None)


@dataclass(frozen=True)
class Comparison:
    """The whole difference. What the document did not change, though it stands otherwise, is apart."""

    draft: DraftPlan
    target: Plan | DraftPlan
    facts: Sequence[Fact]
    pairs: Sequence[Item]
    """Every task that both versions have."""
    new: Sequence[Item]
    gone: Sequence[Item]
    meanings: Mapping[str, Meaning]

    @property
    def changed(self) -> list[Item]:
        """The tasks that the new version words anew."""
        return [item for item in self.pairs if item.is_news and not item.is_renumbered]

    @property
    def renumbered(self) -> list[Item]:
        """The tasks that are only counted otherwise, because one before them is new or gone."""
        return [item for item in self.pairs if item.is_news and item.is_renumbered]

    @property
    def kept(self) -> list[Item]:
        """The tasks that a person changed where the document did not."""
        return [item for item in self.pairs if item.offers and not item.is_news]

    @property
    def unchanged(self) -> int:
        """How many tasks stand as the new version has them."""
        return sum(not item.offers for item in self.pairs)

    @property
    def items(self) -> list[Item]:
        """Everything that something can be ticked of."""
        return [item for item in (*self.pairs, *self.new, *self.gone) if item.offers]

    @property
    def is_empty(self) -> bool:
        """Whether the new version says nothing else than what stands."""
        return not self.items and not self.facts


def compare(session: Session, draft: DraftPlan) -> Comparison:
    """Lay a corrected document beside the plan or draft that it corrects, in a constant number of queries."""
    target = draft.corrects_plan or draft.corrects_draft
    if target is None:
        raise ValueError("this draft corrects nothing")
    rows = session.scalars(queries.rows_of(draft.id)).all()
    if isinstance(target, Plan):
        held, meanings = held_of_plan(session, target.id, names_of(rows))
    else:
        held, meanings = held_of_draft(session, target.id), {}
    return _laid_out(draft, target, rows, held, meanings)


def _laid_out(
    draft: DraftPlan, target: Plan | DraftPlan, rows: Sequence[DraftTask], held: Sequence[Held], meanings: Resolve
) -> Comparison:
    is_plan = isinstance(target, Plan)
    then = [resolved(_dated(row), meanings if is_plan else None) for row in rows]
    found = pair([each.stated for each in held], then)
    lines = _Lines(draft, rows, then, held, meanings if is_plan else None)
    return Comparison(
        draft,
        target,
        list(facts_between(draft, target)),
        [lines.both(at, to) for at, to in found.pairs if not held[at].is_dropped],
        [*(lines.new(to) for to in found.new), *_dropped(lines, found, held)],
        [lines.gone(at) for at in found.gone if not (held[at].is_own or held[at].is_dropped)],
        meanings,
    )


def _dated(row: DraftTask) -> Stated:
    return replace(stated(row), deadline_kind=kind_of(row))


def _dropped(lines: _Lines, found: Pairing, held: Sequence[Held]) -> Iterator[Item]:
    """Rows that the document still has and a person took out: offered, and not ticked."""
    for at, to in found.pairs:
        if held[at].is_dropped:
            item = lines.new(to)
            yield replace(item, held=held[at], offers=[replace(offer, is_news=False) for offer in item.offers])


@dataclass(frozen=True)
class _Lines:
    """Makes items of rows and what is held, by their places."""

    draft: DraftPlan
    rows: Sequence[DraftTask]
    then: Sequence[Stated]
    held: Sequence[Held]
    meanings: Resolve | None

    def both(self, at: int, to: int) -> Item:
        held, row = self.held[at], self.rows[to]
        then = self.then[to] if row.number else replace(self.then[to], number=held.stated.number)
        offers = [
            Offer(f"{row.id}.{each.part.value}", each.part, each.is_news, self._against(held, row, then, each.part))
            for each in differences(held.stated, then, held.first)
        ]
        return Item(row, held, then, offers)

    def new(self, to: int) -> Item:
        row = self.rows[to]
        hindrance = next(self._faults(row), None) if self.meanings is not None else None
        return Item(row, None, self.then[to], [Offer(f"{row.id}.new", Whole.NEW, hindrance is None, hindrance)])

    def gone(self, at: int) -> Item:
        held = self.held[at]
        is_row = isinstance(held.record, DraftTask)
        return Item(None, held, None, [Offer(f"{held.record.id}.gone", Whole.GONE, is_row, held.stays)])

    def _against(self, held: Held, row: DraftTask, then: Stated, part: Part) -> Hindrance | None:
        if self.meanings is None or held.hindrance:
            return held.hindrance
        faults = {Part.DEADLINE: self._of_time(row), Part.CONTENT: None if row.content else Hindrance(EMPTY)}
        names = getattr(row, part.value) if part in {Part.LEADS, Part.SUPPORTS} else ()
        lacks = Hindrance(LEADERLESS) if part is Part.LEADS and not names else None
        return faults.get(part) or self._of_names(names) or lacks or hindrance_of_leaving(held, then, part)

    def _faults(self, row: DraftTask) -> Iterator[Hindrance]:
        """What stands in the way of a new task."""
        if not row.content:
            yield Hindrance(EMPTY)
        if not row.leads:
            yield Hindrance(LEADERLESS)
        found = self._of_names((*row.leads, *row.supports)), self._of_time(row)
        yield from (each for each in found if each)

    def _of_names(self, names: Sequence[str]) -> Hindrance | None:
        unknown = [name for name in names if self.meanings is not None and not self.meanings[name].is_settled]
        return Hindrance(UNKNOWN, {"name": unknown[0]}) if unknown else None

    def _of_time(self, row: DraftTask) -> Hindrance | None:
        if not is_settled(row.deadline, kind_of(row)):
            return Hindrance(UNSETTLED)
        plan = self.draft.corrects_plan
        return Hindrance(TOO_EARLY) if is_before(row.deadline, plan.issued_on if plan else None) else None
