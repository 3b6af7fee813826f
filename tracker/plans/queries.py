"""Questions about plans."""

from __future__ import annotations

from sqlalchemy import Select, select

from tracker.plans.models import Plan, PlanState


def everything() -> Select[Plan]:
    """All plans, the latest year first."""
    return select(Plan).order_by(Plan.year.desc(), Plan.id.desc())


def in_force() -> Select[Plan]:
    """The plans that are being carried out, the latest year first."""
    return everything().where(Plan.state == PlanState.IN_FORCE)
