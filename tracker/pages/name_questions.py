"""The question whom a name means: its possible answers, and what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flask import request
from wtforms import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from tracker.gate.wording import say as _
from tracker.intake.directory import Meaning, Standing
from tracker.pages.forms.asking import options
from tracker.pages.forms.drafts import NameForm

NEW, TYPED = "new", "typed"
ASKED = re.compile(r"name-(\d{1,4})-name")
NUMBER = re.compile(r"[0-9]{1,9}")
"""What an answer that names a department looks like."""


class Answer(NamedTuple):
    """What was answered about one name."""

    name: str
    meaning: str = ""
    department: str = ""


class NameQuestion(NamedTuple):
    """One name and the question whom it means; a collective is asked about on a page of its own."""

    meaning: Meaning
    form: NameForm


def questions_about(unsettled: Iterable[Meaning], answers: Mapping[str, Answer]) -> list[NameQuestion]:
    """A question for each name, with what was answered; answered beforehand only where nothing else is likely."""
    return [
        NameQuestion(meaning, _form(place, meaning, answers.get(meaning.name)))
        for place, meaning in enumerate(unsettled)
    ]


def answers_sent() -> dict[str, Answer]:
    """What was sent, name by name, however many there were."""
    prefixes = (f"name-{found[1]}-" for found in map(ASKED.fullmatch, request.form) if found)
    forms = [NameForm(request.form, prefix=prefix) for prefix in prefixes]
    given = (Answer(form.name.data or "", form.meaning.data or "", form.department.data or "") for form in forms)
    return {answer.name: answer for answer in given}


def _form(place: int, meaning: Meaning, answer: Answer | None) -> NameForm:
    answer = answer or Answer(meaning.name, NEW if meaning.standing is Standing.NEW else "")
    form = NameForm(prefix=f"name-{place}-", data=answer._asdict())
    form.meaning.choices = _choices(meaning)
    return form


def _choices(meaning: Meaning) -> list[SelectChoice]:
    alike = [
        (str(each.department.id), _("就是%(name)s（%(why)s）", name=each.department.name, why=_(each.why.label)))
        for each in meaning.candidates
    ]
    new = [] if meaning.standing is Standing.RETIRED else [(NEW, _("作为新单位加入名录"))]
    return options([*alike, *new, (TYPED, _("是名录中的另一个单位"))])
