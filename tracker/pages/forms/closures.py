"""What is asked about closing a task and opening it again."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Optional

from tracker.pages.forms.asking import LONGEST_TEXT, Asking, Needed, VerdictForm, at_most


class ClosureForm(Asking):
    """Why the task is done."""

    reason = TextAreaField(
        _l("完成情况"),
        [Needed(_l("完成情况")), at_most(LONGEST_TEXT)],
        description=_l("对照任务要求写明结果，督办员据此审批。"),
    )


class DecisionForm(VerdictForm):
    """What the coordinator says to a request; a refusal of it needs a reason, which the verb asks for."""

    reason = TextAreaField(
        _l("审批意见"),
        [Optional(), at_most(LONGEST_TEXT)],
        description=_l("同意时可不填；不同意时请写明还缺什么。"),
    )


class ReopenForm(Asking):
    """Why a closed task is taken up again."""

    reason = TextAreaField(
        _l("重新办理的理由"),
        [Needed(_l("重新办理的理由")), at_most(LONGEST_TEXT)],
        description=_l("各承办部门会收到这段话；原完成时限不变。"),
    )
