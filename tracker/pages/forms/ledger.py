"""What the ledger is narrowed to, and what is changed on chosen tasks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Form, SearchField, SelectField, StringField, TextAreaField

from tracker.departments.models import Department
from tracker.foundation.words import Worded
from tracker.lights.rules import Light
from tracker.overview.signals import Signal
from tracker.pages.forms.asking import LONGEST_TEXT, Asking, Needed, at_most, options
from tracker.pages.forms.days import DayField
from tracker.plans.models import Plan
from tracker.tasks.models import AssignmentRole, TaskState

ANY = ("", _l("不限"))
SUGGESTS = {"list": "departments", "autocomplete": "off"}


def _any_of(kind: type[Worded]) -> list[Any]:
    return options([ANY, *((member.value, _l(member.label)) for member in kind)])


class NarrowForm(Form):
    """The ledger's filter as questions; their names are those of the address."""

    text = SearchField(_l("文字"))
    plan = SelectField(_l("计划"), validate_choice=False)
    department = SelectField(_l("部门"), validate_choice=False)
    role = SelectField(_l("角色"), choices=_any_of(AssignmentRole), validate_choice=False)
    light = SelectField(_l("预警"), choices=_any_of(Light), validate_choice=False)
    state = SelectField(_l("状态"), choices=_any_of(TaskState), validate_choice=False)
    signal = SelectField(_l("情形"), choices=_any_of(Signal), validate_choice=False)

    def offer(self, plans: Iterable[Plan], departments: Iterable[Department]) -> None:
        """Offer these plans and departments to choose from."""
        self.plan.choices = options([ANY, *((str(plan.id), plan.title) for plan in plans)])
        self.department.choices = options([ANY, *((str(each.id), each.short_name) for each in departments)])


class BulkDeadlineForm(Asking):
    """One deadline for several tasks, and why."""

    deadline = DayField(_l("新的完成时限"), description=_l("可写 2026-03-31、3-31 或 3月底。原定时限会保留。"))
    reason = TextAreaField(
        _l("调整理由"), [Needed(_l("调整理由")), at_most(LONGEST_TEXT)], description=_l("各承办部门会收到这段话。")
    )


class BulkDepartmentsForm(Asking):
    """Who joins several tasks and who leaves them, and why."""

    leads = StringField(
        _l("增加牵头部门"),
        [at_most(LONGEST_TEXT)],
        description=_l("几个部门之间用、隔开；全称、简称和集合名称都可以。"),
        render_kw=SUGGESTS,
    )
    supports = StringField(_l("增加配合部门"), [at_most(LONGEST_TEXT)], render_kw=SUGGESTS)
    remove = StringField(
        _l("移出部门"), [at_most(LONGEST_TEXT)], description=_l("已报送过进展的部门不能移出。"), render_kw=SUGGESTS
    )
    reason = TextAreaField(
        _l("调整理由"), [Needed(_l("调整理由")), at_most(LONGEST_TEXT)], description=_l("各承办部门会收到这段话。")
    )
