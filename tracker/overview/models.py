"""Records of the overview."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.foundation.columns import Record, id_, worded
from tracker.foundation.words import N_, Worded


class Scope(Worded):
    """What a row of figures is about."""

    ALL = "all", N_("全部")
    PLAN = "plan", N_("计划")
    DEPARTMENT = "department", N_("部门")


class Snapshot(Record):
    """The figures of a scope as they stood at the end of a day. Written once, never changed."""

    __tablename__ = "snapshots"
    __table_args__ = (UniqueConstraint("day", "scope", "scope_id"),)

    id: Mapped[id_]
    day: Mapped[date]
    scope: Mapped[Scope] = mapped_column(worded(Scope))
    scope_id: Mapped[int] = mapped_column(default=0)
    """The plan or department; 0 for all."""
    counted: Mapped[int]
    """Tasks in the denominator: issued and not cancelled."""
    closed: Mapped[int]
    closed_late: Mapped[int]
    overdue: Mapped[int]
    due_soon: Mapped[int]
    unsigned: Mapped[int]
    progress_sum: Mapped[int]
    """Sum of per cents over the counted tasks, so that means stay exact."""
