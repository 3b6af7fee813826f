"""What is asked when a corrected document is brought and laid beside what is there."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, TextAreaField

from tracker.pages.forms.asking import LONGEST_TEXT, Asking, Needed, at_most


class ApplyForm(Asking):
    """Why tasks in force change; what is ticked travels beside it."""

    reason = TextAreaField(
        _l("更新依据"),
        [Needed(_l("更新依据")), at_most(LONGEST_TEXT)],
        description=_l("写进每一项的办理经过，承办部门会看到。"),
    )


class SupersedeForm(Asking):
    """Nothing but what is ticked: a draft binds nobody, so nobody is told why."""


class RelationForm(Asking):
    """What a document is another version of: plan-3, draft-4; or new."""

    of = HiddenField()
