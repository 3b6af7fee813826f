"""Figures: what is counted of a set of tasks, and for each number the filter whose list it counts."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from tracker.lights.rules import Light
from tracker.overview.ledger import LedgerFilter
from tracker.overview.signals import Signal

COUNTS: dict[str, LedgerFilter] = {
    "counted": LedgerFilter(signal=Signal.COUNTED),
    "closed": LedgerFilter(signal=Signal.CLOSED),
    "closed_late": LedgerFilter(light=Light.LATE),
    "overdue": LedgerFilter(light=Light.RED),
    "due_soon": LedgerFilter(light=Light.YELLOW),
    "on_course": LedgerFilter(light=Light.GREEN),
    "unlit": LedgerFilter(light=Light.GREY, signal=Signal.COUNTED),
    "unsigned": LedgerFilter(signal=Signal.UNSIGNED),
    "unreported": LedgerFilter(signal=Signal.UNREPORTED),
}
"""The list behind each count."""


@dataclass(frozen=True)
class Figures:
    """Exact counts over a set of tasks; what was cancelled is in none of them."""

    counted: int = 0
    """The denominator: issued and not cancelled."""
    closed: int = 0
    closed_late: int = 0
    overdue: int = 0
    due_soon: int = 0
    on_course: int = 0
    unlit: int = 0
    """Without a deadline, or suspended."""
    unsigned: int = 0
    unreported: int = 0
    progress_sum: int = 0
    """Sum of per cents, so that means stay exact. Who never reported stands in it with 0."""

    @property
    def percent(self) -> int:
        """The share that is closed, rounded down: 100 only when all are."""
        return 100 * self.closed // self.counted if self.counted else 0

    @property
    def mean_progress(self) -> int:
        """The mean of the reported per cents, rounded down."""
        return self.progress_sum // self.counted if self.counted else 0

    @property
    def lights(self) -> list[tuple[Light, int]]:
        """How many tasks show each light, worst first."""
        return [
            (Light.RED, self.overdue),
            (Light.YELLOW, self.due_soon),
            (Light.GREEN, self.on_course),
            (Light.LATE, self.closed_late),
            (Light.BLUE, self.closed - self.closed_late),
            (Light.GREY, self.unlit),
        ]

    def __add__(self, other: Figures) -> Figures:
        """The figures of two sets that have no task in common."""
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def list_behind(count: str, within: LedgerFilter | None = None) -> LedgerFilter:
    """The filter whose list a count counts, within a plan, a department, a category."""
    own, within = COUNTS[count], within or LedgerFilter()
    return replace(within, light=own.light, signal=own.signal)
