"""Values that actions on plans take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from tracker.plans.models import Plan, ReportCycle


@dataclass(frozen=True)
class NewPlan:
    """The facts on a document's face."""

    title: str
    year: int
    document_number: str = ""
    issuers: Sequence[str] = ()
    issued_on: date | None = None


@dataclass(frozen=True)
class PlanSettings:
    """How a plan is followed: when it warns, reminds and asks for reports."""

    due_soon_workdays: int = 5
    receipt_workdays: int = 3
    overdue_every_workdays: int = 3
    report_cycle: ReportCycle = ReportCycle.MONTHLY
    report_day: int = 25
    head_approves: bool = False

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """A plan's settings as they stand."""
        return cls(**{name: getattr(plan, name) for name in cls.__dataclass_fields__})
