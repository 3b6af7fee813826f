"""Records of plans."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.foundation.columns import NEVER_AGAIN, Record, id_, line, short, strings, version, worded
from tracker.foundation.words import N_, Worded


class PlanState(Worded):
    """How far a plan has come."""

    IN_FORCE = "in_force", N_("执行中")
    CLOSED = "closed", N_("已归档")


class ReportCycle(Worded):
    """How often departments report."""

    NONE = "none", N_("不定期")
    MONTHLY = "monthly", N_("月报")
    QUARTERLY = "quarterly", N_("季报")
    HALF_YEARLY = "half-yearly", N_("半年报")
    YEARLY = "yearly", N_("年报")


MOST_WARNING_WORKDAYS = 30
"""The longest warning a plan can ask for; the light's SQL spells out each choice."""


LAST_OF_THE_MONTH = 31
"""As a report day it means the last day of any month; 29 and 30 end with a shorter month too."""


class Plan(Record):
    """One issued document for one year."""

    __tablename__ = "plans"
    __table_args__ = (
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="is_closed_on_a_day"),
        CheckConstraint(f"due_soon_workdays BETWEEN 0 AND {MOST_WARNING_WORKDAYS}", name="warns_within_reason"),
        CheckConstraint("receipt_workdays BETWEEN 1 AND 30", name="receipt_within_reason"),
        CheckConstraint(f"report_day BETWEEN 1 AND {LAST_OF_THE_MONTH}", name="report_day_is_in_a_month"),
        CheckConstraint("overdue_every_workdays BETWEEN 1 AND 30", name="reminds_within_reason"),
        NEVER_AGAIN,
    )

    id: Mapped[id_]
    title: Mapped[line]
    document_number: Mapped[short] = mapped_column(default="")
    issuers: Mapped[strings]
    issued_on: Mapped[date | None]
    """The date on the document."""
    year: Mapped[int] = mapped_column(index=True)
    state: Mapped[PlanState] = mapped_column(worded(PlanState), default=PlanState.IN_FORCE)
    closed_on: Mapped[date | None]
    """The day it was put away; from then on overviews leave it out unless they are asked for it."""
    due_soon_workdays: Mapped[int] = mapped_column(default=5)
    """A task turns yellow this many working days before its deadline."""
    receipt_workdays: Mapped[int] = mapped_column(default=3)
    """Departments sign for a task within this many working days."""
    overdue_every_workdays: Mapped[int] = mapped_column(default=3)
    """An overdue task is reminded of again after this many working days."""
    report_cycle: Mapped[ReportCycle] = mapped_column(worded(ReportCycle), default=ReportCycle.MONTHLY)
    report_day: Mapped[int] = mapped_column(default=25)
    """The day of the month by which a report is due (31: its last); on a day off, the next working day."""
    head_approves: Mapped[bool] = mapped_column(default=False)
    """Whether a department's head approves what leaves it."""
    version: Mapped[version]
