"""Collectives: the names that documents use for several departments at once, and whom each means."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.departments import actions, queries
from tracker.departments.models import Collective, Department
from tracker.foundation.refusals import Stale
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.both_versions import Line, both_versions
from tracker.pages.forms.asking import options, typed
from tracker.pages.forms.departments import AliasForm, CollectiveForm
from tracker.pages.where_next import go

pages = Blueprint("collectives", __name__, url_prefix="/collectives")


@pages.get("")
@door(to=May.EDIT_DIRECTORY)
def index() -> ResponseReturnValue:
    """All collectives, those without members first."""
    collectives = session().scalars(queries.collectives()).all()
    members = queries.members_of(session(), [one.id for one in collectives])
    ordered = sorted(collectives, key=lambda one: bool(members[one.id]))
    return render_template("collectives/index.html", collectives=ordered, members=members)


@pages.route("/new", methods=["GET", "POST"])
@door(to=May.EDIT_DIRECTORY)
def new() -> ResponseReturnValue:
    """Ask for a new collective."""
    form = _asking()
    if form.sent_well() and form.achieves(lambda: _add(form)):
        flash(_("已新增“%(name)s”，指 %(number)s 个部门。", name=typed(form.name), number=len(form.chosen)))
        return go(".index")
    return render_template("collectives/new.html", form=form), form.status


@pages.route("/<int:id>", methods=["GET", "POST"])
@door(Collective, to=May.EDIT_DIRECTORY)
def edit(collective: Collective) -> ResponseReturnValue:
    """Ask for a collective's name and members; when somebody else was faster, show both versions."""
    form = _asking(name=collective.name, members=[one.id for one in _members(collective)], seen=collective.version)
    try:
        if form.sent_well() and form.achieves(lambda: _change(collective, form)):
            flash(_("已保存。“%(name)s”现在指 %(number)s 个部门。", name=collective.name, number=len(form.chosen)))
            return go(".index")
    except Stale:
        release()
        return _both_versions(collective, form)
    return _page(collective, form, AliasForm(formdata=None, prefix="other"))


@pages.post("/<int:id>/names")
@door(Collective, to=May.EDIT_DIRECTORY)
def add_name(collective: Collective) -> ResponseReturnValue:
    """Let documents use another name for a collective."""
    other = AliasForm(prefix="other")
    if other.sent_well() and other.achieves(
        lambda: actions.add_alias(session(), collective, typed(other.name), act=act())
    ):
        flash(_("文件里写“%(name)s”，今后都识别为“%(owner)s”。", name=typed(other.name), owner=collective.name))
        return go(".edit", id=collective.id)
    members = [one.id for one in _members(collective)]
    form = _asking(name=collective.name, members=members, seen=collective.version, is_sent=False)
    return _page(collective, form, other)


def _asking(*, is_sent: bool = True, **data: Any) -> CollectiveForm:
    form = CollectiveForm(data=data) if is_sent else CollectiveForm(formdata=None, data=data)
    departments = session().scalars(queries.pickable(data.get("members", ()))).all()
    form.members.choices = options((one.id, one.short_name) for one in departments)
    return form


def _members(collective: Collective) -> list[Department]:
    return queries.members_of(session(), [collective.id])[collective.id]


def _chosen(form: CollectiveForm) -> list[Department]:
    return list(session().scalars(queries.all_of(form.chosen)))


def _add(form: CollectiveForm) -> None:
    actions.add_collective(session(), typed(form.name), _chosen(form), act=act())


def _change(collective: Collective, form: CollectiveForm) -> None:
    seen = form.seen.data or 0
    if typed(form.name) != collective.name:
        actions.rename_collective(session(), collective, typed(form.name), seen=seen, act=act())
        seen = collective.version
    actions.set_members(session(), collective, _chosen(form), seen=seen, act=act())


def _both_versions(collective: Collective, form: CollectiveForm) -> ResponseReturnValue:
    theirs, mine = (sorted(one.short_name for one in them) for them in (_members(collective), _chosen(form)))
    members = Line(str(form.members.label.text), "、".join(theirs), "、".join(mine))
    back = url_for(".edit", id=collective.id)
    saved = {"name": collective.name}
    return both_versions(form, saved, version=collective.version, back_url=back, more=[members])


def _page(collective: Collective, form: CollectiveForm, other: AliasForm) -> ResponseReturnValue:
    aliases = session().scalars(queries.aliases_of(collective)).all()
    page = render_template("collectives/edit.html", collective=collective, form=form, other=other, aliases=aliases)
    return page, max(form.status, other.status)
