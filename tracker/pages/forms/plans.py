"""What is asked about how a plan is followed."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, SelectField
from wtforms.validators import InputRequired

from tracker.pages.forms.asking import Asking, options, version_seen
from tracker.plans.models import ReportCycle
from tracker.plans.values import PlanSettings

NUMBER = InputRequired(_l("请填写整数"))


class SettingsForm(Asking):
    """When a plan warns, reminds and asks for reports; the bounds are for the verb to say."""

    seen = version_seen()
    due_soon_workdays = IntegerField(
        _l("临期提前几个工作日"), [NUMBER], description=_l("完成时限前这么多个工作日转为临期（黄）。0 到 30。")
    )
    receipt_workdays = IntegerField(_l("几个工作日内签收"), [NUMBER], description=_l("从交办次日起算。1 到 30。"))
    overdue_every_workdays = IntegerField(_l("逾期后每几个工作日提醒一次"), [NUMBER], description=_l("1 到 30。"))
    report_cycle = SelectField(_l("报送周期"), choices=options((cycle.value, _l(cycle.label)) for cycle in ReportCycle))
    report_day = IntegerField(
        _l("每期报送截止日"),
        [NUMBER],
        description=_l("当月几日；遇休息日顺延到下一个工作日。1 到 31，31 即每月最后一天。"),
    )
    head_approves = BooleanField(_l("报送先由本单位负责人审签"))

    def settings(self) -> PlanSettings:
        """What was entered."""
        return PlanSettings(
            due_soon_workdays=self.due_soon_workdays.data or 0,
            receipt_workdays=self.receipt_workdays.data or 0,
            overdue_every_workdays=self.overdue_every_workdays.data or 0,
            report_cycle=ReportCycle(self.report_cycle.data),
            report_day=self.report_day.data or 0,
            head_approves=self.head_approves.data,
        )
