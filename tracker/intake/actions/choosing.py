"""What a person ticked of a corrected document, checked against how both versions stand when it is applied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tracker.foundation.refusals import Invalid, Stale
from tracker.foundation.words import N_
from tracker.intake.compare.differences import Part
from tracker.intake.correction import Comparison, Item, Whole


@dataclass(frozen=True)
class Choice:
    """The ticks, and the versions in which each item was seen."""

    ticks: Collection[str]
    seen: Collection[str]

    def takes(self, item: Item, what: Part | Whole) -> bool:
        """Whether a part of an item (or the whole) is ticked."""
        offer = item.offer(what)
        return offer is not None and offer.tick in self.ticks

    def parts_of(self, item: Item) -> set[Part]:
        """The parts that are ticked of an item."""
        return {part for part in Part if self.takes(item, part)}


class ChangedMeanwhile(Stale):
    """Somebody else was faster; `items` are those that stand otherwise than they were seen."""

    items: Collection[str] = ()


def refuse_unfit(found: Comparison, choice: Choice) -> None:
    """Refuse ticks of what stands otherwise by now, ticks that cannot be, and no tick at all."""
    if not choice.ticks:
        raise Invalid(N_("请先勾选要更新的内容；都不更新的，返回即可"))
    ticked = {offer.tick: (item, offer) for item in found.items for offer in item.offers}
    known = {*ticked, *(fact.tick for fact in found.facts)}
    stale = {
        item.seen for item, offer in ticked.values() if offer.tick in choice.ticks and item.seen not in choice.seen
    }
    if stale or set(choice.ticks) - known:
        refusal = ChangedMeanwhile(
            N_("有 %(count)s 项刚被他人改过，都没有更新。下面是现在的内容，请重新勾选"), count=max(1, len(stale))
        )
        refusal.items = stale
        raise refusal
    hindered = [offer.hindrance for _, offer in ticked.values() if offer.tick in choice.ticks and offer.hindrance]
    if hindered:
        raise Invalid(hindered[0].sentence, **hindered[0].words)
