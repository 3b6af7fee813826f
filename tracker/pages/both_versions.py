"""When somebody else saved first: both versions side by side, and nothing lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask import render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import Stale
from tracker.foundation.words import Worded
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import Asking
from tracker.pages.words import format_day


class Line(NamedTuple):
    """One field in two versions."""

    label: str
    theirs: str
    mine: str

    @property
    def differs(self) -> bool:
        """Whether the versions say different things."""
        return self.theirs != self.mine


def lines(form: Asking, theirs: Mapping[str, Any]) -> list[Line]:
    """Each field of the form beside what stands in the record now, in the order of `theirs`."""
    return [
        Line(str(form[name].label.text), _as_words(value), _as_words(form[name].data)) for name, value in theirs.items()
    ]


def both_versions(
    form: Asking, theirs: Mapping[str, Any], *, version: int, back_url: str, more: Sequence[Line] = ()
) -> ResponseReturnValue:
    """A page that shows what was saved meanwhile beside what was typed; sending again replaces the version shown."""
    form["seen"].data, form["seen"].raw_data = version, None
    words = _("已保存的（第 %(version)s 版）", version=version)
    page = render_template(
        "errors/conflict.html", rows=[*lines(form, theirs), *more], theirs_words=words, form=form, back_url=back_url
    )
    return page, Stale.status


def _as_words(value: object) -> str:
    match value:
        case date():
            return format_day(value)
        case Worded():
            return _(value.label)
        case list() | tuple():
            return "、".join(map(str, value))
    return str(value or "")
