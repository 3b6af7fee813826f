"""What a coordinator changes on a task: its words and date, its departments, whether it goes on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from tracker.departments import queries as directory
from tracker.departments.models import Department
from tracker.foundation.refusals import Invalid, Stale
from tracker.foundation.text import fold
from tracker.foundation.words import N_
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import options, typed
from tracker.pages.forms.tasks import DepartmentsForm, ReasonForm, TaskForm
from tracker.pages.where_next import go
from tracker.pages.words import format_day
from tracker.tasks import actions, queries
from tracker.tasks.models import Assignment, Task
from tracker.tasks.values import DepartmentsChange, TaskChanges
from tracker.workdays.queries import calendar

BETWEEN_NAMES = re.compile(r"[、,,;;\s]+")
SHOWN_IN_CONFLICT = ("number", "category", "content", "deadline", "clause", "remark")


class Stop(NamedTuple):
    """A way to stop a task or let it go on: the verb, and the words of its page."""

    verb: Callable[..., None]
    words: str
    consequences: str
    done: str


STOPS = {
    "suspension": Stop(
        actions.suspend,
        N_("中止任务"),
        N_("中止期间不计逾期，也不再提醒；可以随时恢复。"),
        N_("已中止，各承办部门会收到消息。"),
    ),
    "resumption": Stop(
        actions.resume, N_("恢复办理"), N_("恢复后按原完成时限继续计算。"), N_("已恢复办理，各承办部门会收到消息。")
    ),
    "cancellation": Stop(
        actions.cancel,
        N_("终止任务"),
        N_("终止后不再办理，也不计入办结率；不能恢复。"),
        N_("已终止，各承办部门会收到消息。"),
    ),
}


class Row(NamedTuple):
    """One field in two versions."""

    label: str
    theirs: str
    mine: str

    @property
    def differs(self) -> bool:
        """Whether the versions say different things."""
        return self.theirs != self.mine


def edit_task(task: Task) -> ResponseReturnValue:
    """Ask for a task's words and date; when somebody else was faster, show both versions."""
    form = TaskForm(
        data={**vars(TaskChanges.of(task)), "seen": task.version, "deadline_kind": task.deadline_kind.value}
    )
    try:
        if form.sent_well() and form.achieves(lambda: _change(task, form)):
            flash(_("已保存，各承办部门会收到消息。"))
            return go("tasks.show", id=task.id)
    except Stale:
        return _both_versions(task, form)
    return render_template("tasks/edit.html", form=form, task=task), form.status


def change_departments(task: Task) -> ResponseReturnValue:
    """Ask who joins and who leaves."""
    parts = session().scalars(queries.assignments_of([task.id])).all()
    form = DepartmentsForm()
    form.remove.choices = options((part.department_id, _part_in_words(part)) for part in parts)
    if form.sent_well() and form.achieves(lambda: _rearrange(task, form)):
        flash(_("已调整，新增部门需要签收。"))
        return go("tasks.show", id=task.id)
    departments = session().scalars(directory.active()).all()
    return render_template("tasks/departments.html", form=form, task=task, departments=departments), form.status


def stop_task(task: Task, how: str) -> ResponseReturnValue:
    """Ask why a task stops, ends, or goes on."""
    stop, form = STOPS[how], ReasonForm()
    if form.sent_well() and form.achieves(lambda: stop.verb(session(), task, typed(form.reason), act=act())):
        flash(_(stop.done))
        return go("tasks.show", id=task.id)
    return render_template("tasks/stop.html", form=form, task=task, stop=stop), form.status


def _change(task: Task, form: TaskForm) -> None:
    names = ("number", "category", "content", "clause", "remark")
    words = {name: typed(form[name]) for name in names}
    changes = replace(TaskChanges.of(task), **words, deadline=form.deadline.data, deadline_kind=form.kind)
    seen, reason = form.seen.data or 0, typed(form.reason)
    actions.change_task(session(), task, changes, seen=seen, reason=reason, act=act())


def _both_versions(task: Task, form: TaskForm) -> ResponseReturnValue:
    """Show what was saved meanwhile beside what was typed; sending again replaces the version now shown.

    Where both say the same - the second click of two - there is nothing to choose.
    """
    release()
    rows = [
        Row(str(form[name].label.text), _as_words(getattr(task, name)), _as_words(form[name].data))
        for name in SHOWN_IN_CONFLICT
    ]
    if not any(row.differs for row in rows):
        return go("tasks.show", id=task.id)
    form.seen.data = task.version
    theirs = _("已保存的（第 %(version)s 版）", version=task.version)
    back = url_for("tasks.show", id=task.id)
    page = render_template("errors/conflict.html", rows=rows, theirs_words=theirs, form=form, back_url=back)
    return page, Stale.status


def _as_words(value: object) -> str:
    return format_day(value) if isinstance(value, date) else str(value or "")


def _part_in_words(part: Assignment) -> str:
    return _("%(department)s（%(role)s）", department=part.department.short_name, role=part.role)


def _rearrange(task: Task, form: DepartmentsForm) -> None:
    change = DepartmentsChange(
        add_leads=departments_named(session(), typed(form.leads), "leads"),
        add_supports=departments_named(session(), typed(form.supports), "supports"),
        remove=form.remove.data or [],
    )
    day = calendar(session(), act().on)
    actions.change_departments(session(), [task], change, reason=typed(form.reason), calendar=day, act=act())


def departments_named(session: Session, names: str, field: str) -> list[int]:
    """The departments that these names mean, collectives by their members. Refuses a name the directory does not know."""
    given = [name for name in BETWEEN_NAMES.split(names) if name]
    known = directory.by_names(session, given)
    unknown = [name for name in given if fold(name) not in known]
    if unknown:
        raise Invalid(N_("名录中没有“%(names)s”。请从列出的部门中选择"), field=field, names=unknown)
    meant = [known[fold(name)] for name in given]
    members = directory.members_of(session, [each.id for each in meant if not isinstance(each, Department)])
    return [one.id for each in meant for one in ([each] if isinstance(each, Department) else members[each.id])]
