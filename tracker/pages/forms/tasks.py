"""What a coordinator changes on a task."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from tracker.pages.forms.asking import LONGEST_LINE, LONGEST_TEXT, Asking, Needed, at_most
from tracker.pages.forms.days import DayField


class TaskForm(Asking):
    """A task's own words and date, and the version in which they were read."""

    seen = IntegerField(widget=HiddenInput())
    category = StringField(_l("工作类别"), [at_most(LONGEST_LINE)])
    content = TextAreaField(_l("任务内容"), [Needed(_l("任务内容")), at_most(LONGEST_TEXT)])
    deadline = DayField(
        _l("完成时限"), description=_l("可写 2026-03-31、3-31、3月底;没有时限留空。原定时限会保留在办理经过里。")
    )
    clause = TextAreaField(_l("依据条款"), [Optional(), at_most(LONGEST_TEXT)])
    remark = TextAreaField(_l("备注"), [Optional(), at_most(LONGEST_TEXT)])
    reason = TextAreaField(
        _l("修改理由"), [Optional(), at_most(LONGEST_TEXT)], description=_l("各承办部门会看到;调整时限时请写明。")
    )


class ReasonForm(Asking):
    """Why a task is stopped, ended or taken up again."""

    reason = TextAreaField(_l("理由"), [Needed(_l("理由")), at_most(LONGEST_TEXT)])
