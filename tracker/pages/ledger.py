"""The ledger: every task that the visitor reaches, narrowed by an address, sorted, paged, edited in bulk."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select

from tracker.departments import queries as departments
from tracker.departments.models import Department
from tracker.foundation.paging import Page, page_of
from tracker.foundation.words import Worded
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.reach import within_reach
from tracker.gate.session import session
from tracker.gate.sign_in import visitor
from tracker.gate.wording import say as _
from tracker.overview.ledger import LedgerFilter, ledger
from tracker.pages import ledger_edits, ledger_file
from tracker.pages.forms.ledger import NarrowForm
from tracker.pages.lights import horizon_here
from tracker.pages.where_next import page_asked, url_of_page
from tracker.plans import queries as plans
from tracker.plans.models import Plan
from tracker.tasks import queries as tasks
from tracker.tasks.models import AssignmentRole, Task

pages = Blueprint("ledger", __name__, url_prefix="/ledger")

SORTS: dict[str, tuple[Any, ...]] = {
    "deadline": (Task.deadline.is_(None), Task.deadline, Task.id),
    "-deadline": (Task.deadline.is_(None), Task.deadline.desc(), Task.id),
    "progress": (Task.progress, Task.id),
    "-progress": (Task.progress.desc(), Task.id),
}
"""What `?sort=` can ask for; nothing is the documents' own order."""


class Condition(NamedTuple):
    """One condition that is set: its words, and the address without it."""

    words: str
    url: str


@pages.get("")
@door(to=May.SEE_LEDGER)
def show() -> ResponseReturnValue:
    """The tasks that the address asks for."""
    asked = LedgerFilter.from_query(request.args)
    known_plans = session().scalars(plans.everything()).all()
    known_departments = session().scalars(departments.active()).all()
    narrow = NarrowForm(request.args)
    narrow.offer(known_plans, known_departments)
    page = page_of(session(), _asked_for(asked), page_asked())
    return render_template(
        "ledger/show.html",
        page=page,
        parts=tasks.parts(session(), [task.id for task in page.items]),
        lead=AssignmentRole.LEAD,
        asked=asked,
        narrow=narrow,
        conditions=_conditions(asked, list(known_plans), list(known_departments)),
        answer=_answer(asked, page),
        sort=request.args.get("sort", ""),
        url_of=url_of_page,
        url_sorted=_url_sorted,
    )


@pages.get("/export")
@door(to=May.SEE_LEDGER)
def export() -> Response:
    """The tasks that the address asks for, as a workbook."""
    return ledger_file.workbook(_asked_for(LedgerFilter.from_query(request.args)))


@pages.route("/deadlines", methods=["GET", "POST"])
@door(to=May.EDIT_TASK)
def deadlines() -> ResponseReturnValue:
    """One deadline for the chosen tasks: asked, shown beforehand, then set."""
    return ledger_edits.deadlines()


@pages.route("/departments", methods=["GET", "POST"])
@door(to=May.EDIT_TASK)
def change_departments() -> ResponseReturnValue:
    """Departments join the chosen tasks or leave them: asked, shown beforehand, then done."""
    return ledger_edits.change_departments()


def _asked_for(asked: LedgerFilter) -> Select[Task]:
    found = within_reach(visitor(), ledger(asked, horizon_here()))
    order = SORTS.get(request.args.get("sort", ""))
    return found.order_by(None).order_by(*order) if order else found


def _answer(asked: LedgerFilter, page: Page[Task]) -> str:
    if asked.is_empty:
        return _("共 %(count)s 项任务。", count=page.total)
    return _("符合条件的任务 %(count)s 项。", count=page.total)


def _conditions(asked: LedgerFilter, known_plans: list[Plan], known_departments: list[Department]) -> list[Condition]:
    names = {"plan": {str(plan.id): plan.title for plan in known_plans}}
    names["department"] = {str(each.id): each.short_name for each in known_departments}
    words = {name: names.get(name, {}).get(value, value) for name, value in asked.as_query().items()}
    enums = {name: getattr(asked, name) for name in words if isinstance(getattr(asked, name, None), Worded)}
    words |= {name: _(member.label) for name, member in enums.items()}
    return [Condition(said, _url_without(name)) for name, said in words.items()]


def _url_without(*names: str) -> str:
    kept = {name: value for name, value in request.args.items() if name not in {*names, "page"}}
    return url_for("ledger.show", **kept)  # type: ignore[arg-type]  # a query's names and values are strings


def _url_sorted(by: str) -> str:
    """The address sorted by a column; sorted by it already, the other way round."""
    now = request.args.get("sort", "")
    kept = {name: value for name, value in request.args.items() if name not in {"sort", "page"}}
    return url_for("ledger.show", **kept, sort=f"-{by}" if now == by else by)  # type: ignore[arg-type]
