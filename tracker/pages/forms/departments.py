"""What is asked about departments, their other names, and collectives."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.departments.models import Level
from tracker.pages.forms.asking import LONGEST_LINE, Asking, Needed, at_most, options, version_seen


class DepartmentForm(Asking):
    """A department's names and where it hangs, and the version in which they were read."""

    seen = version_seen()
    name = StringField(_l("全称"), [Needed(_l("全称")), at_most(LONGEST_LINE)])
    short_name = StringField(
        _l("简称"), [at_most(LONGEST_LINE)], description=_l("页面和文件里用的名称；与全称相同的可以不填。")
    )
    level = SelectField(
        _l("级别"), coerce=Level, choices=options((level, _l(level.label)) for level in Level), default=Level.CITY
    )
    parent = StringField(
        _l("上级部门"),
        [at_most(LONGEST_LINE)],
        description=_l("全称、简称、别名都可以；没有上级的不填。"),
        render_kw={"list": "departments", "autocomplete": "off"},
    )


class AliasForm(Asking):
    """Another name that documents use."""

    name = StringField(_l("增加一个名称"), [Needed(_l("名称")), at_most(LONGEST_LINE)])


class CollectiveForm(Asking):
    """A collective's name and members, and the version in which they were read."""

    seen = version_seen()
    name = StringField(
        _l("统称"), [Needed(_l("统称")), at_most(LONGEST_LINE)], description=_l("照文件的写法，如“各市、区政府”。")
    )
    members = SelectMultipleField(
        _l("包含的部门"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("以后交办时按这里展开；已经交办的不变。"),
    )

    @property
    def chosen(self) -> list[int]:
        """The departments chosen, by their numbers."""
        return self.members.data or []
