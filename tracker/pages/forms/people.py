"""What is asked about people and their posts."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import Length, Optional, Regexp

from tracker.pages.forms.asking import LONGEST_LINE, Asking, Needed, at_most, options, version_seen
from tracker.people.models import Role

LONGEST_SHORT = 64


class PersonForm(Asking):
    """Who somebody is and how they are reached, and the version in which it was read."""

    seen = version_seen()
    name = StringField(_l("姓名"), [Needed(_l("姓名")), at_most(LONGEST_LINE)])
    sign_in_name = StringField(
        _l("登录名"),
        [
            Needed(_l("登录名")),
            Length(2, LONGEST_SHORT, _l("登录名为 2 到 64 个字符")),
            Regexp(r"^[\w.@-]+$", message=_l("登录名只能用文字、字母、数字和 . _ - @")),
        ],
        description=_l("登录时填写，不分大小写。"),
    )
    email = StringField(
        _l("邮箱"),
        [
            Optional(),
            at_most(LONGEST_LINE),
            Regexp(r"^[^@\s]+@[^@\s]+\.[^@\s]+$", message=_l("邮箱应如 name@example.gov.cn")),
        ],
        description=_l("每日提醒发到这里；没有的不填，消息仍在系统内。"),
    )
    phone = StringField(_l("电话"), [at_most(LONGEST_SHORT)])


class PostForm(Asking):
    """A post: the role, and the department where the role has one."""

    role = SelectField(
        _l("岗位"), coerce=Role, choices=options((role, _l(role.label)) for role in Role), default=Role.LIAISON
    )
    department = StringField(
        _l("部门"),
        [at_most(LONGEST_LINE)],
        description=_l("联络员和单位负责人必填，其他岗位不填。"),
        render_kw={"list": "departments", "autocomplete": "off"},
    )


class HandOverForm(Asking):
    """Who takes a post over."""

    to = StringField(
        _l("接任人的登录名"),
        [Needed(_l("接任人的登录名")), at_most(LONGEST_LINE)],
        render_kw={"list": "people", "autocomplete": "off"},
    )


class SureForm(Asking):
    """Nothing but whether it is meant."""
