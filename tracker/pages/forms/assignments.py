"""What is asked when a department's part is returned, insisted on, or given to another."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from tracker.pages.forms.asking import LONGEST_LINE, LONGEST_TEXT, Asking, Needed, at_most


class ReturnForm(Asking):
    """Why a department does not take the task."""

    reason = TextAreaField(
        _l("退回理由"),
        [Needed(_l("退回理由")), at_most(LONGEST_TEXT)],
        description=_l("说明依据和建议的承办单位，督办员据此转办或维持。"),
    )


class InsistForm(Asking):
    """Why the department is to take it nevertheless."""

    reason = TextAreaField(
        _l("维持交办的理由"),
        [Needed(_l("维持交办的理由")), at_most(LONGEST_TEXT)],
        description=_l("部门会收到这段话，并需重新签收。"),
    )


class ReassignForm(Asking):
    """Which department takes the part over."""

    department = StringField(
        _l("转给哪个部门"),
        [Needed(_l("部门名称")), at_most(LONGEST_LINE)],
        description=_l("全称、简称、曾用名都可以。"),
        render_kw={"list": "departments", "autocomplete": "off"},
    )
