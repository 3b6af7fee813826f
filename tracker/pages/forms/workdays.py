"""What is asked about a year of the working calendar."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from tracker.pages.forms.asking import LONGEST_LINE, Asking, Needed, at_most, options
from tracker.pages.forms.days import DayField

FREE, WORKED = "free", "worked"


class MarkForm(Asking):
    """Days that are free, or worked instead."""

    kind = RadioField(_l("这些日子"), choices=options([(FREE, _l("放假")), (WORKED, _l("调休上班"))]), default=FREE)
    first = DayField(
        _l("从哪一天"), [InputRequired(_l("请填写开始的日子"))], description=_l("连同年份填写，如 2027-01-01。")
    )
    last = DayField(_l("到哪一天"), description=_l("只有一天的不填。"))
    name = StringField(
        _l("节日名称"),
        [Needed(_l("节日名称")), at_most(LONGEST_LINE)],
        description=_l("如“春节”；上班的填为哪个节日调休。"),
    )


class PublicationForm(Asking):
    """The notice that a year's days come from."""

    source = StringField(
        _l("依据"),
        [Needed(_l("通知的文号")), at_most(LONGEST_LINE)],
        description=_l("放假安排通知的文号，如“国办发明电〔2026〕7号”。"),
    )
