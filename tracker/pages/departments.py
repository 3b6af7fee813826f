"""The directory: departments as a tree, the names they go by, who serves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.departments import actions, queries
from tracker.departments.models import Alias, Department
from tracker.departments.names import understood
from tracker.departments.proposals import usual_names
from tracker.foundation.paging import Page, cut, page_of
from tracker.foundation.refusals import Stale
from tracker.foundation.text import fold
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake.catalogue import home_of
from tracker.pages.both_versions import both_versions
from tracker.pages.forms.asking import typed
from tracker.pages.forms.departments import AliasForm, DepartmentForm
from tracker.pages.where_next import go, page_asked, url_of_page
from tracker.people import queries as people
from tracker.people.models import Role

pages = Blueprint("departments", __name__, url_prefix="/departments")


@pages.get("")
@door(to=May.EDIT_DIRECTORY)
def index() -> ResponseReturnValue:
    """All departments as a tree, or those whose names hold the words searched for."""
    words = request.args.get("q", "").strip()
    page, depths = _found(words) if words else _tree()
    return render_template(
        "departments/index.html",
        words=words,
        page=page,
        depths=depths,
        url_of=url_of_page,
        liaisons=people.serving(session(), [one.id for one in page.items], Role.LIAISON, on=act().on),
    )


@pages.route("/new", methods=["GET", "POST"])
@door(to=May.EDIT_DIRECTORY)
def new() -> ResponseReturnValue:
    """Ask for a new department."""
    form = DepartmentForm()
    if form.sent_well() and form.achieves(lambda: actions.add_department(session(), **_given(form), act=act())):
        flash(_("已新增%(name)s。", name=typed(form.name)))
        return go(".show", id=form.achieved.id)
    return _form_page("departments/new.html", form)


@pages.get("/<int:id>")
@door(Department, to=May.EDIT_DIRECTORY)
def show(department: Department) -> ResponseReturnValue:
    """One department: its names, what hangs below it, who serves it."""
    return _show(department, AliasForm())


@pages.route("/<int:id>/edit", methods=["GET", "POST"])
@door(Department, to=May.EDIT_DIRECTORY)
def edit(department: Department) -> ResponseReturnValue:
    """Ask for a department's names and place; when somebody else was faster, show both versions."""
    form = DepartmentForm(data={**_saved(department), "seen": department.version})
    try:
        if form.sent_well() and form.achieves(lambda: _change(department, form)):
            flash(_("已保存。原来的名称仍能识别。"))
            return go(".show", id=department.id)
    except Stale:
        release()
        back = url_for(".show", id=department.id)
        return both_versions(form, _saved(department), version=department.version, back_url=back)
    return _form_page("departments/edit.html", form, department=department)


@pages.post("/<int:id>/names")
@door(Department, to=May.EDIT_DIRECTORY)
def add_name(department: Department) -> ResponseReturnValue:
    """Let documents use another name for a department."""
    form = AliasForm()
    if not (
        form.sent_well()
        and form.achieves(lambda: actions.add_alias(session(), department, typed(form.name), act=act()))
    ):
        return _show(department, form)
    flash(_("文件里写“%(name)s”，今后都识别为%(owner)s。", name=typed(form.name), owner=department.name))
    return go(".show", id=department.id)


@pages.post("/names/<int:id>/removal")
@door(Alias, to=May.EDIT_DIRECTORY)
def remove_name(alias: Alias) -> ResponseReturnValue:
    """Forget another name of a department or a collective."""
    actions.remove_alias(session(), alias, act=act())
    flash(_("今后不再识别“%(name)s”。", name=alias.name))
    if alias.department_id is None:
        return go("collectives.edit", id=alias.collective_id)
    return go(".show", id=alias.department_id)


@pages.post("/<int:id>/closing")
@door(Department, to=May.EDIT_DIRECTORY)
def close(department: Department) -> ResponseReturnValue:
    """Let a department be picked no longer."""
    actions.deactivate(session(), department, act=act())
    flash(_("%(name)s已停用：不能再选作承办部门，已承担的任务照常办理。", name=department.name))
    return go(".show", id=department.id)


@pages.post("/<int:id>/opening")
@door(Department, to=May.EDIT_DIRECTORY)
def reopen(department: Department) -> ResponseReturnValue:
    """Let a department be picked again."""
    actions.activate(session(), department, act=act())
    flash(_("%(name)s已启用。", name=department.name))
    return go(".show", id=department.id)


def _tree() -> tuple[Page[Any], dict[int, int]]:
    branches = cut(queries.tree(session()), page_asked())
    records = {one.id: one for one in session().scalars(queries.all_of([branch.id for branch in branches.items]))}
    return Page([records[branch.id] for branch in branches.items], branches.number, branches.total), dict(
        branches.items
    )


def _found(words: str) -> tuple[Page[Any], dict[int, int]]:
    return page_of(session(), queries.called(words), page_asked()), {}


def _show(department: Department, form: AliasForm) -> ResponseReturnValue:
    page = render_template(
        "departments/show.html",
        department=department,
        form=form,
        own_names={department.name, department.short_name},
        usual=_usual_names(department),
        aliases=session().scalars(queries.aliases_of(department)).all(),
        below=session().scalars(queries.below(department.id)).all(),
        collectives=session().scalars(queries.collectives_with(department.id)).all(),
        posts=session().scalars(people.posts_in(department.id, on=act().on)).all(),
    )
    return page, form.status


def _usual_names(department: Department) -> list[str]:
    """The names that papers commonly use for such a department, and that mean nothing yet."""
    proposed = usual_names(department.name, department.short_name, home_of(session()))
    known = queries.by_names(session(), proposed)
    return [name for name in proposed if fold(name) not in known]


def _form_page(template: str, form: DepartmentForm, **more: Any) -> ResponseReturnValue:
    departments: Sequence[Department] = session().scalars(queries.active()).all()
    return render_template(template, form=form, departments=departments, **more), form.status


def _saved(department: Department) -> dict[str, object]:
    return {
        "name": department.name,
        "short_name": department.short_name,
        "level": department.level,
        "parent": department.parent.name if department.parent else "",
    }


def _given(form: DepartmentForm) -> dict[str, Any]:
    parent = typed(form.parent)
    return {
        "name": typed(form.name),
        "short_name": typed(form.short_name),
        "level": form.level.data,
        "parent": understood(session(), parent, field="parent") if parent else None,
    }


def _change(department: Department, form: DepartmentForm) -> None:
    actions.change_department(session(), department, **_given(form), seen=form.seen.data or 0, act=act())
