"""What is asked when a coordinator urges by hand."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Optional

from tracker.pages.forms.asking import LONGEST_TEXT, Asking, at_most


class UrgeForm(Asking):
    """What the departments are told beside the plain fact that they are urged."""

    words = TextAreaField(
        _l("催办内容"),
        [Optional(), at_most(LONGEST_TEXT)],
        description=_l("可不填。收到的消息里已有任务、时限和逾期天数。"),
    )
