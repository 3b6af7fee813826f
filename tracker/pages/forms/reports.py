"""What is asked of a department that reports, and of those who approve and review."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, MultipleFileField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional

from tracker.foundation.files import FileStore
from tracker.pages.forms.asking import LONGEST_TEXT, Asking, Needed, VerdictForm, at_most, once
from tracker.pages.forms.receiving import Received, receive

LONGEST_ADDRESS = 2000


class ReportForm(Asking):
    """One report: what was done, how far it is, what is in the way, what comes next, and the proof."""

    form_key = once()
    done = TextAreaField(
        _l("工作进展"),
        [Needed(_l("工作进展")), at_most(LONGEST_TEXT)],
        description=_l("做了什么、到什么程度；有数字写数字。"),
    )
    percent = IntegerField(
        _l("完成进度（%）"),
        [InputRequired(_l("请填写 0 到 100 的整数")), NumberRange(0, 100, _l("请填写 0 到 100 的整数"))],
    )
    problems = TextAreaField(_l("存在问题"), [Optional(), at_most(LONGEST_TEXT)], description=_l("没有可不填。"))
    next_steps = TextAreaField(_l("下一步打算"), [Optional(), at_most(LONGEST_TEXT)])
    help_wanted = TextAreaField(
        _l("需协调事项"), [Optional(), at_most(LONGEST_TEXT)], description=_l("需要哪个单位做什么；没有可不填。")
    )
    evidence = MultipleFileField(_l("佐证材料"), description=_l("可一次选几个文件；没有可不附。"))
    link = StringField(
        _l("佐证网址"), [Optional(), at_most(LONGEST_ADDRESS)], description=_l("如已公开发布，填网页地址；没有可不填。")
    )

    received: Sequence[Received] = ()
    """The files that are in the store already."""

    def receive(self, store: FileStore) -> None:
        """Keep the files that came, and remember those that came before."""
        if self.is_submitted():
            self.received = receive(self.evidence, store)


class ReviewForm(VerdictForm):
    """What the coordinator says to a report; sending it back needs a reason, which the verb asks for."""

    reason = TextAreaField(
        _l("审核意见"),
        [Optional(), at_most(LONGEST_TEXT)],
        description=_l("通过时可不填；退回时请写明缺什么、怎样补。"),
    )


class ApprovalForm(VerdictForm):
    """What the head says before a report leaves the department; holding it needs a reason, which the verb asks for."""

    reason = TextAreaField(
        _l("审签意见"),
        [Optional(), at_most(LONGEST_TEXT)],
        description=_l("同意时可不填；不同意时请写明如何修改。"),
    )
