"""What a department owes, most urgent first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.foundation.paging import count, page_of
from tracker.foundation.words import N_
from tracker.gate.as_of import as_of
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import visitor
from tracker.lights.rules import Light, Why
from tracker.pages.lights import why_of
from tracker.pages.next_step import Step, next_step
from tracker.pages.where_next import page_asked, url_of_page
from tracker.people.models import Role
from tracker.progress import queries as progress
from tracker.tasks import queries as tasks
from tracker.tasks.models import Assignment, AssignmentState

pages = Blueprint("owed", __name__, url_prefix="/owed")

SENT_BACK, UNSIGNED = N_("退回补正"), N_("逾期未签收")
BY_LIGHT = {Light.RED: N_("已逾期"), Light.YELLOW: N_("临期")}
THE_REST = N_("其他在办")


@dataclass(frozen=True)
class Due:
    """One part that is owed: the light it shows and what comes next."""

    part: Assignment
    seen: Why
    step: Step | None

    @property
    def can_be_signed(self) -> bool:
        """Whether it stands among those that are signed for together."""
        return self.step is not None and self.part.state is AssignmentState.PENDING_RECEIPT

    @property
    def heading(self) -> str:
        """Under which heading it stands: why it is as urgent as it is."""
        if self.part.state is AssignmentState.SENT_BACK:
            return SENT_BACK
        if self.part.state is AssignmentState.PENDING_RECEIPT and self.part.receipt_due_on < as_of():
            return UNSIGNED
        return BY_LIGHT.get(self.seen.light, THE_REST)


@pages.get("")
@door(to=May.SEE_OWED)
def show() -> ResponseReturnValue:
    """What the visitor's departments owe, the most urgent first; each row says what to do next."""
    departments, heads = visitor().department_ids, _departments_as(Role.HEAD)
    page = page_of(session(), tasks.owed_by(departments, on=as_of()), page_asked())
    return render_template(
        "owed/show.html",
        page=page,
        url_of=url_of_page,
        groups=_grouped(page.items),
        to_answer=session().scalars(progress.unanswered_by(departments)).all(),
        to_approve=session().scalars(progress.waiting_for_head(heads)).all() if heads else [],
        to_file=session().scalars(tasks.pending_filings_of(departments)).all(),
        waiting=count(session(), tasks.waiting_on_the_office(departments)),
    )


def _grouped(parts: Iterable[Assignment]) -> list[tuple[str, list[Due]]]:
    owed = [Due(part, why_of(part.task), next_step(part, visitor())) for part in parts]
    return [(heading, list(group)) for heading, group in groupby(owed, key=lambda due: due.heading)]


def _departments_as(role: Role) -> frozenset[int]:
    return frozenset(department for held, department in visitor().departments if held is role)
