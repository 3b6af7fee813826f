"""What a leader writes to a task, and what a department answers."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField

from tracker.pages.forms.asking import LONGEST_TEXT, Asking, Needed, at_most, once
from tracker.pages.forms.days import DayField


class InstructionForm(Asking):
    """An instruction, and by when it is to be answered."""

    form_key = once()
    words = TextAreaField(_l("批示"), [Needed(_l("批示内容")), at_most(LONGEST_TEXT)])
    answer_by = DayField(_l("请于何日前回复"), description=_l("可不填。可写 2026-03-31、3-31 或 3月底。"))


class ReplyForm(Asking):
    """An answer in a department's name."""

    form_key = once()
    department_id = SelectField(_l("以哪个部门回复"), coerce=int)
    words = TextAreaField(_l("回复"), [Needed(_l("回复内容")), at_most(LONGEST_TEXT)])
