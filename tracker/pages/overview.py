"""The leader's page: exceptions first, every number with its list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from tracker.departments.models import Department
from tracker.foundation.paging import PAGE_SIZE, Page
from tracker.gate.as_of import as_of, is_as_of
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.lights.queries import is_current
from tracker.lights.rules import Light
from tracker.overview import remembered
from tracker.overview.concerns import concerns
from tracker.overview.figures import Figures, list_behind
from tracker.overview.ledger import LedgerFilter
from tracker.pages.lights import horizon_here
from tracker.pages.where_next import page_asked, url_of_page
from tracker.plans.models import Plan
from tracker.tasks.models import AssignmentRole

pages = Blueprint("overview", __name__, url_prefix="/overview")

MOST_CONCERNS = 6
MOST_GROUPS = 8
CONCERNS = ("overdue", "due_soon", "unsigned", "unreported")


@dataclass(frozen=True)
class Reading:
    """One number of the first row: what it counts, and where the list is."""

    number: int
    words: str
    url: str
    light: Light | None = None
    of: int | None = None
    note: str | None = None


@dataclass(frozen=True)
class Row:
    """One department or plan in its table."""

    name: str
    figures: Figures
    within: LedgerFilter

    def url(self, count: str) -> str:
        """Where the list behind one of its numbers is."""
        return list_url(list_behind(count, self.within))

    @property
    def urgency(self) -> tuple[int, int, int, int]:
        """The worst first: most overdue, most unsigned, most due soon, least closed."""
        figures = self.figures
        return (-figures.overdue, -figures.unsigned, -figures.due_soon, figures.percent)


@pages.get("")
@door(to=May.SEE_OVERVIEW)
def show() -> ResponseReturnValue:
    """What is wrong now, whose it is and why; then the whole, by department and by plan."""
    departments, plans = _department_rows(), _plan_rows()
    whole = sum((row.figures for row in plans), Figures())
    return render_template(
        "overview/show.html",
        whole=whole,
        readings=_readings(whole),
        concerns=concerns(session(), remembered.worst_behind(session(), horizon_here(), CONCERNS, most=MOST_CONCERNS)),
        urls={name: list_url(list_behind(name)) for name in CONCERNS},
        departments=departments[:MOST_GROUPS],
        departments_in_all=len(departments),
        plans=plans[:MOST_GROUPS],
        plans_in_all=len(plans),
        day=_day(),
    )


@pages.get("/departments")
@door(to=May.SEE_OVERVIEW)
def departments() -> ResponseReturnValue:
    """Every department that leads something, the worst first."""
    return _whole_table(_("各部门"), _("部门"), _department_rows())


@pages.get("/plans")
@door(to=May.SEE_OVERVIEW)
def plans() -> ResponseReturnValue:
    """Every plan, the worst first."""
    return _whole_table(_("各计划"), _("计划"), _plan_rows())


def list_url(asked: LedgerFilter) -> str:
    """Where the list behind a number is, as of the same day."""
    return f"{_ledger()}?{urlencode(asked.as_query() | _day())}"


def _ledger() -> str:
    """The ledger's own address; built once a request, as a page has hundreds of numbers."""
    if "ledger_address" not in g:
        g.ledger_address = url_for("ledger.show")
    return str(g.ledger_address)


def _day() -> dict[str, Any]:
    return {"as_of": as_of().isoformat()} if is_as_of() else {}


def _whole_table(title: str, heading: str, rows: list[Row]) -> ResponseReturnValue:
    number = min(max(1, page_asked()), max(1, -(-len(rows) // PAGE_SIZE)))
    page = Page(rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, len(rows))
    return render_template(
        "overview/table.html", table_title=title, heading_words=heading, page=page, url_of=url_of_page, day=_day()
    )


def _department_rows() -> list[Row]:
    found = remembered.by_department(session(), horizon_here())
    bodies = session().execute(select(Department.id, Department.short_name).where(Department.id.in_(found)))
    return _rows(found, bodies, lambda key: LedgerFilter(department_id=key, role=AssignmentRole.LEAD))


def _plan_rows() -> list[Row]:
    found = remembered.by_plan(session(), horizon_here())
    titles = session().execute(select(Plan.id, Plan.title).where(Plan.id.in_(found), is_current(as_of())))
    return _rows(found, titles, lambda key: LedgerFilter(plan_id=key))


def _rows(found: Mapping[int, Figures], names: Iterable[Any], within: Callable[[int], LedgerFilter]) -> list[Row]:
    rows = [Row(name, found[key], within(key)) for key, name in names]
    return sorted(rows, key=lambda row: (row.urgency, row.name))


def _readings(whole: Figures) -> list[Reading]:
    def reading(count: str, words: str, light: Light | None = None, **given: Any) -> Reading:
        return Reading(getattr(whole, count), words, list_url(list_behind(count)), light, **given)

    return [
        reading("overdue", _("逾期"), Light.RED),
        reading("due_soon", _("临期"), Light.YELLOW),
        reading("unsigned", _("未签收")),
        reading("unreported", _("未报送")),
        reading("closed", _("办结"), of=whole.counted, note=f"{whole.percent}%"),
    ]
