"""Changing several tasks at once: chosen in the ledger, shown beforehand, refused when one of them changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.departments import queries as directory
from tracker.foundation.refusals import Invalid, Refusal
from tracker.foundation.words import N_
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import Asking, typed
from tracker.pages.forms.ledger import BulkDeadlineForm, BulkDepartmentsForm
from tracker.pages.task_changes import departments_named
from tracker.tasks import queries
from tracker.tasks.actions import change_deadlines
from tracker.tasks.actions import change_departments as rearrange
from tracker.tasks.holding import hold
from tracker.tasks.models import Assignment, Task
from tracker.tasks.values import DepartmentsChange
from tracker.workdays.queries import calendar

SEE_OTHER = 303
FIELDS = ("leads", "supports", "remove")


class ChangedMeanwhile(Refusal):
    """A chosen task is no longer what it was when it was chosen."""


@dataclass(frozen=True)
class Choice:
    """The tasks that were chosen in the ledger, with their departments."""

    tasks: Sequence[Task]
    parts: dict[int, list[Assignment]]

    @property
    def back_url(self) -> str:
        """The ledger as it was narrowed when they were chosen."""
        kept = {name: value for name, value in request.args.items() if name != "ids"}
        return url_for("ledger.show", **kept)  # type: ignore[arg-type]  # a query's names and values are strings


def deadlines() -> ResponseReturnValue:
    """Ask for the new deadline, show what it changes, then set it."""
    form, chosen = BulkDeadlineForm(), _chosen()
    if form.sent_well() and form.achieves(lambda: _set_deadline(form, chosen)) and form.achieved is not None:
        flash(_("已调整 %(count)s 项的完成时限，各承办部门会收到消息。", count=form.achieved))
        return redirect(chosen.back_url, SEE_OTHER)
    return _page(form, chosen, "ledger/deadlines.html", shown=str(form.deadline.data))


def change_departments() -> ResponseReturnValue:
    """Ask who joins and who leaves, show what that changes, then do it."""
    form, chosen = BulkDepartmentsForm(), _chosen()
    if form.sent_well() and form.achieves(lambda: _rearrange(form, chosen)) and form.achieved is not None:
        flash(_("已调整 %(count)s 项的责任部门，新增的部门需要签收。", count=form.achieved))
        return redirect(chosen.back_url, SEE_OTHER)
    return _page(form, chosen, "ledger/departments.html", shown=_in_words(form))


def _page(form: Asking, chosen: Choice, template: str, *, shown: str) -> ResponseReturnValue:
    known = session().scalars(directory.active()).all()
    shown = shown if form.is_submitted() and not form.errors else ""
    return render_template(template, form=form, chosen=chosen, departments=known, shown=shown), form.status


def _chosen() -> Choice:
    """The chosen tasks in the documents' order; none chosen is refused."""
    ids = request.values.getlist("ids", type=int)
    tasks = session().scalars(queries.chosen(ids)).all()
    if not tasks:
        raise Invalid(N_("请先在台账中勾选任务"))
    return Choice(tasks, queries.parts(session(), [task.id for task in tasks]))


def _set_deadline(form: BulkDeadlineForm, chosen: Choice) -> int | None:
    day = form.deadline.data
    if day is None:
        raise Invalid(N_("请填写新的完成时限"), field="deadline")
    return _when_confirmed(
        chosen,
        str(day),
        lambda: len(change_deadlines(session(), chosen.tasks, day, reason=typed(form.reason), act=act())),
    )


def _rearrange(form: BulkDepartmentsForm, chosen: Choice) -> int | None:
    named = {field: departments_named(session(), typed(form[field]), field) for field in FIELDS}
    if not any(named.values()):
        raise Invalid(N_("请填写要增加或移出的部门"), field="leads")
    change = DepartmentsChange(add_leads=named["leads"], add_supports=named["supports"], remove=named["remove"])
    workdays = calendar(session(), act().on)
    return _when_confirmed(
        chosen,
        _in_words(form),
        lambda: len(
            rearrange(session(), chosen.tasks, change, reason=typed(form.reason), calendar=workdays, act=act())
        ),
    )


def _in_words(form: BulkDepartmentsForm) -> str:
    return "/".join(typed(form[field]) for field in FIELDS)


def _when_confirmed(chosen: Choice, what: str, verb: Callable[[], int]) -> int | None:
    """Do it once just this was shown and confirmed; until then, nothing. Refuses when a task changed since."""
    if request.form.get("confirmed") != what:
        return None
    hold(session(), chosen.tasks)
    changed = [task.number for task in chosen.tasks if request.form.get(f"seen-{task.id}", type=int) != task.version]
    if changed:
        raise ChangedMeanwhile(N_("第 %(numbers)s 项刚被他人改过，没有保存。请看过现在的内容再确认"), numbers=changed)
    return verb()
