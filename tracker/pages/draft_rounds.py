"""The rhythm of reporting that a document asks for, beside the words that ask for it."""

from __future__ import annotations

from typing import NamedTuple

from flask import flash, request
from flask.typing import ResponseReturnValue

from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake.actions.rhythm import set_rhythm
from tracker.intake.models import DraftPlan
from tracker.pages.forms.rounds import RoundForm
from tracker.pages.where_next import go
from tracker.plans.models import ReportCycle

CYCLES = {cycle.value: cycle for cycle in ReportCycle}


class Rhythm(NamedTuple):
    """One rhythm that was found, and the questions about it."""

    number: int
    words: str
    form: RoundForm


def rhythms(draft: DraftPlan) -> list[Rhythm]:
    """Each rhythm with its form."""
    return [
        Rhythm(
            number,
            each["text"] or each["phrase"],
            RoundForm(
                formdata=None,
                prefix=f"round-{number}",
                data={"cycle": each["cycle"], "day": each["day"], "is_kept": each["is_kept"]},
            ),
        )
        for number, each in enumerate(draft.rounds)
    ]


def save(draft: DraftPlan) -> ResponseReturnValue:
    """Take down what was said of one rhythm; the review shows it again with what was wrong."""
    number = request.form.get("number", 0, type=int)
    form = RoundForm(prefix=f"round-{number}")
    if form.sent_well() and form.achieves(lambda: _save(draft, number, form)):
        flash(_("已保存。"))
    else:
        flash("；".join(str(words) for complaints in form.errors.values() for words in complaints))
    return go("drafts.show", id=draft.id, _anchor="rounds")


def _save(draft: DraftPlan, number: int, form: RoundForm) -> None:
    cycle = CYCLES.get(form.cycle.data or "", ReportCycle.NONE)
    set_rhythm(session(), draft, number, cycle, form.day.data, is_kept=form.is_kept.data, act=act())
