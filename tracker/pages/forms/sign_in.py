"""What is asked of somebody who comes in, and of somebody who chooses a password."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import EqualTo, Length

from tracker.pages.forms.asking import LONGEST_LINE, Asking, Needed, at_most

TOLD = _l("至少 10 个字符，含大写字母、小写字母、数字、符号中的三种，不含登录名。")


class SignInForm(Asking):
    """Name and password, and the page that was asked for before."""

    account = StringField(
        _l("登录名"),
        [Needed(_l("登录名")), at_most(LONGEST_LINE)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("密码"), [Needed(_l("密码")), at_most(LONGEST_LINE)], render_kw={"autocomplete": "current-password"}
    )
    next = HiddenField(validators=[Length(max=2000)])


class ChooseForm(Asking):
    """A new password, typed twice."""

    new = PasswordField(
        _l("新密码"), [Needed(_l("新密码"))], description=TOLD, render_kw={"autocomplete": "new-password"}
    )
    again = PasswordField(
        _l("再填一次新密码"),
        [EqualTo("new", _l("两次填写的密码不同"))],
        render_kw={"autocomplete": "new-password"},
    )


class PasswordForm(ChooseForm):
    """The present password and a new one."""

    current = PasswordField(
        _l("现在的密码"), [Needed(_l("现在的密码"))], render_kw={"autocomplete": "current-password"}
    )
