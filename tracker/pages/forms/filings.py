"""What is asked when a lead files its work plan."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import TextAreaField
from wtforms.validators import Optional

from tracker.pages.forms.asking import LONGEST_TEXT, Asking, at_most


class FilingForm(Asking):
    """A lead's work plan: in words, as a file, or both. That it is at least one of them, the verb asks for."""

    summary = TextAreaField(
        _l("方案要点"),
        [Optional(), at_most(LONGEST_TEXT)],
        description=_l("目标、步骤、责任处室和时间安排；已附文件的可只写一句。"),
    )
    file = FileField(_l("方案文件"), description=_l("一个文件：Word、WPS、PDF 等。"))
