"""The question whom a name means: its possible answers, and what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from flask import request

from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.intake.directory import Meaning, Standing
from tracker.intake.doubts import pieces
from tracker.pages.forms.asking import options
from tracker.pages.forms.drafts import NameForm, joined

NEW, TYPED, SPLIT, DROP, LEVEL = "new", "typed", "split", "drop", "level"
FEW = 8
"""So many new names are shown at once, each answered beforehand; more are folded away behind one button."""
ASKED = re.compile(r"name-(\d{1,4})-name")
NUMBER = re.compile(r"[0-9]{1,9}")
"""What an answer that names a department looks like."""


class Answer(NamedTuple):
    """What was answered about one name."""

    name: str
    meaning: str = ""
    department: str = ""
    pieces: str = ""


class NameQuestion(NamedTuple):
    """One name and the question whom it means; a collective is asked about on a page of its own."""

    meaning: Meaning
    form: NameForm


def questions_about(unsettled: Iterable[Meaning], answers: Mapping[str, Answer]) -> list[NameQuestion]:
    """A question for each name, with what was answered.

    Answered beforehand only where nothing else is likely, and only while there are few: nothing out of sight is entered.
    """
    asked = list(unsettled)
    beforehand = NEW if sum(each.standing is Standing.NEW for each in asked) <= FEW else ""
    return [
        NameQuestion(meaning, _form(place, meaning, answers.get(meaning.name), beforehand))
        for place, meaning in enumerate(asked)
    ]


def answers_sent() -> dict[str, Answer]:
    """What was sent, name by name, however many there were."""
    prefixes = (f"name-{found[1]}-" for found in map(ASKED.fullmatch, request.form) if found)
    forms = [NameForm(request.form, prefix=prefix) for prefix in prefixes]
    given = (
        Answer(*(field.data or "" for field in (form.name, form.meaning, form.department, form.pieces)))
        for form in forms
    )
    return {answer.name: answer for answer in given}


def _form(place: int, meaning: Meaning, answer: Answer | None, beforehand: str) -> NameForm:
    answer = answer or Answer(meaning.name, beforehand if meaning.standing is Standing.NEW else "")
    if meaning.doubt and not answer.pieces and len(found := pieces(meaning.name)) > 1:
        answer = answer._replace(pieces=joined(found))
    form = NameForm(prefix=f"name-{place}-", data=answer._asdict())
    form.meaning.choices = options(_choices(meaning))
    return form


def _choices(meaning: Meaning) -> Iterator[tuple[str, str]]:
    """The answers that a name of this standing can have, the likeliest first."""
    if meaning.standing is Standing.MEMBERLESS:
        if meaning.proposed_members:
            all_of_level = (
                N_("同级的这 %(count)s 个单位都算")
                if meaning.is_of_those_concerned
                else N_("就是同级的这 %(count)s 个单位")
            )
            yield LEVEL, _(all_of_level, count=len(meaning.proposed_members))
        return
    for each in meaning.candidates:
        yield str(each.department.id), _("就是%(name)s（%(why)s）", name=each.department.name, why=_(each.why.label))
    if meaning.doubt:
        yield SPLIT, _("拆成几个名称")
        yield DROP, _("不是单位，从任务中删去")
    if meaning.proposal:
        level = _(meaning.proposal.level.label)
        yield NEW, _("新单位：%(name)s（%(level)s）", name=meaning.proposal.name, level=level)
    yield TYPED, _("是名录中的另一个单位")
