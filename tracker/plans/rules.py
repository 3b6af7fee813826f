"""Rules about plans: what a plan's face must say, and which settings make sense."""

from __future__ import annotations

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.plans.models import LAST_OF_THE_MONTH, MOST_WARNING_WORKDAYS
from tracker.plans.values import NewPlan, PlanSettings

FIRST_YEAR, LAST_YEAR = 1949, 2100
BOUNDS = {
    "due_soon_workdays": (0, MOST_WARNING_WORKDAYS),
    "receipt_workdays": (1, 30),
    "overdue_every_workdays": (1, 30),
    "report_day": (1, LAST_OF_THE_MONTH),
}
"""The least and most of each setting; the database holds the same."""


def refuse_bad_plan(new: NewPlan) -> None:
    """Refuse a plan without title, or of an impossible year."""
    if not new.title.strip():
        raise Invalid(N_("请填写文件标题"), field="title")
    if not FIRST_YEAR <= new.year <= LAST_YEAR:
        raise Invalid(N_("年度应为四位数，如 2026。现为 %(year)s"), field="year", year=new.year)


def refuse_bad_settings(settings: PlanSettings) -> None:
    """Refuse a setting out of its bounds."""
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(settings, name) <= most:
            raise Invalid(N_("应在 %(least)s 到 %(most)s 之间"), field=name, least=least, most=most)
