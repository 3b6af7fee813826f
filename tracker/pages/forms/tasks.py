"""What a coordinator changes on a task."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.pages.forms.asking import LONGEST_LINE, LONGEST_TEXT, Asking, Needed, at_most, options, version_seen
from tracker.pages.forms.days import DayField
from tracker.tasks.deadlines import DeadlineKind

LONGEST_NUMBER = 64
KINDS = [kind for kind in DeadlineKind if kind is not DeadlineKind.UNRESOLVED]


class TaskForm(Asking):
    """A task's own words and date, and the version in which they were read."""

    seen = version_seen()
    number = StringField(_l("编号"), [Needed(_l("编号")), at_most(LONGEST_NUMBER)])
    category = StringField(_l("工作类别"), [at_most(LONGEST_LINE)])
    content = TextAreaField(_l("任务内容"), [Needed(_l("任务内容")), at_most(LONGEST_TEXT)])
    deadline = DayField(
        _l("完成时限"), description=_l("可写 2026-03-31、3-31、3月底；没有日期的留空。原定时限保留在办理经过里。")
    )
    deadline_kind = SelectField(
        _l("时限类型"),
        choices=options((kind.value, _l(kind.label)) for kind in KINDS),
        description=_l("填了日期的一律为限期完成。"),
        validate_choice=False,
    )
    clause = TextAreaField(_l("依据条款"), [Optional(), at_most(LONGEST_TEXT)])
    remark = TextAreaField(_l("备注"), [Optional(), at_most(LONGEST_TEXT)])
    reason = TextAreaField(
        _l("修改理由"), [Optional(), at_most(LONGEST_TEXT)], description=_l("各承办部门会看到；调整时限须写明。")
    )

    @property
    def kind(self) -> DeadlineKind:
        """What is said about time: a date whenever one is given."""
        if self.deadline.data is not None:
            return DeadlineKind.DATE
        known = {kind.value: kind for kind in KINDS}
        return known.get(self.deadline_kind.data or "", DeadlineKind.NONE)


class ReasonForm(Asking):
    """Why a task is stopped, ended or taken up again."""

    reason = TextAreaField(_l("理由"), [Needed(_l("理由")), at_most(LONGEST_TEXT)])


class DepartmentsForm(Asking):
    """Who joins a task and who leaves it."""

    leads = StringField(
        _l("增加牵头部门"),
        [at_most(LONGEST_TEXT)],
        description=_l("几个部门之间用、隔开；全称、简称、曾用名和集合名称都可以。"),
        render_kw={"list": "departments", "autocomplete": "off"},
    )
    supports = StringField(
        _l("增加配合部门"), [at_most(LONGEST_TEXT)], render_kw={"list": "departments", "autocomplete": "off"}
    )
    remove = SelectMultipleField(
        _l("不再承担的部门"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("已报送过进展的部门不能移出。"),
    )
    reason = TextAreaField(_l("调整理由"), [Needed(_l("调整理由")), at_most(LONGEST_TEXT)])
