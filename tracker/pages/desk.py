"""The coordinator's home: what waits for a word, what goes wrong, whether the clock runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select

from tracker.foundation import clock
from tracker.foundation.paging import count
from tracker.foundation.words import N_
from tracker.gate.as_of import as_of
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.intake import queries as intake
from tracker.lights.rules import Light
from tracker.overview import rollup
from tracker.overview.figures import Figures, list_behind
from tracker.pages.lights import horizon_here
from tracker.pages.overview import list_url
from tracker.progress import queries as progress
from tracker.reminders.models import SendingState
from tracker.reminders.post import letters
from tracker.runs.health import clockwork
from tracker.runs.jobs import Job
from tracker.tasks import queries as tasks

pages = Blueprint("desk", __name__, url_prefix="/desk")

MOST = 5
"""So many of each kind are listed; the number leads to all."""
LIGHTS = {"overdue": Light.RED, "due_soon": Light.YELLOW}
CONCERNS = {
    "overdue": N_("逾期未办结"),
    "due_soon": N_("临期"),
    "unsigned": N_("未签收"),
    "unreported": N_("未报送"),
}


@dataclass(frozen=True)
class Reading:
    """One number: what it counts, and where the list is."""

    number: int
    words: str
    url: str
    light: Light | None = None


@pages.get("")
@door(to=May.IMPORT)
def show() -> ResponseReturnValue:
    """What waits for the coordinator, the longest first; then what goes wrong; then whether reminders leave."""
    waiting = _waiting()
    works = clockwork(session(), now=clock.now())
    return render_template(
        "desk/show.html",
        waiting=waiting,
        number_waiting=sum(reading.number for reading in waiting),
        reports=_first(progress.waiting_for_review()),
        requests=_first(progress.pending_requests()),
        returns=session().scalars(tasks.open_returns()).all(),
        drafts=_first(intake.open_drafts()),
        unserved=session().scalars(tasks.departments_without_liaison(on=as_of())).all(),
        concerns=_concerns(rollup.figures(session(), horizon_here())),
        works=works,
        reminded=works.last_runs[Job.RAISE_REMINDERS],
    )


def _waiting() -> list[Reading]:
    counted: tuple[tuple[Select[Any], str, str], ...] = (
        (progress.waiting_for_review(), N_("报送待审核"), url_for("reports.index")),
        (progress.pending_requests(), N_("办结待审批"), url_for("ledger.show", signal="closure_requested")),
        (tasks.open_returns(), N_("部门退回待答复"), url_for("desk.show", _anchor="returns")),
        (intake.open_drafts(), N_("草稿待核对"), url_for("drafts.index")),
        (
            tasks.departments_without_liaison(on=as_of()),
            N_("部门没有联络员"),
            url_for("desk.show", _anchor="unserved"),
        ),
        (
            letters(SendingState.UNCERTAIN),
            N_("邮件送达待核"),
            url_for("sending.show", state=SendingState.UNCERTAIN.value),
        ),
    )
    return [Reading(count(session(), statement), words, url) for statement, words, url in counted]


def _concerns(whole: Figures) -> list[Reading]:
    return [
        Reading(getattr(whole, name), words, list_url(list_behind(name)), LIGHTS.get(name))
        for name, words in CONCERNS.items()
    ]


def _first(statement: Select[Any]) -> list[Any]:
    return list(session().scalars(statement.limit(MOST)))
